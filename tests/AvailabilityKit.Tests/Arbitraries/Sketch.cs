using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A small block diagram of the components 0..5 as data: drawn at random, shrunk, told its truth value, made into a block.</summary>
/// <param name="Component">The component's number, or -1 for a gate.</param>
/// <param name="Needed">How many members must be up.</param>
/// <param name="Members">The gate's members.</param>
public sealed record Sketch(int Component, int Needed, Sketch[] Members)
{
    public const int Components = 6;

    public static Arbitrary<Sketch> Arbitrary() => Arb.From(Gen.Sized(size => Draw(Math.Min(size, 12))), Shrink);

    public bool IsUp(uint states) =>
        Component >= 0 ? ((states >> Component) & 1) != 0 : Members.Count(member => member.IsUp(states)) >= Needed;

    /// <summary>The dual: up where this one, with every component's state turned round, is down.</summary>
    public Sketch Dual() => this with { Needed = Members.Length + 1 - Needed, Members = Array.ConvertAll(Members, m => m.Dual()) };

    /// <summary>The same with members of every gate in reverse.</summary>
    public Sketch Reversed() => this with { Members = Members.Reverse().Select(m => m.Reversed()).ToArray() };

    public Block ToBlock(Func<int, Block> component)
    {
        if (Component >= 0)
        {
            return component(Component);
        }

        var members = Members.Select(m => m.ToBlock(component)).ToArray();
        return Needed == Members.Length ? Block.Series(members)
            : Needed == 1 ? Block.Parallel(members)
            : Block.AtLeast(Needed, members);
    }

    /// <summary>The same diagram written with two-membered operators only, which nests it otherwise.</summary>
    public Block ToNestedBlock(Func<int, Block> component)
    {
        if (Component >= 0)
        {
            return component(Component);
        }

        var members = Members.Select(m => m.ToNestedBlock(component)).ToArray();
        return Needed == Members.Length ? members.Aggregate((a, b) => a & b)
            : Needed == 1 ? members.Reverse().Aggregate((a, b) => b | a)
            : Block.AtLeast(Needed, members);
    }

    public override string ToString() =>
        Component >= 0 ? $"c{Component}" : $"{Needed} of ({string.Join(", ", Members.Select(m => m.ToString()))})";

    private static Gen<Sketch> Draw(int size)
    {
        var leaf = Gen.Choose(0, Components - 1).Select(c => new Sketch(c, 1, []));
        return size < 2 ? leaf : Gen.Frequency(
            (1, leaf),
            (4, Gen.Choose(1, 4).SelectMany(n => Gen.Choose(1, n).SelectMany(k => Draw(size / 2).ArrayOf(n).Select(members => new Sketch(-1, k, members))))));
    }

    private static IEnumerable<Sketch> Shrink(Sketch sketch)
    {
        foreach (var member in sketch.Members)
        {
            yield return member;
        }

        for (var i = 0; i < sketch.Members.Length && sketch.Members.Length > 1; i++)
        {
            yield return sketch with
            {
                Needed = Math.Min(sketch.Needed, sketch.Members.Length - 1),
                Members = sketch.Members.Where((_, j) => j != i).ToArray(),
            };
        }

        for (var i = 0; i < sketch.Members.Length; i++)
        {
            foreach (var smaller in Shrink(sketch.Members[i]))
            {
                yield return sketch with { Members = sketch.Members.Select((m, j) => j == i ? smaller : m).ToArray() };
            }
        }
    }
}

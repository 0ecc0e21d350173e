using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A small structure of the components 0..5 with negations and exclusive-ors besides gates, and times for each component.</summary>
public sealed record SignedSketch(SignedSketch.Part Root, (double Mtbf, double Mttr)[] Times)
{
    public const int Components = 6;

    public static Arbitrary<SignedSketch> Arbitrary() => Arb.From(
        from root in Gen.Sized(size => Draw(Math.Min(size, 12)))
        from times in (from up in Gen.Choose(0, 40) from down in Gen.Choose(0, 40) select (Math.Pow(10, up / 10.0), Math.Pow(10, -down / 10.0))).ArrayOf(Components)
        select new SignedSketch(root, times),
        sketch => Smaller(sketch.Root).Select(root => sketch with { Root = root }));

    public bool IsUp(uint states) => Root.IsUp(states);

    public bool IsCoherent => Enumerable.Range(0, Components).All(i => Enumerable.Range(0, 1 << Components).All(states =>
        !IsUp((uint)states & ~(1u << i)) || IsUp((uint)states | (1u << i))));

    public Block ToBlock() => Root.ToBlock(i => Block.Component($"c{i}", Times[i].Mtbf.Seconds, Times[i].Mttr.Seconds));

    public override string ToString() => $"{Root}, {string.Join(", ", Times.Select((t, i) => $"c{i} up {t.Mtbf:R} s, down {t.Mttr:R} s"))}";

    private static Gen<Part> Draw(int size)
    {
        var leaf = Gen.Choose(0, Components - 1).Select(c => new Part('c', c, []));
        return size < 2 ? leaf : Gen.Frequency(
            (1, leaf),
            (1, Draw(size - 1).Select(member => new Part('!', 0, [member]))),
            (1, Draw(size / 2).ArrayOf(3).SelectMany(members => Gen.Choose(1, 3).Select(n => new Part('^', 0, members[..n])))),
            (3, Gen.Choose(1, 4).SelectMany(n => Gen.Choose(1, n).SelectMany(k => Draw(size / 2).ArrayOf(n).Select(members => new Part('k', k, members))))));
    }

    private static IEnumerable<Part> Smaller(Part part) => part.Members
        .Concat(part.Members.SelectMany((member, i) => Smaller(member).Select(smaller => part with { Members = [.. part.Members.Select((m, j) => j == i ? smaller : m)] })));

    /// <summary>A component 'c', a negation '!', an exclusive-or '^', or so many of the members 'k'.</summary>
    public sealed record Part(char Kind, int Number, Part[] Members)
    {
        public bool IsUp(uint states) => Kind switch
        {
            'c' => ((states >> Number) & 1) != 0,
            '!' => !Members[0].IsUp(states),
            '^' => Members.Count(member => member.IsUp(states)) % 2 == 1,
            _ => Members.Count(member => member.IsUp(states)) >= Number,
        };

        public Block ToBlock(Func<int, Block> component)
        {
            var members = Array.ConvertAll(Members, member => member.ToBlock(component));
            return Kind switch
            {
                'c' => component(Number),
                '!' => !members[0],
                '^' => Block.Xor(members),
                _ => Block.AtLeast(Number, members),
            };
        }

        public override string ToString() => Kind == 'c' ? $"c{Number}" : $"{Kind}{Number}({string.Join(", ", Members.Select(m => m.ToString()))})";
    }
}

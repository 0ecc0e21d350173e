using System.Numerics;
using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Blocks.CommonCauses;

/// <summary>Components that fail alone and together: each is a series of all that may strike it, and those of several stand in each of theirs.</summary>
/// <remarks>
/// For each subset of the members that can be struck at once there is one component of block diagrams, such as <c>[pump A, pump B]</c>, which is down with
/// the probability that the <see cref="CommonCauseModel"/> gives its size. They are independent of one another. Immutable.
/// </remarks>
/// <example><code>
/// var pumps = new CommonCauseGroup("pumps", 0.01, CommonCauseModel.Beta(0.1), "north pump", "south pump");
/// var cooling = pumps["north pump"] | pumps["south pump"];
/// </code></example>
[JsonConverter(typeof(EngineConverter))]
public sealed class CommonCauseGroup
{
    /// <summary>The most events that the subsets of a group may make; 16 members of a model with a factor for every size make 65,535.</summary>
    internal const int MaximumEvents = 100_000;

    private readonly Dictionary<string, Block> _blocks = new(StringComparer.Ordinal);

    /// <summary>Makes the group.</summary>
    /// <param name="name">What it is called, in messages.</param>
    /// <param name="total">The probability that one member fails, alone or with others.</param>
    /// <param name="model">How that is shared.</param>
    /// <param name="members">The names of the members, two or more, each once; they need not be alike.</param>
    /// <exception cref="ArgumentException">There are too few members, or one is blank or named twice.</exception>
    /// <exception cref="ModelException">The model has more factors than there are members, or the subsets make more than 100,000 events.</exception>
    public CommonCauseGroup(string name, Probability total, CommonCauseModel model, params IReadOnlyList<string> members)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(members);
        (Name, Total, Members) = (name, total, [.. members]);
        CheckMembers(name, Members);
        if (model.MistakeFor(Members.Count) is { } mistake)
        {
            throw new ModelException($"The common-cause group \"{name}\": {mistake}", name);
        }

        Probabilities = model.Probabilities(Members.Count, total);
        var strikes = Array.ConvertAll(new int[Members.Count], _ => new List<Block>());
        List<BlockComponent> events = [];
        foreach (var (struck, probability) in Subsets())
        {
            var component = Block.Component($"[{string.Join(", ", struck.Select(member => Members[member]))}]", Availability.FromUnavailability(probability));
            events.Add(component);
            struck.ForEach(member => strikes[member].Add(component));
        }

        Events = events;
        for (var i = 0; i < Members.Count; i++)
        {
            _blocks.Add(Members[i], strikes[i].Count == 0 ? Block.Always : Block.Series(strikes[i]));
        }
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The probability that one member fails, alone or with others, as it was given.</summary>
    public Probability Total { get; }

    /// <summary>The names of the members.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>For k = 1 to the number of members, the probability that an event strikes exactly a given k of them.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>A component for each event that can happen: those that strike one member first, then those that strike two, and so on.</summary>
    public IReadOnlyList<BlockComponent> Events { get; }

    /// <summary>A member as a block: up while nothing has struck it.</summary>
    /// <param name="member">Its name.</param>
    /// <exception cref="ArgumentException">No member bears the name.</exception>
    public Block this[string member]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(member);
            return _blocks.TryGetValue(member, out var block) ? block : throw new ArgumentException(
                $"The common-cause group \"{Name}\" has no member \"{member}\".{NearestName.Hint(member, Members)}", nameof(member));
        }
    }

    private static void CheckMembers(string name, IReadOnlyList<string> members)
    {
        if (members.Count < 2)
        {
            throw new ArgumentException($"The common-cause group \"{name}\" has {(members.Count == 0 ? "no member" : "one member")}; it takes two to have a cause in common.", nameof(members));
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (string.IsNullOrWhiteSpace(member) || !seen.Add(member))
            {
                throw new ArgumentException($"The common-cause group \"{name}\" has {(string.IsNullOrWhiteSpace(member) ? "a member without a name" : $"two members \"{member}\"")}; give each a name of its own.", nameof(members));
            }
        }
    }

    /// <summary>The subsets that can be struck, each with its probability, in order of size and then of their members.</summary>
    private List<(List<int> Struck, double Probability)> Subsets()
    {
        var count = BigInteger.Zero;
        var ofSize = BigInteger.One;
        for (var k = 1; k <= Members.Count; k++)
        {
            ofSize = ofSize * (Members.Count + 1 - k) / k;
            count += Probabilities[k - 1] > 0 ? ofSize : 0;
        }

        if (count > MaximumEvents)
        {
            throw new ModelException($"The common-cause group \"{Name}\" of {Members.Count} members makes {count} events, more than {MaximumEvents}; split it, or use a model with factors for fewer members at once.", Name);
        }

        List<(List<int>, double)> subsets = [];
        for (var k = 1; k <= Members.Count; k++)
        {
            if (Probabilities[k - 1] > 0)
            {
                AddOfSize(k);
            }
        }

        return subsets;

        void AddOfSize(int size)
        {
            var chosen = Enumerable.Range(0, size).ToArray();
            while (true)
            {
                subsets.Add(([.. chosen], Probabilities[size - 1]));
                var last = size - 1;
                while (last >= 0 && chosen[last] == Members.Count - size + last)
                {
                    last--;
                }

                if (last < 0)
                {
                    return;
                }

                chosen[last]++;
                for (var i = last + 1; i < size; i++)
                {
                    chosen[i] = chosen[i - 1] + 1;
                }
            }
        }
    }
}

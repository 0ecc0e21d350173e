using AvailabilityKit.Markov;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>What is known of a chain, whether a model was explored or explicit files were read.</summary>
internal sealed class ChainFacts
{
    public required string Name { get; init; }

    public required bool IsDiscrete { get; init; }

    public required RateMatrix Rates { get; init; }

    /// <summary>Which states are initial.</summary>
    public required int[] Starts { get; init; }

    public required StateLayout Layout { get; init; }

    /// <summary>The states, packed.</summary>
    public required ulong[] Packed { get; init; }

    public required Scope Scope { get; init; }

    /// <summary>Labels that are expressions.</summary>
    public Dictionary<string, NamedSyntax> Labels { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Labels that are lists of states.</summary>
    public Dictionary<string, bool[]> Marked { get; init; } = new(StringComparer.Ordinal);

    public required IReadOnlyList<ChainRewards> Rewards { get; init; }

    public required PrismOptions Options { get; init; }

    public int StateCount => Rates.StateCount;

    public static ChainFacts Of(ExploredModel explored, string name, PrismOptions options) => new()
    {
        Name = name,
        IsDiscrete = explored.Model.IsDiscrete,
        Rates = explored.Rates,
        Starts = [.. Enumerable.Range(0, explored.StartCount)],
        Layout = explored.Model.Layout,
        Packed = explored.Packed,
        Scope = explored.Model.Scope,
        Labels = explored.Model.Labels,
        Rewards = [.. explored.Model.Rewards.Select((rewards, i) => new ChainRewards(
            rewards.Name, rewards.OfStates, null, explored.TransitionRewardRates[i], explored.KeptRewards[i]))],
        Options = options,
    };

    /// <summary>The values of a state's variables, and its number behind them.</summary>
    public void Read(int state, int[] values)
    {
        Layout.Unpack(Packed.AsSpan(state * Layout.Words, Layout.Words), values);
        values[^1] = state;
    }

    /// <summary>Room for the values of a state.</summary>
    public int[] Room() => new int[Layout.Variables.Length + 1];

    public string Show(int state)
    {
        var values = Room();
        Read(state, values);
        return Layout.Show(values);
    }

    /// <summary>In which states a truth value holds.</summary>
    public bool[] Where(Term condition)
    {
        var marks = new bool[StateCount];
        var values = Room();
        for (var state = 0; state < marks.Length; state++)
        {
            Read(state, values);
            marks[state] = condition.HoldsIn(values);
        }

        return marks;
    }

    /// <summary>A label as a term.</summary>
    public Term Label(Syntax at, Scope scope, IReadOnlyDictionary<string, NamedSyntax> more)
    {
        var name = at.Text;
        if (Marked.TryGetValue(name, out var marks))
        {
            return new MarkTerm(marks);
        }

        if (name is "init" or "deadlock")
        {
            return new MarkTerm(name == "init" ? Initial() : Deadlocks());
        }

        return Labels.TryGetValue(name, out var label) || more.TryGetValue(name, out label)
            ? new TermCompiler(scope, null, syntax => throw Tokenizer.Refusal(syntax.Line, syntax.Column, "A label cannot stand in a label; write what it means.")).Compile(label.Value, ValueType.Truth, "A label")
            : throw Tokenizer.Refusal(at.Line, at.Column, $"There is no label {Documents.MessageExcerpt.Quoted(name)}.{NearestName.Hint(name, LabelNames.Concat(more.Keys))}");
    }

    public IEnumerable<string> LabelNames => Labels.Keys.Concat(Marked.Keys).Concat(["init", "deadlock"]).Distinct(StringComparer.Ordinal);

    /// <summary>The states that nothing leads out of.</summary>
    public bool[] Deadlocks()
    {
        var deadlocks = new bool[StateCount];
        for (var state = 0; state < deadlocks.Length; state++)
        {
            deadlocks[state] = Rates.Offsets[state] == Rates.Offsets[state + 1];
        }

        return deadlocks;
    }

    private bool[] Initial()
    {
        var initial = new bool[StateCount];
        foreach (var state in Starts)
        {
            initial[state] = true;
        }

        return initial;
    }
}

using System.Globalization;
using System.Text;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Writes a chain as explicit files: PRISM manual, "Explicit Model Files". Numbers have as many digits as it takes to read the same ones again.</summary>
internal static class ExplicitWriter
{
    public static void Write(ChainFacts facts, string path)
    {
        for (var i = 0; i < facts.Rewards.Count; i++)
        {
            if (facts.Rewards[i] is { TransitionRates: not null, Kept: null })
            {
                throw new InvalidOperationException($"The rewards \"{facts.Rewards[i].Name}\" are earned by transitions, and which earns what was not kept; explore with keepTransitionRewards: true.");
            }
        }

        using (var file = Open(path))
        {
            WriteTransitions(facts, file);
        }

        using (var file = Open(Path.ChangeExtension(path, ".sta")))
        {
            WriteStates(facts, file);
        }

        using (var file = Open(Path.ChangeExtension(path, ".lab")))
        {
            WriteLabels(facts, file);
        }

        for (var i = 0; i < facts.Rewards.Count; i++)
        {
            WriteRewards(facts, i, path);
        }
    }

    private static StreamWriter Open(string path) => new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 65_536) { NewLine = "\n" };

    private static void WriteTransitions(ChainFacts facts, TextWriter file)
    {
        var rates = facts.Rates;
        file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rates.StateCount} {rates.TransitionCount}"));
        for (var state = 0; state < rates.StateCount; state++)
        {
            for (var entry = rates.Offsets[state]; entry < rates.Offsets[state + 1]; entry++)
            {
                file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{state} {rates.Columns[entry]} {rates.RatesPerSecond[entry]:R}"));
            }
        }
    }

    private static void WriteStates(ChainFacts facts, TextWriter file)
    {
        var variables = facts.Layout.Variables;
        file.WriteLine($"({string.Join(',', variables.Select(variable => variable.Name))})");
        var values = facts.Room();
        for (var state = 0; state < facts.StateCount; state++)
        {
            facts.Read(state, values);
            file.WriteLine($"{state.ToString(CultureInfo.InvariantCulture)}:({string.Join(',', variables.Select((variable, i) => variable.Show(values[i])))})");
        }
    }

    private static void WriteLabels(ChainFacts facts, TextWriter file)
    {
        string[] names = [.. facts.LabelNames.OrderBy(name => name is "init" ? 0 : name is "deadlock" ? 1 : 2)];
        var scope = facts.Scope.Wider([]);
        var none = new Dictionary<string, NamedSyntax>(StringComparer.Ordinal);
        var marks = Array.ConvertAll(names, name => facts.Where(facts.Label(new Syntax(Operation.Label, name, 0, [], 1, 1), scope, none)));
        file.WriteLine(string.Join(' ', names.Select((name, i) => $"{i.ToString(CultureInfo.InvariantCulture)}=\"{name}\"")));
        for (var state = 0; state < facts.StateCount; state++)
        {
            var holds = Enumerable.Range(0, names.Length).Where(i => marks[i][state]).Select(i => i.ToString(CultureInfo.InvariantCulture));
            if (string.Join(' ', holds) is { Length: > 0 } listed)
            {
                file.WriteLine($"{state.ToString(CultureInfo.InvariantCulture)}: {listed}");
            }
        }
    }

    private static void WriteRewards(ChainFacts facts, int number, string path)
    {
        var rewards = facts.Rewards[number];
        var stem = Path.ChangeExtension(path, null) + (facts.Rewards.Count > 1 ? (number + 1).ToString(CultureInfo.InvariantCulture) : "");
        var ofStates = rewards.OfStates(facts);
        using (var file = Open(stem + ".srew"))
        {
            WriteHeader(file, rewards.Name, "State");
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{facts.StateCount} {ofStates.Count(reward => reward != 0)}"));
            for (var state = 0; state < ofStates.Length; state++)
            {
                if (ofStates[state] != 0)
                {
                    file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{state} {ofStates[state]:R}"));
                }
            }
        }

        if (rewards.Kept is not { } kept)
        {
            return;
        }

        using var transitions = Open(stem + ".trew");
        WriteHeader(transitions, rewards.Name, "Transition");
        transitions.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{facts.StateCount} {kept.Count(reward => reward != 0)}"));
        var rates = facts.Rates;
        for (var state = 0; state < rates.StateCount; state++)
        {
            for (var entry = rates.Offsets[state]; entry < rates.Offsets[state + 1]; entry++)
            {
                if (kept[entry] != 0)
                {
                    transitions.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{state} {rates.Columns[entry]} {kept[entry] / rates.RatesPerSecond[entry]:R}"));
                }
            }
        }
    }

    private static void WriteHeader(TextWriter file, string name, string kind)
    {
        if (name.Length > 0)
        {
            file.WriteLine($"# Reward structure \"{name}\"");
        }
        else
        {
            file.WriteLine("# Reward structure");
        }

        file.WriteLine($"# {kind} rewards");
    }
}

using System.Collections.Immutable;
using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Simulation;

/// <summary>A behaviour made ready to be lived: for every outcome, which activities, reactions and measures must be looked at again after it.</summary>
/// <remarks>Compiled once and shared by all replications. What an outcome does not write cannot have changed a guard, a speed or a measure that does not read it.</remarks>
internal sealed class SimulationPlan
{
    private readonly int[][] _guardsReading;
    private readonly int[][] _speedsReading;
    private readonly int[][] _reactionsReading;
    private readonly int[][] _measuresReading;

    /// <param name="behaviour">What is lived.</param>
    /// <param name="measures">What is watched.</param>
    /// <param name="maximumReactions">How many reactions may follow one another.</param>
    /// <param name="biasing">Which activities and outcomes may be made frequent; null for none.</param>
    /// <param name="ledger">What is added up beside the measures; null for nothing.</param>
    /// <exception cref="ArgumentException">A measure reads a variable of another behaviour.</exception>
    public SimulationPlan(Behaviour behaviour, ImmutableArray<Measure> measures, int maximumReactions, FailureBiasing? biasing = null, LedgerPlan? ledger = null)
    {
        Behaviour = behaviour;
        Measures = measures;
        MaximumReactions = maximumReactions;
        Ledger = ledger;
        var parameters = new Parameters(behaviour);
        var numbers = parameters.Values;
        var tags = new List<Tag>();
        (Activities, Reactions) = Happening.Of(behaviour, [.. behaviour.Variables], parameters, tags);
        Tags = [.. tags];
        RatesPerSecond = Array.ConvertAll(Activities, activity => numbers[activity.Rate]);
        IsExponential = Array.ConvertAll(Activities, activity => activity.Activity!.Lifetime.Phases.Length == 1);
        _guardsReading = Readers(Activities.Length, (activity, reads) => Activities[activity].Guard.CollectReads(reads));
        _speedsReading = Readers(Activities.Length, (activity, reads) => Activities[activity].Activity!.Speed?.CollectReads(reads));
        _reactionsReading = Readers(Reactions.Length, (reaction, reads) => Reactions[reaction].Guard.CollectReads(reads));
        CanChange = new bool[Measures.Length];
        _measuresReading = Readers(Measures.Length, (measure, reads) =>
        {
            Measures[measure].CollectReads(reads);
            CanChange[measure] = reads.Variables.Count > 0;
            ledger?.CollectReads(measure, reads);
        });
        Biasing = biasing;
        IsFailure = Array.ConvertAll(Activities, activity => biasing?.IsFailure(activity.Activity!) ?? false);
        biasing?.RequireKnown(behaviour);
        ActivityBranches = [.. Activities.Select((activity, index) => BranchesOf(activity, index, numbers))];
        ReactionBranches = [.. Reactions.Select(reaction => BranchesOf(reaction, null, numbers))];
    }

    /// <summary>One outcome.</summary>
    /// <param name="UpTo">The sum of the probabilities up to this outcome.</param>
    /// <param name="Assignments">What changes.</param>
    /// <param name="Tag">The index of its tag, or -1.</param>
    /// <param name="Activities">Whose guard may have changed; the activity itself is among them, since it is spent.</param>
    /// <param name="Speeds">Whose speed may have changed; it matters where the activity runs.</param>
    /// <param name="Reactions">Whose guard may have changed.</param>
    /// <param name="Measures">Which may have changed.</param>
    /// <param name="BiasedUpTo">The sum of the probabilities up to this outcome where failures are made frequent.</param>
    /// <param name="Ratio">The probability of the outcome divided by that where failures are made frequent.</param>
    /// <param name="Chance">What the state before makes of the probability; null where that is nothing for all outcomes of the event.</param>
    public sealed record Branch(double UpTo, Assignment[] Assignments, int Tag, int[] Activities, int[] Speeds, int[] Reactions, int[] Measures, double BiasedUpTo, double Ratio, Amount? Chance)
    {
        /// <summary>The probability, before the state makes something of it.</summary>
        public double Probability { get; init; }
    }

    public Behaviour Behaviour { get; }

    public ImmutableArray<Measure> Measures { get; }

    /// <summary>Whether a measure reads anything: what reads nothing is known.</summary>
    public bool[] CanChange { get; }

    /// <summary>What is added up beside the measures; null for nothing.</summary>
    public LedgerPlan? Ledger { get; }

    public int MaximumReactions { get; }

    /// <summary>What takes time; activities that never end are left out.</summary>
    public Happening[] Activities { get; }

    public Happening[] Reactions { get; }

    public Tag[] Tags { get; }

    /// <summary>One over the mean of each activity.</summary>
    public double[] RatesPerSecond { get; }

    /// <summary>Whether an activity has no age.</summary>
    public bool[] IsExponential { get; }

    /// <summary>What may be made frequent; null for nothing.</summary>
    public FailureBiasing? Biasing { get; }

    /// <summary>Whether an activity may be made frequent.</summary>
    public bool[] IsFailure { get; }

    /// <summary>Whether any activity or outcome may be made frequent.</summary>
    public bool CanBeBiased => IsFailure.Contains(true) || ActivityBranches.Concat(ReactionBranches).Any(branches => Array.Exists(branches, branch => branch.Ratio != 1));

    public Branch[][] ActivityBranches { get; }

    public Branch[][] ReactionBranches { get; }

    private int[][] Readers(int count, Action<int, VariableSet> collectReads)
    {
        var readers = new List<int>[Behaviour.Variables.Count];
        for (var reader = 0; reader < count; reader++)
        {
            var reads = new VariableSet();
            collectReads(reader, reads);
            foreach (var variable in reads.Variables)
            {
                if (variable.Index >= readers.Length || Behaviour.Variables[variable.Index] != variable)
                {
                    throw new ArgumentException($"What is watched reads the variable \"{variable}\", which is not one of \"{Behaviour.Name}\"; use variables of its own builder.", nameof(collectReads));
                }

                (readers[variable.Index] ??= []).Add(reader);
            }
        }

        return Array.ConvertAll(readers, list => list?.ToArray() ?? []);
    }

    private Branch[] BranchesOf(Happening happening, int? activity, double[] numbers)
    {
        var probabilities = Array.ConvertAll(happening.Branches, branch => numbers[branch.Parameter]);
        var isDrawn = Array.Exists(happening.Branches, branch => branch.Chance is not null);
        var biased = (isDrawn ? null : Biasing)?.Biased(probabilities, Array.ConvertAll(happening.Branches, branch => branch.Tag < 0 ? null : Tags[branch.Tag])) ?? probabilities;
        var (upTo, biasedUpTo) = (0.0, 0.0);
        return
        [
            .. happening.Branches.Select((branch, index) => new Branch(
                upTo += probabilities[index],
                branch.Assignments,
                branch.Tag,
                Touched(branch, _guardsReading, activity),
                Touched(branch, _speedsReading, null),
                Touched(branch, _reactionsReading, null),
                Touched(branch, _measuresReading, null),
                biasedUpTo += biased[index],
                probabilities[index] / biased[index],
                isDrawn ? branch.Chance ?? 1 : null) { Probability = probabilities[index] }),
        ];
    }

    private static int[] Touched(Happening.Branch branch, int[][] readers, int? itself)
    {
        var touched = new SortedSet<int>(branch.Assignments.SelectMany(assignment => readers[assignment.Variable.Index]));
        if (itself is { } spent)
        {
            touched.Add(spent);
        }

        return [.. touched];
    }
}

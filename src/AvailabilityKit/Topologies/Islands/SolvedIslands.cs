namespace AvailabilityKit.Topologies.Islands;

/// <summary>The parts of islands that the services of a topology stand on and their solutions, each solved once however many services refer to it.</summary>
internal sealed class SolvedIslands
{
    private readonly ResolvedTopology _topology;
    private readonly int[] _indexOf;
    private readonly Dictionary<string, SolvedPart> _solved = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ServicePlan> _plans = [];

    public SolvedIslands(ResolvedTopology topology, EvaluationOptions options, CancellationToken cancellationToken)
    {
        _topology = topology;
        Islands = IslandPartition.Of(topology, BehaviourBasis.Of(options));
        _indexOf = Array.ConvertAll(topology.Elements, static _ => -1);
        for (var island = 0; island < Islands.Count; island++)
        {
            Array.ForEach(Islands[island].WithState, element => _indexOf[element] = island);
        }

        for (var service = 0; service < topology.Elements.Length; service++)
        {
            if (topology.Elements[service] is Service)
            {
                _plans.Add(service, ServicePlan.Of(topology, AskedBy(service), service));
            }
        }

        Solve(options, cancellationToken);
    }

    /// <summary>A part and its solution.</summary>
    public sealed record SolvedPart(IslandPart Part, IslandSolution Solution);

    public IReadOnlyList<Island> Islands { get; }

    /// <summary>What was solved, in the order of the islands.</summary>
    public IReadOnlyCollection<SolvedPart> Parts => _solved.Values;

    /// <summary>How a service stands on its parts.</summary>
    public ServicePlan PlanOf(int service) => _plans[service];

    /// <summary>The solution of what a service asks.</summary>
    public IslandSolution SolutionOf(PlannedView view) => _solved[view.Part.Key].Solution;

    /// <summary>The solution of the smallest part that an element is in; null where no service stands on it.</summary>
    public IslandSolution? SolutionFor(int element) =>
        _solved.Values.Where(solved => solved.Part.Elements.Contains(element)).MinBy(solved => solved.Part.Variables.Length)?.Solution;

    private void Solve(EvaluationOptions options, CancellationToken cancellationToken)
    {
        var parts = _plans.Values.SelectMany(plan => plan.Views).Select(view => view.Part)
            .DistinctBy(part => part.Key).OrderBy(part => _indexOf[part.Elements[0]]).ToArray();
        foreach (var part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            options.Progress?.Report(new EvaluationProgress($"Solving the island of {part.Island.Name}", _solved.Count, parts.Length + _plans.Count));
            _solved.Add(part.Key, new SolvedPart(part, IslandSolution.Of(_topology, part, options, cancellationToken)));
        }
    }

    /// <summary>What a service asks of each island, in the order in which it sees the islands.</summary>
    private List<AskedPart> AskedBy(int service)
    {
        var seen = new List<int>?[Islands.Count];
        List<int> inOrder = [];
        foreach (var element in _topology.SeenBy(service))
        {
            var island = _indexOf[element];
            if (island < 0)
            {
                continue;
            }

            if (seen[island] is null)
            {
                inOrder.Add(island);
            }

            (seen[island] ??= []).Add(element);
        }

        List<AskedPart> asked = [];
        foreach (var island in inOrder)
        {
            asked.AddRange(IslandPart.For(Islands[island], _topology, [.. seen[island]!]));
        }

        return asked;
    }
}

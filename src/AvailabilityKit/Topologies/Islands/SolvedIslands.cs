namespace AvailabilityKit.Topologies.Islands;

/// <summary>The islands of a topology and their solutions, each solved once however many services refer to it.</summary>
internal sealed class SolvedIslands
{
    private readonly IslandSolution[] _solutions;
    private readonly int[] _indexOf;
    private readonly Dictionary<int, IslandSolution> _windows = [];

    public SolvedIslands(ResolvedTopology topology, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var withPlanned = options.Planned == PlannedDowntime.Included;
        Islands = IslandPartition.Of(topology, withPlanned);
        _indexOf = [.. Enumerable.Repeat(-1, topology.Elements.Length)];
        _solutions = new IslandSolution[Islands.Count];
        var steps = Islands.Count + topology.Topology.Services.Count();
        for (var i = 0; i < Islands.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            options.Progress?.Report(new EvaluationProgress($"Solving the island of {IslandRules.NameOf(topology, Islands[i])}", i, steps));
            _solutions[i] = IslandSolution.Of(topology, Islands[i], options, cancellationToken);
            foreach (var element in Islands[i].UnitElements.Concat(Islands[i].Clusters))
            {
                _indexOf[element] = i;
            }
        }

        for (var element = 0; withPlanned && element < topology.Elements.Length; element++)
        {
            IReadOnlyList<PlannedWork> planned = topology.Elements[element] switch
            {
                Component component when !topology.IsUnderCluster[element] => component.Planned,
                FaultTolerantServer server when !topology.IsUnderCluster[element] => server.Planned,
                Cluster cluster => cluster.Planned,
                _ => [],
            };
            if (planned.Any(work => work.Online.Complement > 0 && work.Lasting > Duration.Zero))
            {
                _windows.Add(element, IslandSolution.Windows(topology.Elements[element].Name, planned));
            }
        }
    }

    public IReadOnlyList<Island> Islands { get; }

    public IslandSolution this[int island] => _solutions[island];

    /// <summary>The island an element has its state in, or -1 for a service, a group or a crew.</summary>
    public int IndexOf(int element) => _indexOf[element];

    /// <summary>The planned windows of an element, or null where it has none of its own.</summary>
    public IslandSolution? WindowsOf(int element) => _windows.GetValueOrDefault(element);
}

using AvailabilityKit.Blocks;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// An element that is a block diagram: each of its components fails and is repaired by itself, one name being one component, and
/// whether the diagram is up is asked of every state anew. No diagram is compiled.
/// </summary>
internal sealed class NaiveDiagram(BlockElement element) : NaivePart(element.Name)
{
    private readonly BlockComponent[] _components = [.. ComponentsOf(element.Block).DistinctBy(component => component.Name)];

    public override IEnumerable<KeyValuePair<Variable, object?>> Initially() => _components.Select(component => Value(component.Name, true));

    public override NaiveCause? DownBy(NaiveState state) =>
        IsUp(element.Block, name => state.Get<bool>(Name, name)) ? null : new(Name, "outage", CauseKind.Unspecified);

    public override bool IsPerfect(NaiveState state) => _components.All(component => state.Get<bool>(Name, component.Name));

    public override IEnumerable<NaiveMove> Moves(NaiveState state) => _components.Select(component => state.Get<bool>(Name, component.Name)
        ? new NaiveMove(state.With(Name, component.Name, false), Per(component.Mtbf!.Value))
        : new NaiveMove(state.With(Name, component.Name, true), Per(component.Mttr!.Value)));

    private static IEnumerable<BlockComponent> ComponentsOf(Block block) => block switch
    {
        BlockComponent component => [component],
        GateBlock gate => gate.Members.SelectMany(ComponentsOf),
        NotBlock negation => ComponentsOf(negation.Member),
        XorBlock exclusive => exclusive.Members.SelectMany(ComponentsOf),
        NetworkBlock network => network.Vertices.Concat(network.Edges).SelectMany(ComponentsOf),
        _ => [],
    };

    private static bool IsUp(Block block, Func<string, bool> isUp) => block switch
    {
        BlockComponent component => isUp(component.Name),
        ConstantBlock constant => constant.IsUp,
        GateBlock gate => gate.Members.Count(member => IsUp(member, isUp)) >= gate.Needed,
        NotBlock negation => !IsUp(negation.Member, isUp),
        XorBlock exclusive => exclusive.Members.Count(member => IsUp(member, isUp)) % 2 == 1,
        NetworkBlock network => IsConnected(network, isUp),
        _ => throw new NotSupportedException($"The naive interpreter knows no {block.GetType().Name}."),
    };

    /// <summary>Whether from the first terminal every other is reached over vertices and edges that are up.</summary>
    private static bool IsConnected(NetworkBlock network, Func<string, bool> isUp)
    {
        HashSet<int> reached = [];
        Enter(network.Terminals[0]);
        return network.Terminals.All(reached.Contains);

        void Enter(int vertex)
        {
            if (!IsUp(network.Vertices[vertex], isUp) || !reached.Add(vertex))
            {
                return;
            }

            for (var edge = 0; edge < network.Edges.Length; edge++)
            {
                if (IsUp(network.Edges[edge], isUp))
                {
                    var (from, to) = (network.Sources[edge], network.Targets[edge]);
                    if (from == vertex)
                    {
                        Enter(to);
                    }

                    if (to == vertex && !network.Directed)
                    {
                        Enter(from);
                    }
                }
            }
        }
    }
}

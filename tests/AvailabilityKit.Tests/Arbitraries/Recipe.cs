using AvailabilityKit.Topologies;
using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A recipe for a small topology: components, a group over some, a cluster over others, a crew or none. It shrinks part by part.</summary>
public sealed record Recipe(int[] MtbfHours, int[] MttrMinutes, int GroupAtLeast, int ClusterNodes, bool ActiveActive, double Coverage, bool Crew, bool Planned, int Nested)
{
    public int Parts => Math.Min(MtbfHours.Length, MttrMinutes.Length);

    public Topology Build(Func<string, string>? rename = null, int shuffle = 0)
    {
        rename ??= name => name;
        List<Element> elements = [];
        List<string> series = [];
        for (var i = 0; i < Parts; i++)
        {
            var fault = new Fault(i % 2 == 0 ? FaultKind.Hardware : FaultKind.Software, MtbfHours[i].Hours, MttrMinutes[i].Minutes);
            elements.Add(new Component(rename($"part-{i}"), ComponentKind.Server, [fault])
            {
                Planned = Planned && i == 0 ? [PlannedWork.PerYear("upgrade", 4, 1.Hours)] : [],
            });
        }

        var nodes = Math.Min(ClusterNodes, Parts);
        if (nodes >= 2)
        {
            elements.Add(new Cluster(rename("cluster"), Enumerable.Range(0, nodes).Select(i => rename($"part-{i}")), Failover.In(30.Seconds).Covering(Coverage).OtherwiseIn(15.Minutes))
            {
                Mode = ActiveActive ? ClusterMode.ActiveActive : ClusterMode.ActivePassive,
                RepairCrews = Crew ? 1 : null,
            });
            series.Add(rename("cluster"));
        }
        else
        {
            nodes = 0;
        }

        var rest = Enumerable.Range(nodes, Parts - nodes).Select(i => rename($"part-{i}")).ToArray();
        if (rest.Length >= 2)
        {
            elements.Add(new RedundancyGroup(rename("group"), rest, 1 + (GroupAtLeast % rest.Length)));
            series.Add(rename("group"));
        }
        else
        {
            series.AddRange(rest);
        }

        var top = series.ToArray();
        for (var level = 0; level < Nested; level++)
        {
            elements.Add(new RedundancyGroup(rename($"level-{level}"), top, top.Length));
            top = [rename($"level-{level}")];
        }

        elements.Add(new Service(rename("service"), top, Load.PerSecond(10, 100.Milliseconds)));
        var random = new System.Random(shuffle);
        var order = shuffle == 0 ? elements : [.. elements.OrderBy(_ => random.Next())];
        return order.Aggregate(Topology.Named("random"), (topology, element) => topology.With(element));
    }

    public static Arbitrary<Recipe> Arbitrary() => Arb.From(
        from parts in Gen.Choose(1, 6)
        from mtbf in Gen.Choose(1, 20_000).ArrayOf(parts)
        from mttr in Gen.Choose(1, 3_000).ArrayOf(parts)
        from atLeast in Gen.Choose(0, 5)
        from nodes in Gen.Choose(0, 3)
        from active in Gen.Elements(true, false)
        from coverage in Gen.Elements(1.0, 0.95, 0.5, 0.0)
        from crew in Gen.Elements(true, false)
        from planned in Gen.Elements(true, false)
        from nested in Gen.Choose(0, 2)
        select new Recipe(mtbf, mttr, atLeast, nodes, active, coverage, crew, planned, nested),
        Smaller);

    public override string ToString() =>
        $"mtbf [{string.Join(", ", MtbfHours)}] h, mttr [{string.Join(", ", MttrMinutes)}] min, group at least {GroupAtLeast}, cluster of {ClusterNodes}, active/active {ActiveActive}, coverage {Coverage}, crew {Crew}, planned {Planned}, nested {Nested}";

    private static IEnumerable<Recipe> Smaller(Recipe recipe)
    {
        if (recipe.Parts > 1)
        {
            yield return recipe with { MtbfHours = recipe.MtbfHours[1..], MttrMinutes = recipe.MttrMinutes[1..] };
        }

        if (recipe.ClusterNodes > 0)
        {
            yield return recipe with { ClusterNodes = recipe.ClusterNodes - 1 };
        }

        if (recipe.Planned)
        {
            yield return recipe with { Planned = false };
        }

        if (recipe.Crew)
        {
            yield return recipe with { Crew = false };
        }

        if (recipe.Nested > 0)
        {
            yield return recipe with { Nested = 0 };
        }

        if (recipe.Coverage < 1)
        {
            yield return recipe with { Coverage = 1 };
        }
    }
}

using AvailabilityKit.Topologies;
using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>
/// A random system of everything a topology can say: components of several faults and planned works, lockstep servers, groups and
/// clusters in one another and on shared needs, failback, crews of any size and discipline, a stock of spares, common causes, known availabilities, Markov chains
/// and block diagrams. Half of the systems have alike
/// components, so that nodes are lumped. It shrinks part by part.
/// </summary>
public sealed record SystemSketch(PartSketch[] Parts, CrewSketch[] Crews, int ExtraNeed, int SecondService, int Stock)
{
    /// <summary>Which common causes there are; none for 0.</summary>
    public int Causes { get; init; }

    private static readonly double[] MtbfHours = [20, 300, 8_760, 200_000];
    private static readonly double[] MttrMinutes = [0, 1, 30, 600, 4_000];
    private static readonly FaultKind[] FaultKinds = [FaultKind.Hardware, FaultKind.Software, FaultKind.Environment, FaultKind.Operator];
    private static readonly PlannedWork[] Works =
    [
        new("upgrade", Duration.FromHours(720), Duration.FromHours(1)),
        new("firmware", Duration.FromHours(2_160), Duration.FromHours(4), online: 0.5),
        new("patch", Duration.FromHours(168), Duration.FromMinutes(10)),
    ];

    private static readonly Failover[] Failovers =
    [
        Failover.In(30.Seconds),
        Failover.In(Duration.Zero),
        Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(15.Minutes),
        Failover.In(5.Minutes).Covering(0.5).OtherwiseIn(1.Hours).FailingBackIn(10.Seconds),
        Failover.In(1.Minutes).Covering(0).OtherwiseIn(20.Minutes).SwitchingOverIn(Duration.Zero),
        Failover.In(30.Seconds).FailingBackIn(Duration.Zero).SwitchingOverIn(5.Seconds),
        Failover.In(4.Hours).DecidedAfter(10.Minutes).Covering(0.8).OtherwiseIn(6.Hours),
        Failover.In(2.Hours).FirstReadyServes().FailingBackIn(5.Minutes),
        Failover.In(1.Hours).DecidedAfter(2.Minutes).CarriedThrough(),
    ];

    private static readonly Standby[] Standbys = [Standby.Hot, Standby.Cold, Standby.Warm(0.25)];

    public static Arbitrary<SystemSketch> Arbitrary() => Arb.From(Systems().Where(IsQuick), Smaller);

    /// <summary>Once in some thousands a system has an island of very many states, whose elimination takes minutes and shows no more than that of a few.</summary>
    private static bool IsQuick(SystemSketch sketch)
    {
        try
        {
            sketch.Build().Evaluate(new EvaluationOptions { MaximumStates = 1_000 });
            return true;
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is not null)
        {
            return false;
        }
        catch (ModelException)
        {
            // Planned work that finds no time is for the tests to meet.
            return true;
        }
    }

    public Topology Build()
    {
        List<Element> elements = [];
        for (var i = 0; i < Parts.Length; i++)
        {
            elements.Add(Part(i, elements));
        }

        var needed = elements.SelectMany(NamesIn).ToHashSet();
        var roots = elements.Select(element => element.Name).Where(name => !needed.Contains(name));
        var first = new Service("first", roots.Append(FromLast(ExtraNeed)).Distinct(), Load.PerSecond(10, 100.Milliseconds).Replaying(0.25).Retrying(0.5).NoticingFailuresAfter(20.Seconds));
        var second = new Service("second", [FromLast(SecondService)]);
        var topology = elements.Concat(RepairCrews(elements)).Concat(Stocks(elements)).Concat(CommonCauses(elements)).Append(first).Append(second).Aggregate(Topology.Named("random"), (all, element) => all.With(element));
        return WithoutMistakes(topology);

        string FromLast(int place) => elements[^(1 + (place % elements.Count))].Name;
    }

    public override string ToString() => new ModelDocument(Build()).ToJson();

    private Element Part(int i, List<Element> before)
    {
        var part = Parts[i];
        string[] Picked(IEnumerable<int> picks, Func<Element, bool> allowed)
        {
            var names = before.Where(allowed).Select(element => element.Name).Reverse().ToArray();
            return names.Length == 0 ? [] : [.. picks.Select(pick => names[pick % names.Length]).Distinct()];
        }

        var members = Picked(part.Of, _ => true);
        var nodes = Picked(part.Of, element => element is not (RedundancyGroup or IndependentElement));
        var needs = Picked(part.Needs, _ => true);
        PlannedWork[] planned = [.. part.Planned.Distinct().Select(work => Works[work])];
        return part.Kind switch
        {
            PartKind.Cluster when nodes.Length >= 2 => new Cluster($"cluster-{i}", nodes, Failovers[part.Failover].Needs(Picked(part.FailoverNeeds, _ => true)))
            {
                AtLeast = 1 + (part.AtLeast % nodes.Length),
                Mode = part.ActiveActive ? ClusterMode.ActiveActive : ClusterMode.ActivePassive,
                Standby = Standbys[part.Standby],
                RepairCrews = part.Crews == 0 ? null : part.Crews,
                Planned = planned,
                Needs = needs,
            },
            PartKind.Group when members.Length >= 1 => new RedundancyGroup($"group-{i}", members, 1 + (part.AtLeast % members.Length))
            {
                PlannedTurns = part.Crews == 0 ? PlannedTurns.AtAnyTime : PlannedTurns.OneAtATime,
                Work = (part.Standby % 3) switch { 0 => null, 1 => MemberWork.Shared, _ => MemberWork.Mirrored },
                Needs = needs,
            },
            PartKind.Lockstep => new FaultTolerantServer($"lockstep-{i}", MtbfHours[part.Faults[0] % 4].Hours, MttrMinutes[1 + (part.Faults[0] / 4 % 4)].Minutes)
            {
                Modules = part.AtLeast % 3 == 2 ? 3 : 2,
                AtLeast = part.AtLeast % 3 == 2 && part.Crews == 1 ? 2 : 1,
                SelfChecking = part.Crews == 2,
                RejoinFailure = part.Standby == 1 ? 0.1 : 0,
                RejoinBlackout = part.Failover % 3 == 1 ? 5.Minutes : Duration.Zero,
                Coverage = part.ActiveActive ? 1 : 0.9,
                TransientMtbf = part.Restart == 0 ? Duration.Infinite : 200.Hours,
                Faults = [.. part.Faults.Skip(1).Take(1).Select(FaultOf)],
                Planned = planned,
                Needs = needs,
            },
            PartKind.Known => new KnownElement($"known-{i}", Availability.FromMtbf(MtbfHours[part.Faults[0] % 4].Hours, MttrMinutes[1 + (part.Faults[0] / 4 % 4)].Minutes))
            {
                MeanOutage = MttrMinutes[1 + (part.Faults[0] / 20 % 4)].Minutes,
                Needs = needs,
            },
            PartKind.Chain => ChainOf($"chain-{i}", part) with { Needs = needs },
            PartKind.Diagram => new BlockElement($"diagram-{i}", DiagramOf(part)) { Needs = needs },
            _ => new Component($"part-{i}", ComponentKind.Server, part.Faults.Select(FaultOf).DistinctBy(fault => fault.Name))
            {
                Restart = (5 * part.Restart).Minutes,
                Planned = planned,
                Needs = needs,
            },
        };
    }

    // A circle of states through one that is up and one that is down, some of the way open in both directions.
    private static ChainElement ChainOf(string name, PartSketch part)
    {
        string[] states = ["whole", .. new[] { "worn", "slow" }.Take(part.AtLeast), "broken"];
        var builder = MarkovChain.Named(name);
        for (var i = 0; i < states.Length; i++)
        {
            var choice = part.Faults[i % part.Faults.Length] + (7 * i);
            builder.Transition(states[i], states[(i + 1) % states.Length], Rate.Per(MtbfHours[choice % 4].Hours));
            if (choice / 4 % 2 == 0)
            {
                builder.Transition(states[i], "whole", Rate.Per(MttrMinutes[1 + (choice % 4)].Minutes));
            }
        }

        return new ChainElement(name, builder.Build(), part.ActiveActive ? states[..^1] : ["whole"]);
    }

    private static Block DiagramOf(PartSketch part)
    {
        var (a, b, c) = (Part(0), Part(1), Part(2));
        return (part.AtLeast, part.ActiveActive) switch
        {
            (0, true) => Block.Series(a, b),
            (0, false) => Block.Parallel(a, Block.Series(b, a, Block.Always)),
            (1, true) => Block.AtLeast(2, a, b, c),
            (1, false) => Block.KTerminal([0, 1, 2], [(0, 1, a), (1, 2, b), (2, 0, b)], edge => edge.Item1, edge => edge.Item2, [0, 1, 2], edge: edge => edge.Item3),
            (_, var directed) => Block.Network([0, 1, 2], [(0, 1, a), (2, 1, b), (0, 2, c)], edge => edge.Item1, edge => edge.Item2, 0, 1, vertex => vertex == 2 ? b : Block.Always, edge => edge.Item3, directed),
        };

        Block Part(int number)
        {
            var choice = part.Faults[number % part.Faults.Length] + (3 * number);
            return Block.Component($"c{number}", MtbfHours[choice % 4].Hours, MttrMinutes[1 + (choice / 4 % 4)].Minutes);
        }
    }

    private static Fault FaultOf(int choice) => new(FaultKinds[choice / 20 % 4], MtbfHours[choice % 4].Hours, MttrMinutes[choice / 4 % 5].Minutes);

    private IEnumerable<Element> RepairCrews(List<Element> elements)
    {
        var repairable = elements.Where(element => element is Component or FaultTolerantServer).Select(element => element.Name).ToArray();
        var taken = elements.OfType<Cluster>().Where(cluster => cluster.RepairCrews is not null).SelectMany(cluster => cluster.Nodes).ToHashSet();
        HashSet<(string, FaultKind)> named = [];
        for (var i = 0; i < Crews.Length; i++)
        {
            string[] picked = [.. Crews[i].Repairs.Select(pick => repairable[pick % repairable.Length]).Distinct()];
            var parts = picked.Select(name => elements.Single(element => element.Name == name)).ToArray();
            FaultKind[] kinds = [.. parts.SelectMany(LastingKinds).Distinct().Order().Where(kind => picked.All(name => !named.Contains((name, kind)))).Take(Crews[i].Kinds)];
            var repairs = kinds.Length > 0 ? picked : Crews[i].Kinds > 0 ? [] : [.. picked.Where(taken.Add)];
            named.UnionWith(repairs.SelectMany(name => kinds.Select(kind => (name, kind))));
            if (repairs.Length > 0)
            {
                yield return new RepairCrew($"crew-{i}", repairs, Crews[i].Size)
                {
                    Discipline = Crews[i].Discipline,
                    Travel = Crews[i].Discipline switch
                    {
                        CrewDiscipline.ByChance => (Crews[i].TravelHours + 1).Hours,
                        CrewDiscipline.FirstComeFirstServed or CrewDiscipline.PriorityWithoutPreemption => Crews[i].TravelHours.Hours,
                        _ => Duration.Zero,
                    },
                    Kinds = kinds,
                };
            }
        }
    }

    private static IEnumerable<FaultKind> LastingKinds(Element element) => element switch
    {
        Component component => component.Faults.Where(fault => fault.Mttr + component.Restart > Duration.Zero).Select(fault => fault.Kind),
        FaultTolerantServer server => server.Faults.Where(fault => fault.Mttr > Duration.Zero).Select(fault => fault.Kind).Append(FaultKind.Hardware),
        _ => [],
    };

    private IEnumerable<Element> Stocks(List<Element> elements)
    {
        var takers = elements.Where(element => element is FaultTolerantServer || (element is Component component && component.Faults.Any(fault => fault.NeedsSpare))).Take(3).ToArray();
        return Stock > 0 && takers.Length > 0 ? [new Spares("stock", takers.Select(taker => taker.Name), Stock - 1, 30.Hours)] : [];
    }

    private IEnumerable<Element> CommonCauses(List<Element> elements)
    {
        string[] struck = [.. elements.Where(element => element is Component or FaultTolerantServer).Select(element => element.Name).Take(3)];
        if (Causes is 1 or 2 or 4 && struck.Length > 0)
        {
            yield return new CommonCause("surge", struck, 300.Hours, 10.Hours) { Probability = Causes == 2 ? 0.3 : 1, NeedsCrew = Causes != 2 };
        }

        var equal = elements.OfType<Component>().GroupBy(component => (component.Faults, component.Restart)).OrderByDescending(group => group.Count()).FirstOrDefault();
        if (Causes is 3 or 4 && equal is not null)
        {
            yield return new CommonCause("design", equal.Select(component => component.Name), 0.2) { Mttr = Causes == 3 ? null : 2.Hours };
        }
    }

    /// <summary>
    /// Takes out what only the whole topology shows to be refused: crews of clusters in clusters, a node of two clusters
    /// with crews or of which one lets it wait cold, and what says only averages under the nodes of a cluster.
    /// </summary>
    private static Topology WithoutMistakes(Topology topology)
    {
        while (topology.Check().FirstOrDefault(mistake => mistake.Element is not null) is { } mistake)
        {
            topology = topology.Elements.Aggregate(Topology.Named(topology.Name), (all, element) => all.With(
                element.Name != mistake.Element ? element
                : element is Cluster cluster ? cluster with { RepairCrews = mistake.Property == "standby" ? cluster.RepairCrews : null, Standby = Standby.Hot }
                : element is IndependentElement ? new Component(element.Name, ComponentKind.Server, [FaultOf(0)]) { Needs = element.Needs }
                : element));
        }

        return topology;
    }

    private static IEnumerable<string> NamesIn(Element element) => element.Needs.Concat(element switch
    {
        Cluster cluster => cluster.Nodes.Concat(cluster.Failover.Needed),
        RedundancyGroup group => group.Members,
        _ => [],
    });

    private static Gen<SystemSketch> Systems()
    {
        var component =
            from count in Gen.Frequency((5, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Constant(3)))
            from faults in Gen.Choose(0, 79).ArrayOf(count)
            from restart in Gen.Choose(0, 1)
            from works in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)))
            from planned in Gen.Choose(0, Works.Length - 1).ArrayOf(works)
            from needCount in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Constant(1)))
            from needs in Gen.Choose(0, 3).ArrayOf(needCount)
            select (faults, restart, planned, needs);
        var part =
            from kind in Gen.Frequency((6, Gen.Constant(PartKind.Component)), (1, Gen.Constant(PartKind.Lockstep)), (2, Gen.Constant(PartKind.Group)), (5, Gen.Constant(PartKind.Cluster)), (1, Gen.Elements(PartKind.Known, PartKind.Chain, PartKind.Diagram)))
            from own in component
            from of in Gen.OneOf(Gen.Choose(0, 4).ArrayOf(3), Gen.Elements<int[]>([0, 1, 2], [0, 1, 2, 3], [2, 0, 1]))
            from atLeast in Gen.Choose(0, 2)
            from failover in Gen.Choose(0, Failovers.Length - 1)
            from activeActive in Gen.Elements(true, false)
            from crews in Gen.Choose(0, 2)
            from standby in Gen.Choose(0, Standbys.Length - 1)
            from failoverNeedCount in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)))
            from failoverNeeds in Gen.Choose(0, 5).ArrayOf(failoverNeedCount)
            select new PartSketch(kind, own.faults, own.restart, own.planned, own.needs, of, atLeast, failover, activeActive, crews, standby) { FailoverNeeds = failoverNeeds };
        var crew =
            from count in Gen.Choose(2, 3)
            from repairs in Gen.Choose(0, 5).ArrayOf(count)
            from size in Gen.Choose(1, 3)
            from discipline in Gen.Elements(Enum.GetValues<CrewDiscipline>())
            from travel in Gen.Elements(0, 5)
            from kinds in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(1, 2)))
            select new CrewSketch(repairs, size, discipline, travel) { Kinds = kinds };
        return
            from count in Gen.Choose(1, 5)
            from first in part
            from rest in part.ArrayOf(count)
            from crews in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)))
            from all in crew.ArrayOf(crews)
            from extra in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(0, 5)))
            from second in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(0, 5)))
            from stock in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
            from causes in Gen.Frequency((5, Gen.Constant(0)), (4, Gen.Choose(1, 4)))
            from alike in Gen.Elements(true, false)
            let one = first with { Kind = PartKind.Component, Needs = [] }
            select new SystemSketch([one, .. rest.Select(other => alike && other.Kind == PartKind.Component ? one : other)], all, extra, second, stock) { Causes = causes };
    }

    private static IEnumerable<SystemSketch> Smaller(SystemSketch sketch)
    {
        foreach (var crew in Enumerable.Range(0, sketch.Crews.Length))
        {
            yield return sketch with { Crews = [.. sketch.Crews.Where((_, i) => i != crew)] };
            if (sketch.Crews[crew].TravelHours > 0)
            {
                yield return sketch with { Crews = [.. sketch.Crews.Select((other, i) => i == crew ? other with { TravelHours = 0 } : other)] };
            }

            if (sketch.Crews[crew].Discipline != CrewDiscipline.EqualShare)
            {
                yield return sketch with { Crews = [.. sketch.Crews.Select((other, i) => i == crew ? other with { Discipline = CrewDiscipline.EqualShare } : other)] };
            }
        }

        if (sketch.Stock > 0)
        {
            yield return sketch with { Stock = 0 };
        }

        if (sketch.Causes > 0)
        {
            yield return sketch with { Causes = 0 };
        }

        for (var i = 0; i < sketch.Parts.Length; i++)
        {
            if (i > 0)
            {
                yield return sketch with { Parts = [.. sketch.Parts.Where((_, other) => other != i)] };
            }

            var part = sketch.Parts[i];
            PartSketch[] simpler =
            [
                part with { Planned = [.. part.Planned.Skip(1)] },
                part with { Needs = [] },
                part with { Faults = part.Faults[..1] },
                part with { Of = [.. part.Of.SkipLast(part.Of.Length > 2 ? 1 : 0)] },
                part with { Crews = 0 },
                part with { Standby = 0 },
                part with { Failover = 0 },
                part with { Restart = 0 },
                part with { FailoverNeeds = [] },
            ];
            foreach (var each in simpler.Where(each => each.Planned.Length < part.Planned.Length || each.Needs.Length < part.Needs.Length || each.Faults.Length < part.Faults.Length
                || each.Of.Length < part.Of.Length || each.Crews != part.Crews || each.Standby != part.Standby || each.Failover != part.Failover || each.Restart != part.Restart || each.FailoverNeeds.Length < part.FailoverNeeds.Length))
            {
                yield return sketch with { Parts = [.. sketch.Parts.Select((other, place) => place == i ? each : other)] };
            }
        }
    }
}

using AvailabilityKit.Criticality;
using AvailabilityKit.Documents;
using AvailabilityKit.Economics;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Rollbacks;
using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>Random model documents that use every property of every element, with values whose doubles fill all their digits.</summary>
internal static class RandomDocuments
{
    private static readonly string[] Words = ["node", "san", "Ärger & <Söhne>", "\"quoted\\\"", "😀", "tab\there", "line\nbreak", "a/b", "{x}", "é"];

    public static Arbitrary<ModelDocument> Arbitrary() => Arb.From(Gen.Choose(int.MinValue, int.MaxValue).Select(Document), Smaller);

    public static ModelDocument Document(int seed)
    {
        var random = new Random(seed);
        var currency = Pick(random, "USD", "EUR", "kr", "€");
        DocumentTopology[] topologies = random.Next(6) == 0 ? [Single(random, $"{Pick(random, Words)} alone")] : [.. Enumerable.Range(0, random.Next(1, 4))
            .Select(i => Used(random, new DocumentTopology(Topology(random, $"{Pick(random, Words)} {i}"), Maybe(random) ? Costs(random, currency) : null)))];
        return new ModelDocument(topologies)
        {
            Title = Maybe(random) ? Pick(random, Words) : null,
            Notes = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Pick(random, Words))],
            Calendar = random.Next(3) switch { 0 => Calendar.Standard, 1 => Calendar.Julian, _ => Calendar.ServiceHours(Duration.FromHours(8_784 * (1 - random.NextDouble())), "office hours") },
            Planned = Maybe(random) ? PlannedDowntime.Included : PlannedDowntime.Excluded,
            Prices = Maybe(random) ? Prices(random, currency) : null,
        };
    }

    private static IEnumerable<ModelDocument> Smaller(ModelDocument document)
    {
        for (var i = 0; document.Topologies.Count > 1 && i < document.Topologies.Count; i++)
        {
            yield return With(document, [.. document.Topologies.Where((_, at) => at != i)]);
        }

        for (var i = 0; i < document.Topologies.Count; i++)
        {
            var (topology, costs) = document.Topologies[i];
            IEnumerable<DocumentTopology> others = [
                .. topology.Elements.Select(gone => new DocumentTopology(Without(topology, gone), costs)),
                .. document.Topologies[i].UseCases.Count == 0 ? Array.Empty<DocumentTopology>() : [document.Topologies[i] with { UseCases = [] }],
                .. costs is null ? Array.Empty<DocumentTopology>() : [new DocumentTopology(topology)],
            ];
            foreach (var other in others.Where(other => other.Topology.Check().Count == 0))
            {
                yield return With(document, [.. document.Topologies.Select((old, at) => at == i ? other : old)]);
            }
        }
    }

    private static ModelDocument With(ModelDocument document, List<DocumentTopology> topologies) =>
        new(topologies) { Title = document.Title, Notes = document.Notes, Calendar = document.Calendar, Planned = document.Planned, Prices = document.Prices };

    private static Topology Without(Topology topology, Element gone) =>
        topology.Elements.Where(element => element != gone).Aggregate(AvailabilityKit.Topology.Named(topology.Name), (left, element) => left.With(element));

    private static Topology Topology(Random random, string name)
    {
        var topology = AvailabilityKit.Topology.Named(name);
        List<string> all = [];
        List<string> parts = [];
        List<string> nodes = [];
        HashSet<string> withCrew = [];
        HashSet<string> inClusters = [];
        var count = random.Next(2, 9);
        for (var i = 0; i < count; i++)
        {
            var element = Part(random, $"{Pick(random, Words)} {i}", parts, nodes, withCrew, inClusters);
            (topology, element) = WithDemand(random, topology, element);
            topology = topology.With(element);
            all.Add(element.Name);
            if (element is not (Cluster { Planned.Count: > 0 } or IndependentElement))
            {
                // Work that stops a cluster as a whole has no place under the nodes of another, nor has what says only averages.
                parts.Add(element.Name);
            }

            if (element is Component or FaultTolerantServer or DiskArray)
            {
                nodes.Add(element.Name);
            }
        }

        var free = nodes.Where(node => !withCrew.Contains(node)).ToList();
        if (free.Count > 0 && Maybe(random))
        {
            var discipline = (CrewDiscipline)random.Next(5);
            var repaired = Some(random, free, 1);
            var faults = repaired.SelectMany(part => topology[part].FaultsForCrews ?? []).ToList();
            topology = topology.With(new RepairCrew("crew", repaired, random.Next(1, 4))
            {
                Faults = [.. faults.Where(_ => random.Next(4) == 0).Select(fault => fault.Name).Distinct()],
                Kinds = [.. faults.Where(_ => random.Next(4) == 0).Select(fault => fault.Class).OfType<string>().Distinct().Select(Enum.Parse<FaultKind>)],
                Discipline = discipline,
                Travel = discipline == CrewDiscipline.ByChance || (discipline > CrewDiscipline.PriorityInOrder && Maybe(random)) ? Finite(random) : Duration.Zero,
                Hours = WhichHours(random),
            });
        }

        List<string> takers = [.. topology.Elements.Where(element => element is FaultTolerantServer { HotSwap.TotalSeconds: > 0 } or DiskArray { Replacement.TotalSeconds: > 0 } || (element is Component part && part.Faults.Any(fault => fault.NeedsSpare))).Select(element => element.Name)];
        if (takers.Count > 0 && Maybe(random))
        {
            topology = topology.With(new Spares("shelf", Some(random, takers, 1), random.Next(0, Spares.MostStock + 1), Finite(random)));
        }

        var equal = topology.Elements.OfType<Component>().Where(part => part.Faults.All(fault => fault.TimeToFailure.IsExponential)).GroupBy(part => (part.Faults, part.Restart)).FirstOrDefault()?.Select(part => part.Name).ToList() ?? [];
        if (nodes.Count > 0 && Maybe(random))
        {
            var struck = topology.Elements.Where(element => element is Component or FaultTolerantServer or DiskArray).Select(element => element.Name).Take(CommonCause.MostStruckByChance).ToList();
            topology = topology.With(new CommonCause("surge", Some(random, struck, 1), Finite(random), Finite(random)) { Probability = Maybe(random) ? Share(random) : Probability.One, NeedsCrew = Maybe(random) });
        }

        if (equal.Count > 0 && Maybe(random))
        {
            topology = topology.With(new CommonCause("design", Some(random, equal, 1), Share(random)) { Mttr = Maybe(random) ? Finite(random) : null, NeedsCrew = Maybe(random) });
        }

        topology = topology.With(new Service("orders", Some(random, all, 1), Maybe(random) ? Load(random) : null) { Hours = WhichHours(random), Users = Maybe(random) ? random.Next(1, 5_000) : null });
        return Maybe(random) ? topology.With(new Service("reports", ["orders", all[0]])) : topology;
    }

    /// <summary>Lets some virtual machines take room, and gives their hosts more than enough of it.</summary>
    private static (Topology Topology, Element Element) WithDemand(Random random, Topology topology, Element element)
    {
        if (element is not VirtualMachines { PerHost: null } machines || topology.Elements.OfType<VirtualMachines>().Any(other => other.Demand is not null)
            || machines.Hosts.Any(host => topology[host] is not (Component or FaultTolerantServer)) || Maybe(random))
        {
            return (topology, element);
        }

        foreach (var host in machines.Hosts)
        {
            topology = topology.Capacity(host, 30 * random.Next(1, 3), (30 + random.NextDouble()) * 1.GiB);
        }

        return (topology, machines with { Demand = Resources.Of(random.NextDouble(), random.NextDouble() * 1.GiB), Priority = random.Next(-2, 3), SpareHosts = machines.Hosts.Count > 1 && Maybe(random) ? 1 : 0 });
    }

    // A topology of nothing but this is written without one.
    private static Topology Single(Random random, string name) => AvailabilityKit.Topology.Named(name)
        .With(Maybe(random) ? Chain(random, name) : new BlockElement(name, RandomBlocks.Block(random, Words)))
        .With(new Service($"{name} as a whole", [name]));

    private static ChainElement Chain(Random random, string name)
    {
        string[] states = [.. Words.Take(random.Next(2, 6))];
        var builder = MarkovChain.Named(name);
        for (var i = 0; i < states.Length; i++)
        {
            builder.Transition(states[i], states[(i + 1) % states.Length], Rate.PerSecond(random.NextDouble()), Maybe(random) ? "event" : null)
                .Transition(states[random.Next(states.Length)], states[0], Rate.PerHour(random.NextDouble()));
        }

        return new ChainElement(name, builder.StartingIn(Pick(random, states)).Build(), Some(random, [.. states], 1));
    }

    private static Element Part(Random random, string name, List<string> parts, List<string> nodes, HashSet<string> withCrew, HashSet<string> inClusters)
    {
        var needs = Maybe(random) ? Some(random, parts, 0) : [];
        switch (random.Next(10))
        {
            case 0 when nodes.Count >= 2:
                var of = Some(random, nodes, 2);
                var withCrews = !of.Exists(withCrew.Contains) && Maybe(random);
                if (withCrews)
                {
                    withCrew.UnionWith(of);
                }

                var standby = of.Exists(inClusters.Contains) || Maybe(random) ? Standby.Hot : Maybe(random) ? Standby.Cold : Standby.Warm(Share(random));
                inClusters.UnionWith(of);
                if (standby != Standby.Hot)
                {
                    // A node that waits may work for no other cluster.
                    nodes.RemoveAll(of.Contains);
                }

                return new Cluster(name, of, Failover(random, parts))
                {
                    AtLeast = random.Next(1, of.Count + 1),
                    Mode = Maybe(random) ? ClusterMode.ActivePassive : ClusterMode.ActiveActive,
                    Standby = standby,
                    RepairCrews = withCrews ? random.Next(1, 5) : null,
                    Planned = Planned(random),
                    Needs = needs,
                };
            case 1 when parts.Count >= 1:
                var members = Some(random, parts, 1);
                return new RedundancyGroup(name, members, random.Next(1, members.Count + 1)) { Needs = needs };
            case 6 when nodes.Count >= 1:
                var hosts = Some(random, nodes, 1);
                var (machines, room) = (random.Next(1, 30), random.Next(1, 10));
                return new VirtualMachines(name, machines, hosts, Restart(random, parts))
                {
                    AtLeast = random.Next(1, machines + 1),
                    PerHost = room * hosts.Count >= machines && Maybe(random) ? room : null,
                    Migration = Maybe(random) ? Migration(random) : null,
                    Needs = needs,
                };
            case 3:
                return new KnownElement(name, Availability.FromUnavailability(Math.Pow(random.NextDouble(), 5))) { MeanOutage = Maybe(random) ? Finite(random) : null, Needs = needs };
            case 4:
                return Chain(random, name) with { Needs = needs };
            case 8:
                return new BlockElement(name, RandomBlocks.Block(random, Words)) { Needs = needs, Count = random.Next(8) == 0 ? 2 : 1 };
            case 9:
                var parity = random.Next(4);
                return new DiskArray(name, random.Next(1, 9), parity, Time(random), Finite(random))
                {
                    RebuildsAtOnce = Maybe(random) ? random.Next(1, 4) : null,
                    HotSpares = random.Next(3),
                    Replacement = Maybe(random) ? Duration.Zero : Finite(random),
                    Unreadable = parity == 0 || Maybe(random) ? Probability.Zero : Share(random),
                    Restore = Maybe(random) ? 24.Hours : Finite(random),
                    Faults = Faults(random),
                    Planned = Planned(random),
                    Needs = needs,
                };
            case 2:
                var server = Lockstep(random, name);
                return server with { Faults = Faults(random), Planned = Planned(random, splits: server is { Modules: 2, AtLeast: 1 }), Needs = needs };
            default:
                var kind = Pick(random, Enum.GetValues<ComponentKind>());
                var usual = kind == ComponentKind.Software ? FaultKind.Software : FaultKind.Hardware;
                return new Component(name, kind, Maybe(random) ? [new Fault(usual, Time(random), Finite(random))] : Faults(random))
                {
                    Restart = Maybe(random) ? Duration.Zero : Finite(random),
                    Planned = Planned(random),
                    Needs = needs,
                };
        }
    }

    private static FaultTolerantServer Lockstep(Random random, string name)
    {
        var modules = random.Next(2, 4);
        var atLeast = random.Next(1, modules + 1);
        var server = Maybe(random) ? new FaultTolerantServer(name, ModuleFaults(random)) : new FaultTolerantServer(name, Time(random), Finite(random))
        {
            TransientMtbf = Maybe(random) ? Duration.Infinite : Time(random),
            Coverage = Share(random),
        };
        return server with
        {
            Modules = modules,
            AtLeast = atLeast,
            SelfChecking = atLeast == 1 && Maybe(random),
            Resynchronization = Maybe(random) ? 10.Minutes : Finite(random),
            RejoinFailure = Maybe(random) || server.HotSwap == Duration.Zero ? Probability.Zero : Share(random),
            RejoinBlackout = Maybe(random) ? Duration.Zero : Finite(random),
            Restart = Maybe(random) ? 15.Minutes : Finite(random),
        };
    }

    private static List<ModuleFault> ModuleFaults(Random random) =>
        [.. Enumerable.Range(1, random.Next(1, 4)).Select(number => Maybe(random)
            ? ModuleFault.Permanent($"{Pick(random, Words)} class {number}", Time(random), Finite(random), Share(random))
            : ModuleFault.Transient($"{Pick(random, Words)} class {number}", Time(random), Maybe(random) ? null : Share(random)))];

    private static List<Fault> Faults(Random random)
    {
        FaultKind[] kinds = [FaultKind.Hardware, FaultKind.Transient, FaultKind.Software, FaultKind.Operator, FaultKind.Environment, FaultKind.CommonCause, FaultKind.Change, FaultKind.Corruption];
        return [.. kinds.Where(_ => Maybe(random)).Select(kind => random.Next(3) == 0
            ? new Fault(kind, Time(random, Finite(random)), Time(random, Finite(random)), Maybe(random) ? null : $"{Pick(random, Words)} {kind}")
            : new Fault(kind, Time(random), Maybe(random) ? Duration.Zero : Finite(random), Maybe(random) ? null : $"{Pick(random, Words)} {kind}") { NeedsCrew = Maybe(random), NeedsSpare = Maybe(random) }).Select(fault => fault.Mttr == Duration.Zero || Maybe(random) ? fault : fault with { Rollback = Rollback(random, fault.Mtbf) })];
    }

    private static PointInTimeRecovery Rollback(Random random, Duration mtbf)
    {
        var every = Maybe(random) ? Duration.Zero : Finite(random);
        return PointInTimeRecovery.Of(Maybe(random) || mtbf.IsInfinite ? Duration.Zero : mtbf * random.NextDouble(), every, Maybe(random) ? null : every + 1.Seconds);
    }

    private static Lifetime Time(Random random, Duration mean)
    {
        mean += 1.Seconds;
        var lifetime = random.Next(9) switch
        {
            0 => Lifetime.Weibull(0.1 + (5 * random.NextDouble()), mean),
            1 => Lifetime.LogNormal(mean, 0.001 + random.NextDouble()),
            2 => Lifetime.Gamma(0.1 + random.NextDouble(), mean),
            3 => Lifetime.Uniform(mean, mean * 2),
            4 => Lifetime.Exactly(mean),
            5 => Lifetime.Empirical(mean, mean / 3, mean * 0.7),
            6 => Lifetime.Erlang(random.Next(2, 9), mean),
            7 => Lifetime.HyperExponential((random.NextDouble() + 0.1, mean), (random.NextDouble() + 0.1, mean / 7)),
            _ => Lifetime.Exponential(mean),
        };
        return Maybe(random) ? lifetime : lifetime.ToPhases(random.Next(2, 30));
    }

    private static Hours? WhichHours(Random random) => random.Next(4) switch
    {
        0 => Hours.Daily(new(random.Next(24), random.Next(60)), new(random.Next(24), 0)),
        1 => Hours.Weekdays(new(8, 0), new(17, 30)) | Hours.On((DayOfWeek)random.Next(7), new(22, 0), new(2, 0, 1)),
        _ => null,
    };

    private static List<PlannedWork> Planned(Random random, bool splits = false) =>
        [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ =>
        {
            var every = Maybe(random) ? Duration.FromYears(1.0 / random.Next(1, 30)) : Finite(random);
            if (random.Next(4) == 0)
            {
                var at = new TimeOnly(random.Next(24), random.Next(60), Maybe(random) ? 0 : random.Next(60));
                var lasting = Duration.FromSeconds(random.Next(1, 80_000));
                return Maybe(random) ? PlannedWork.Daily(Pick(random, Words), at, lasting) : PlannedWork.Weekly(Pick(random, Words), (DayOfWeek)random.Next(7), at, lasting);
            }

            return splits && Maybe(random)
                ? new PlannedWork(Pick(random, Words), every, every * (0.1 + (0.3 * random.NextDouble()))).HalfByHalf(Maybe(random) ? Duration.Zero : every * 0.1)
                : new PlannedWork(Pick(random, Words), every, every * (0.9 * random.NextDouble()), Share(random));
        })];

    private static LiveMigration Migration(Random random)
    {
        var blackout = Finite(random);
        var migration = Maybe(random) ? LiveMigration.Taking(blackout + Finite(random), blackout) : LiveMigration.By(Copy(random));
        migration = Maybe(random) ? migration.Succeeding(random.NextDouble()) : migration;
        return Maybe(random) ? migration.Predicting(random.NextDouble(), Finite(random)) : migration;
    }

    private static PreCopy Copy(Random random)
    {
        var copy = PreCopy.Of(random.Next(1, 64).GiB, (random.NextDouble() * 2).GiB.PerSecond, (0.1 + random.NextDouble()).GiB.PerSecond);
        copy = random.Next(3) switch { 0 => copy, 1 => copy.StoppingAt(Duration.FromMilliseconds(random.Next(1, 1_000))), _ => copy.StoppingBelow(random.NextDouble().GiB) };
        copy = random.Next(3) switch { 0 => copy, 1 => copy.AtMost(random.Next(1, 40)), _ => copy.AtMost(random.Next(1, 40), 1 + (3 * random.NextDouble())) };
        copy = Maybe(random) ? copy.Writing(random.NextDouble().GiB) : copy;
        return Maybe(random) ? copy.ResumingIn(Duration.FromMilliseconds(random.NextDouble() * 50)) : copy;
    }

    private static Failover Restart(Random random, List<string> parts)
    {
        var restart = AvailabilityKit.Failover.In(Finite(random)).Needs([.. parts.Where(_ => random.Next(8) == 0)]);
        return Maybe(random) ? restart : restart.Covering(Share(random)).OtherwiseIn(Duration.FromSeconds(1 + random.Next(10_000)));
    }

    private static Failover Failover(Random random, List<string> parts)
    {
        var coverage = Share(random);
        var failover = AvailabilityKit.Failover.In(Maybe(random) ? 30.Seconds : Finite(random))
            .Covering(coverage).OtherwiseIn(coverage == Probability.One && Maybe(random) ? Duration.Zero : Finite(random));
        failover = Maybe(random) ? failover : failover.FailingBackIn(Maybe(random) ? Duration.Zero : Finite(random));
        failover = Maybe(random) ? failover : failover.DecidedAfter(Finite(random));
        failover = Maybe(random) || failover.UncoveredRecovery == Duration.Zero ? failover : failover.BrokenByChanges(1 + (100 * random.NextDouble()), Share(random));
        failover = random.Next(3) switch { 0 => failover, 1 => failover.FirstReadyServes(), _ => failover.CarriedThrough() };
        failover = random.Next(4) switch { 0 => failover.LaggingBy(Finite(random)), 1 => Snapshots(Finite(random), random.NextDouble()), _ => failover };
        failover = Maybe(random) ? failover : failover.Needs(Some(random, parts, 1));
        return Maybe(random) ? failover : failover.SwitchingOverIn(Maybe(random) ? Duration.Zero : Finite(random));

        Failover Snapshots(Duration every, double copied) => failover.FromSnapshots(every, copied < 0.5 ? Duration.Zero : every * copied);
    }

    private static Load Load(Random random) =>
        AvailabilityKit.Load.Of(Rate.Per(Finite(random)), Maybe(random) ? 250.Milliseconds : Finite(random)).Replaying(Share(random)).Retrying(Share(random)).NoticingFailuresAfter(Maybe(random) ? Duration.Zero : Finite(random));

    private static Prices Prices(Random random, string currency) => new(currency)
    {
        Years = random.Next(1, 101),
        DiscountRate = Maybe(random) ? 0.08 : random.NextDouble(),
        ResidualValue = Maybe(random) ? ResidualValue.None : ResidualValue.StraightLine,
        HourOfDowntime = Amount(random),
        HourOfPlannedDowntime = Amount(random),
        InFlightItem = Amount(random),
        RefusedItem = Amount(random),
        Failover = Amount(random),
        KilowattHour = Amount(random),
    };

    /// <summary>With uses or without; what an outage costs is in the currency of the costs, where there are some.</summary>
    private static DocumentTopology Used(Random random, DocumentTopology topology) => topology with
    {
        UseCases = [.. Enumerable.Range(0, Math.Max(0, random.Next(5) - 2)).Select(i => new UseCase($"{Pick(random, Words)} {i}")
        {
            Service = topology.Topology.Services.Count() > 1 || Maybe(random) ? topology.Topology.Services.First().Name : null,
            Processes = random.Next(3) * random.NextDouble(),
            Users = random.Next(1_000),
            VirtualMachines = random.Next(2),
            Impact = (Impact)random.Next(3),
            TolerableDowntime = Time(random),
            CostOfOutage = topology.Costs is { } costs && Maybe(random) ? Money.Of(Amount(random), costs.Currency) : default,
            DataAtRisk = Maybe(random) ? null : random.NextDouble() * 1_000,
        })],
    };

    private static Costs Costs(Random random, string currency)
    {
        var costs = AvailabilityKit.Costs.In(currency);
        costs = Maybe(random) ? costs : costs.Servers(2, Amount(random)).Licences("cluster software", 1_200, 2, CostBasis.Yearly);
        costs = Maybe(random) ? costs : costs.Once(CostCategory.Other, Pick(random, Words), Money.Of(Amount(random), currency), random.NextDouble());
        costs = Maybe(random) ? costs : costs.Storage(Amount(random), inYear: random.Next(101), lifeYears: Maybe(random) ? null : random.Next(1, 101));
        costs = Maybe(random) ? costs : costs.SharedBy(1 + random.Next(100), "node").SharedBy(double.Epsilon + random.NextDouble(), "virtual machine");
        costs = Maybe(random) ? costs : costs.Maintenance(Maybe(random) ? 0.12 : random.NextDouble());
        return Maybe(random) ? costs : costs.Power(450, 2, 1.8).Power(random.NextDouble() * 1_000);
    }

    private static Duration Time(Random random) => random.Next(12) == 0 ? Duration.Infinite : Finite(random);

    private static Duration Finite(Random random) => random.Next(5) switch
    {
        0 => Duration.FromHours(random.Next(1, 200_000)),
        1 => Duration.FromSeconds(Math.Pow(10, (random.NextDouble() * 600) - 300)),
        2 => Duration.FromMinutes(random.Next(1, 600) / 7.0),
        3 => Duration.FromMilliseconds(random.Next(1, 100_000)),
        _ => Duration.FromYears(random.Next(1, 50)),
    };

    private static Probability Share(Random random) => random.Next(6) switch
    {
        0 => Probability.Zero,
        1 => Probability.One,
        2 => random.Next(0, 101) / 100.0,
        3 => Probability.FromComplement(Math.Pow(10, -300 * random.NextDouble())),
        4 => Math.Pow(10, -300 * random.NextDouble()),
        _ => random.NextDouble(),
    };

    private static decimal Amount(Random random) => random.Next(4) switch
    {
        0 => 0,
        1 => random.Next(1, 1_000_000),
        2 => new decimal(random.Next(), random.Next(), random.Next(1 << 20), isNegative: false, (byte)random.Next(0, 29)),
        _ => random.Next(1, 1_000_000) / 100m,
    };

    private static List<string> Some(Random random, List<string> names, int atLeast)
    {
        var shuffled = names.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled.Take(random.Next(Math.Min(atLeast, names.Count), Math.Min(names.Count, 5) + 1))];
    }

    private static bool Maybe(Random random) => random.Next(2) == 0;

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];
}

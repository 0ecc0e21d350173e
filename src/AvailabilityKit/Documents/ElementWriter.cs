using System.Globalization;
using AvailabilityKit.Markov;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Documents;

/// <summary>Writes elements as nodes; what has its usual value is left out.</summary>
internal static class ElementWriter
{
    public static DocumentNode Write(Element element)
    {
        var node = DocumentNode.Object();
        node.Add("type", DocumentNode.OfText(TypeOf(element)));
        node.Add("name", DocumentNode.OfText(element.Name));
        switch (element)
        {
            case Component component:
                Add(node, component);
                break;
            case FaultTolerantServer server:
                Add(node, server);
                break;
            case Cluster cluster:
                Add(node, cluster);
                break;
            case VirtualMachines machines:
                node.Add("count", DocumentNode.OfNumber(machines.Count));
                AddNames(node, "hosts", machines.Hosts);
                node.Add("restart", Write(machines.Restart));
                AddNumber(node, "atLeast", machines.AtLeast, usual: 1);
                if (machines.PerHost is { } perHost)
                {
                    node.Add("perHost", DocumentNode.OfNumber(perHost));
                }

                if (machines.Migration is { } migration)
                {
                    node.Add("migration", MigrationWriter.Write(migration));
                }

                break;
            case RedundancyGroup group:
                AddNames(node, "members", group.Members);
                AddNumber(node, "atLeast", group.AtLeast, usual: 1);
                AddWord(node, "plannedTurns", group.PlannedTurns, DocumentWords.PlannedTurns);
                if (group.Work is { } work)
                {
                    node.Add("work", DocumentNode.OfText(DocumentWords.MemberWork[work]));
                }

                break;
            case KnownElement known:
                node.Add("availability", DocumentNode.OfText(ExactNotation.Of(known.Availability)));
                if (known.MeanOutage is { } length)
                {
                    AddTime(node, "meanOutage", length);
                }

                break;
            case ChainElement chain:
                AddStates(node, chain);
                AddNames(node, "up", chain.Up);
                AddTransitions(node, chain);
                break;
            case BlockElement diagram:
                node.Add("block", BlockWriter.Write(diagram.Name, diagram.Block, BlockWriter.InElement));
                break;
            case RepairCrew crew:
                AddNames(node, "repairs", crew.Repairs);
                AddNumber(node, "size", crew.Size, usual: 1);
                AddWord(node, "discipline", crew.Discipline, DocumentWords.Disciplines);
                AddTime(node, "travel", crew.Travel, usual: Duration.Zero);
                AddHours(node, crew.Hours);
                AddSomeNames(node, "faults", crew.Faults);
                AddSomeNames(node, "kinds", [.. crew.Kinds.Select(kind => DocumentWords.Faults[kind])]);
                break;
            case CommonCause cause:
                Add(node, cause);
                break;
            case Spares spares:
                AddNames(node, "replaces", spares.Replaces);
                node.Add("stock", DocumentNode.OfNumber(spares.Stock));
                AddTime(node, "leadTime", spares.LeadTime);
                break;
        }

        if (element.Needs.Count > 0)
        {
            AddNames(node, "needs", element.Needs);
        }

        AddNumber(node, "count", element.Copies, usual: 1);

        if (element is Service { Load: { } load })
        {
            node.Add("load", Write(load));
        }

        AddHours(node, (element as Service)?.Hours);

        return node;
    }

    /// <summary>Writes a block diagram or a chain as all that the document is about.</summary>
    public static void WriteInto(DocumentNode document, IndependentElement element)
    {
        document.Add("name", DocumentNode.OfText(element.Name));
        if (element is BlockElement diagram)
        {
            document.Add("block", BlockWriter.Write(diagram.Name, diagram.Block, BlockWriter.InDocument));
        }
        else if (element is ChainElement chain)
        {
            var node = DocumentNode.Object();
            AddNames(document, "up", chain.Up);
            document.Add("chain", node);
            AddStates(node, chain);
            AddTransitions(node, chain);
        }
    }

    private static string TypeOf(Element element) => element switch
    {
        Component component => DocumentWords.Components[component.Kind],
        FaultTolerantServer => DocumentWords.FaultTolerantServer,
        Cluster => DocumentWords.Cluster,
        VirtualMachines => DocumentWords.VirtualMachines,
        RedundancyGroup => DocumentWords.Group,
        KnownElement => DocumentWords.Known,
        ChainElement => DocumentWords.Chain,
        BlockElement => DocumentWords.Block,
        RepairCrew => DocumentWords.RepairCrew,
        Spares => DocumentWords.Spares,
        CommonCause => DocumentWords.CommonCause,
        Service => DocumentWords.Service,
        _ => throw new ModelException($"The document has no word for the {element.Noun} \"{element.Name}\".", element.Name),
    };

    private static void Add(DocumentNode node, Component component)
    {
        if (component.Faults.Count == 1 && component.Faults[0] is var only && only == new Fault(DocumentWords.UsualFault(component.Kind), only.Mtbf, only.Mttr))
        {
            AddTime(node, "mtbf", only.Mtbf);
            AddTime(node, "mttr", only.Mttr);
        }
        else
        {
            node.Add("faults", DocumentNode.List(component.Faults.Select(FaultWriter.Write)));
        }

        AddTime(node, "restart", component.Restart, usual: Duration.Zero);
        AddPlanned(node, component.Planned);
    }

    private static void Add(DocumentNode node, FaultTolerantServer server)
    {
        var usual = new FaultTolerantServer(server.Name, server.ModuleMtbf, server.HotSwap);
        AddNumber(node, "modules", server.Modules, usual.Modules);
        AddTime(node, "moduleMtbf", server.ModuleMtbf);
        AddTime(node, "hotSwap", server.HotSwap);
        AddTime(node, "transientMtbf", server.TransientMtbf, usual.TransientMtbf);
        AddTime(node, "resynchronization", server.Resynchronization, usual.Resynchronization);
        AddShare(node, "coverage", server.Coverage, usual.Coverage);
        AddTime(node, "restart", server.Restart, usual.Restart);
        if (server.Faults.Count > 0)
        {
            node.Add("faults", DocumentNode.List(server.Faults.Select(FaultWriter.Write)));
        }

        AddPlanned(node, server.Planned);
    }

    private static void Add(DocumentNode node, Cluster cluster)
    {
        AddNames(node, "nodes", cluster.Nodes);
        AddNumber(node, "atLeast", cluster.AtLeast, usual: 1);
        AddWord(node, "mode", cluster.Mode, DocumentWords.ClusterModes);
        if (cluster.Standby != Standby.Hot)
        {
            node.Add("standby", Write(cluster.Standby));
        }

        node.Add("failover", Write(cluster.Failover));
        if (cluster.RepairCrews is { } crews)
        {
            node.Add("repairCrews", DocumentNode.OfNumber(crews));
        }

        AddPlanned(node, cluster.Planned);
    }

    private static DocumentNode Write(Failover failover)
    {
        var node = DocumentNode.Object();
        AddTime(node, "delay", failover.Delay);
        AddShare(node, "coverage", failover.Coverage, Probability.One);
        AddTime(node, "uncoveredRecovery", failover.UncoveredRecovery, Duration.Zero);
        if (failover.Failback is { } failback)
        {
            AddTime(node, "failback", failback);
        }

        AddTime(node, "switchOver", failover.SwitchOver, failover.Delay);
        AddTime(node, "decisionDelay", failover.DecisionDelay, Duration.Zero);
        if (failover.ChangesPerYear > 0)
        {
            node.Add("changesPerYear", DocumentNode.OfNumber(failover.ChangesPerYear));
            AddShare(node, "breaking", failover.Breaking);
            if (failover.TestedBy is { } test)
            {
                node.Add("testedBy", DocumentNode.OfText(test));
            }
        }

        if (failover.Policy is { } policy)
        {
            node.Add("policy", DocumentNode.OfText(DocumentWords.FailoverPolicies[policy]));
        }

        if (failover.Needed.Count > 0)
        {
            AddNames(node, "needs", failover.Needed);
        }

        return node;
    }

    private static void Add(DocumentNode node, CommonCause cause)
    {
        AddNames(node, "strikes", cause.Strikes);
        if (cause.Mtbf is { } mtbf)
        {
            AddTime(node, "mtbf", mtbf);
        }

        if (cause.Beta is { } beta)
        {
            node.Add("beta", DocumentNode.OfText(ExactNotation.Of(beta)));
        }

        if (cause.Mttr is { } mttr)
        {
            AddTime(node, "mttr", mttr);
        }

        AddShare(node, "probability", cause.Probability, Probability.One);
        if (!cause.NeedsCrew)
        {
            node.Add("needsCrew", DocumentNode.OfFlag(false));
        }
    }

    private static DocumentNode Write(Standby standby)
    {
        if (standby == Standby.Cold)
        {
            return DocumentNode.OfText(DocumentWords.ColdStandby);
        }

        var node = DocumentNode.Object();
        AddShare(node, "warm", standby.Share, Probability.One);
        return node;
    }

    private static void AddStates(DocumentNode node, ChainElement element) => AddNames(node, "states", element.Chain.States);

    private static void AddTransitions(DocumentNode node, ChainElement element)
    {
        var chain = element.Chain;
        node.Add("transitions", DocumentNode.List(chain.Transitions.Select(Write)));
        var start = chain.Start.IndexOf(1.0);
        if (start < 0)
        {
            throw new ModelException($"The chain \"{element.Name}\" starts in one of several states, for which the document has no word; start it in one of them.", element.Name);
        }

        if (start > 0)
        {
            node.Add("startingIn", DocumentNode.OfText(chain.States[start]));
        }
    }

    private static DocumentNode Write(Transition<string> transition)
    {
        var node = DocumentNode.Object();
        node.Add("from", DocumentNode.OfText(transition.From));
        node.Add("to", DocumentNode.OfText(transition.To));
        node.Add("rate", DocumentNode.OfText(transition.Rate.ToString("R")));
        if (transition.Event is { } happening)
        {
            node.Add("named", DocumentNode.OfText(happening));
        }

        return node;
    }

    private static DocumentNode Write(PlannedWork work)
    {
        var node = DocumentNode.Object();
        node.Add("activity", DocumentNode.OfText(work.Activity));
        if (work.At is { } at)
        {
            node.Add("at", DocumentNode.OfText(at.ToString(at.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture)));
            if (work.On is { } day)
            {
                node.Add("on", DocumentNode.OfText(DocumentWords.Days[day]));
            }
        }
        else
        {
            AddTime(node, "every", work.Every);
        }

        AddTime(node, "lasting", work.Lasting);
        AddShare(node, "online", work.Online, Probability.Zero);
        return node;
    }

    private static DocumentNode Write(Load load)
    {
        var node = DocumentNode.Object();
        var arrivals = load.Arrivals.ToString("R");
        if (arrivals.EndsWith("/s", StringComparison.Ordinal))
        {
            node.Add("perSecond", DocumentNode.OfNumber(load.Arrivals.ValuePerSecond));
        }
        else
        {
            node.Add("arrivals", DocumentNode.OfText(arrivals));
        }

        AddTime(node, "inFlightFor", load.InFlightFor);
        AddShare(node, "replayed", load.Replayed, Probability.Zero);
        AddShare(node, "retried", load.Retried, Probability.Zero);
        return node;
    }

    private static void AddPlanned(DocumentNode node, IReadOnlyList<PlannedWork> planned)
    {
        if (planned.Count > 0)
        {
            node.Add("planned", DocumentNode.List(planned.Select(Write)));
        }
    }

    private static void AddHours(DocumentNode node, Hours? hours)
    {
        if (hours is not null)
        {
            node.Add("hours", DocumentNode.OfText(hours.ToString()));
        }
    }

    private static void AddNames(DocumentNode node, string key, IEnumerable<string> names) =>
        node.Add(key, DocumentNode.List(names.Select(DocumentNode.OfText)));

    private static void AddSomeNames(DocumentNode node, string key, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            AddNames(node, key, names);
        }
    }

    private static void AddTime(DocumentNode node, string key, Duration time, Duration? usual = null)
    {
        if (time != usual)
        {
            node.Add(key, DocumentNode.OfText(ExactNotation.Of(time)));
        }
    }

    private static void AddShare(DocumentNode node, string key, Probability share, Probability? usual = null)
    {
        if (share != usual)
        {
            node.Add(key, DocumentNode.OfText(ExactNotation.Of(share)));
        }
    }

    private static void AddNumber(DocumentNode node, string key, int number, int usual)
    {
        if (number != usual)
        {
            node.Add(key, DocumentNode.OfNumber(number));
        }
    }

    private static void AddWord<T>(DocumentNode node, string key, T value, DocumentWords<T> words)
        where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, default))
        {
            node.Add(key, DocumentNode.OfText(words[value]));
        }
    }
}

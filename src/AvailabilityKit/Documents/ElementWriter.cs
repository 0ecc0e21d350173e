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
            case DiskArray array:
                Add(node, array);
                break;
            case Cluster cluster:
                Add(node, cluster);
                break;
            case VirtualMachines machines:
                node.Add("count", DocumentNode.OfNumber(machines.Count));
                node.AddNames("hosts", machines.Hosts);
                node.Add("restart", FailoverWriter.Write(machines.Restart));
                node.AddNumber("atLeast", machines.AtLeast, usual: 1);
                if (machines.PerHost is { } perHost)
                {
                    node.Add("perHost", DocumentNode.OfNumber(perHost));
                }

                node.AddResources("demand", machines.Demand);
                node.AddNumber("priority", machines.Priority, usual: 0);
                node.AddNumber("spareHosts", machines.SpareHosts, usual: 0);
                if (machines.Migration is { } migration)
                {
                    node.Add("migration", MigrationWriter.Write(migration));
                }

                break;
            case RedundancyGroup group:
                node.AddNames("members", group.Members);
                node.AddNumber("atLeast", group.AtLeast, usual: 1);
                node.AddWord("plannedTurns", group.PlannedTurns, DocumentWords.PlannedTurns);
                if (group.Work is { } work)
                {
                    node.Add("work", DocumentNode.OfText(DocumentWords.MemberWork[work]));
                }

                break;
            case KnownElement known:
                node.Add("availability", DocumentNode.OfText(ExactNotation.Of(known.Availability)));
                if (known.MeanOutage is { } length)
                {
                    node.AddTime("meanOutage", length);
                }

                break;
            case ChainElement chain:
                AddStates(node, chain);
                node.AddNames("up", chain.Up);
                AddTransitions(node, chain);
                break;
            case BlockElement diagram:
                node.Add("block", BlockWriter.Write(diagram.Name, diagram.Block, BlockWriter.InElement));
                break;
            case RepairCrew crew:
                node.AddNames("repairs", crew.Repairs);
                node.AddNumber("size", crew.Size, usual: 1);
                node.AddWord("discipline", crew.Discipline, DocumentWords.Disciplines);
                node.AddTime("travel", crew.Travel, usual: Duration.Zero);
                node.AddHours(crew.Hours);
                node.AddSomeNames("faults", crew.Faults);
                node.AddSomeNames("kinds", [.. crew.Kinds.Select(kind => DocumentWords.Faults[kind])]);
                break;
            case CommonCause cause:
                Add(node, cause);
                break;
            case Spares spares:
                node.AddNames("replaces", spares.Replaces);
                node.Add("stock", DocumentNode.OfNumber(spares.Stock));
                node.AddTime("leadTime", spares.LeadTime);
                break;
        }

        if (element.Needs.Count > 0)
        {
            node.AddNames("needs", element.Needs);
        }

        node.AddNumber("count", element.Copies, usual: 1);

        if (element is Service { Load: { } load })
        {
            node.Add("load", Write(load));
        }

        node.AddHours((element as Service)?.Hours);
        if (element is Service { Users: { } users })
        {
            node.Add("users", DocumentNode.OfNumber(users));
        }

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
            document.AddNames("up", chain.Up);
            document.Add("chain", node);
            AddStates(node, chain);
            AddTransitions(node, chain);
        }
    }

    private static string TypeOf(Element element) => element switch
    {
        Component component => DocumentWords.Components[component.Kind],
        FaultTolerantServer => DocumentWords.FaultTolerantServer,
        DiskArray => DocumentWords.DiskArray,
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
            node.AddTime("mtbf", only.Mtbf);
            node.AddTime("mttr", only.Mttr);
        }
        else
        {
            node.Add("faults", DocumentNode.List(component.Faults.Select(FaultWriter.Write)));
        }

        node.AddTime("restart", component.Restart, usual: Duration.Zero);
        AddPlanned(node, component.Planned);
        node.AddResources("capacity", component.Capacity);
    }

    private static void Add(DocumentNode node, FaultTolerantServer server)
    {
        var usual = new FaultTolerantServer(server.Name, 1.Years, 1.Hours);
        node.AddNumber("modules", server.Modules, usual.Modules);
        node.AddNumber("atLeast", server.AtLeast, usual.AtLeast);
        if (server.SelfChecking)
        {
            node.Add("selfChecking", DocumentNode.OfFlag(true));
        }

        if (server.ModuleFaults.Count > 0)
        {
            node.Add("moduleFaults", DocumentNode.List(server.ModuleFaults.Select(FaultWriter.Write)));
        }
        else
        {
            node.AddTime("moduleMtbf", server.ModuleMtbf);
            node.AddTime("hotSwap", server.HotSwap);
            node.AddTime("transientMtbf", server.TransientMtbf, usual.TransientMtbf);
            node.AddShare("coverage", server.Coverage, usual.Coverage);
        }

        node.AddTime("resynchronization", server.Resynchronization, usual.Resynchronization);
        node.AddShare("rejoinFailure", server.RejoinFailure, usual.RejoinFailure);
        node.AddTime("rejoinBlackout", server.RejoinBlackout, usual.RejoinBlackout);
        node.AddTime("restart", server.Restart, usual.Restart);
        AddFaults(node, server.Faults);
        AddPlanned(node, server.Planned);
        node.AddResources("capacity", server.Capacity);
    }

    private static void Add(DocumentNode node, DiskArray array)
    {
        var usual = new DiskArray(array.Name, array.Data, array.Parity, array.DiskMtbf, array.Rebuild);
        node.Add("data", DocumentNode.OfNumber(array.Data));
        node.Add("parity", DocumentNode.OfNumber(array.Parity));
        node.AddTime("diskMtbf", array.DiskMtbf);
        node.AddTime("rebuild", array.Rebuild);
        if (array.RebuildsAtOnce is { } atOnce)
        {
            node.Add("rebuildsAtOnce", DocumentNode.OfNumber(atOnce));
        }

        node.AddNumber("hotSpares", array.HotSpares, usual.HotSpares);
        node.AddTime("replacement", array.Replacement, usual.Replacement);
        node.AddShare("unreadable", array.Unreadable, usual.Unreadable);
        node.AddTime("restore", array.Restore, usual.Restore);
        AddFaults(node, array.Faults);
        AddPlanned(node, array.Planned);
    }

    private static void Add(DocumentNode node, Cluster cluster)
    {
        node.AddNames("nodes", cluster.Nodes);
        node.AddNumber("atLeast", cluster.AtLeast, usual: 1);
        node.AddWord("mode", cluster.Mode, DocumentWords.ClusterModes);
        if (cluster.Standby != Standby.Hot)
        {
            node.Add("standby", Write(cluster.Standby));
        }

        node.Add("failover", FailoverWriter.Write(cluster.Failover));
        if (cluster.RepairCrews is { } crews)
        {
            node.Add("repairCrews", DocumentNode.OfNumber(crews));
        }

        AddPlanned(node, cluster.Planned);
    }

    private static void Add(DocumentNode node, CommonCause cause)
    {
        node.AddNames("strikes", cause.Strikes);
        if (cause.Mtbf is { } mtbf)
        {
            node.AddTime("mtbf", mtbf);
        }

        if (cause.Beta is { } beta)
        {
            node.Add("beta", DocumentNode.OfText(ExactNotation.Of(beta)));
        }

        if (cause.Mttr is { } mttr)
        {
            node.AddTime("mttr", mttr);
        }

        node.AddShare("probability", cause.Probability, Probability.One);
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
        node.AddShare("warm", standby.Share, Probability.One);
        return node;
    }

    private static void AddStates(DocumentNode node, ChainElement element) => node.AddNames("states", element.Chain.States);

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
            node.AddTime("every", work.Every);
        }

        node.AddTime("lasting", work.Lasting);
        node.AddShare("online", work.Online, Probability.Zero);
        if (work.SwitchOver is { } stop)
        {
            node.AddTime("switchOver", stop);
        }

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

        node.AddTime("inFlightFor", load.InFlightFor);
        node.AddShare("replayed", load.Replayed, Probability.Zero);
        node.AddShare("retried", load.Retried, Probability.Zero);
        node.AddTime("noticedAfter", load.NoticedAfter, Duration.Zero);
        return node;
    }

    private static void AddFaults(DocumentNode node, IReadOnlyList<Fault> faults)
    {
        if (faults.Count > 0)
        {
            node.Add("faults", DocumentNode.List(faults.Select(FaultWriter.Write)));
        }
    }

    private static void AddPlanned(DocumentNode node, IReadOnlyList<PlannedWork> planned)
    {
        if (planned.Count > 0)
        {
            node.Add("planned", DocumentNode.List(planned.Select(Write)));
        }
    }
}

using AvailabilityKit.Topologies;

namespace AvailabilityKit.Documents;

/// <summary>Reads the elements of a topology.</summary>
internal sealed class ElementReader(MistakeList mistakes)
{
    /// <summary>Reads one element.</summary>
    /// <returns>Null, and at least one mistake, where it is not an element.</returns>
    public Element? Read(DocumentNode node)
    {
        if (node.Kind != NodeKind.Object)
        {
            mistakes.Add(node, $"{DocumentFields.Describe(node)} stands where an element is expected; write an object in braces with \"type\" and \"name\".");
            return null;
        }

        if (node["type"] is not { } type)
        {
            mistakes.Add(node, $"\"type\" is missing here; add for example \"type\": {DocumentShape.Example("type")}.");
            return null;
        }

        return type.Kind == NodeKind.Text
            ? type.Text switch
            {
                DocumentWords.FaultTolerantServer => Read(node, DocumentShape.FaultTolerantServer, new FaultTolerantServerReader(mistakes).Read),
                DocumentWords.DiskArray => Read(node, DocumentShape.DiskArray, new DiskArrayReader(mistakes).Read),
                DocumentWords.Cluster => Read(node, DocumentShape.Cluster, Cluster),
                DocumentWords.VirtualMachines => Read(node, DocumentShape.VirtualMachines, fields => new VirtualMachinesReader(mistakes).Read(fields, Failover(fields, "restart"))),
                DocumentWords.Group => Read(node, DocumentShape.Group, Group),
                DocumentWords.Known => Read(node, DocumentShape.Known, Known),
                DocumentWords.Chain => Read(node, DocumentShape.Chain, Chain),
                DocumentWords.Block => Read(node, DocumentShape.Block, BlockDiagram),
                DocumentWords.RepairCrew => Read(node, DocumentShape.RepairCrew, RepairCrew),
                DocumentWords.Spares => Read(node, DocumentShape.Spares, Spares),
                DocumentWords.CommonCause => Read(node, DocumentShape.CommonCause, CommonCause),
                DocumentWords.Service => Read(node, DocumentShape.Service, Service),
                _ when DocumentWords.Components[type.Text] is { } kind => Read(node, DocumentShape.Component, fields => Component(fields, kind)),
                _ => UnknownType(type),
            }
            : UnknownType(type);
    }

    private Element? Read(DocumentNode node, DocumentShape shape, Func<DocumentFields, Element?> read)
    {
        var before = mistakes.Count;
        var element = DocumentFields.Of(node, shape, mistakes) is { } fields ? read(fields) : null;
        return mistakes.Count == before ? element : null;
    }

    private Element? UnknownType(DocumentNode type)
    {
        mistakes.Add(type, type.Kind == NodeKind.Text
            ? $"{MessageExcerpt.Quoted(type.Text)} is not a type of element.{mistakes.Hint(MessageExcerpt.Shortened(type.Text, 100), DocumentWords.ElementTypes)}"
            : $"{DocumentFields.Describe(type)} is the value of \"type\", where a text is expected; write for example \"server\".");
        return null;
    }

    private Component? Component(DocumentFields fields, ComponentKind kind)
    {
        var (name, mtbf, mttr) = (fields.Text("name"), fields.Duration("mtbf"), fields.Duration("mttr"));
        var (restart, planned, needs, count) = (fields.Duration("restart"), new PlannedWorkReader(mistakes).Read(fields), fields.Texts("needs"), fields.Integer("count"));
        var capacity = new ResourcesReader(mistakes).Read(fields, "capacity");
        IReadOnlyList<Fault>? faults = null;
        if (fields["faults"] is null)
        {
            if (fields["mtbf"] is null || fields["mttr"] is null)
            {
                fields.Missing(fields["mtbf"] is null ? "mtbf" : "mttr");
            }
            else if (mtbf is { } up && mttr is { } down)
            {
                faults = mistakes.Attempt(fields.Node, () => name is null ? new Fault(DocumentWords.UsualFault(kind), up, down) : Fault.Of(name, DocumentWords.UsualFault(kind), up, down)) is { } fault ? [fault] : null;
            }
        }
        else
        {
            faults = new FaultReader(mistakes).Read(fields);
            if ((fields["mtbf"] ?? fields["mttr"]) is { } extra)
            {
                mistakes.AddAtKey(extra, $"Both \"{extra.Key}\" and \"faults\" are given; put the MTBF and MTTR of every fault into \"faults\".");
            }
        }

        if (name is null || faults is null)
        {
            return null;
        }

        var component = mistakes.Attempt(fields.Node, () => new Component(name, kind, faults) { Planned = planned, Capacity = capacity, Needs = needs ?? [] });
        component = mistakes.Set(component, fields, "count", count, static (part, value) => part with { Count = value });
        return mistakes.Set(component, fields, "restart", restart, static (part, value) => part with { Restart = value });
    }

    private Cluster? Cluster(DocumentFields fields)
    {
        var (name, nodes, failover) = (fields.Text("name"), fields.Texts("nodes"), Failover(fields, "failover"));
        var (atLeast, mode, crews) = (fields.Integer("atLeast"), fields.Word("mode", DocumentWords.ClusterModes), fields.Integer("repairCrews"));
        var (planned, needs, standby) = (new PlannedWorkReader(mistakes).Read(fields), fields.Texts("needs"), Standby(fields));
        if (name is null || nodes is null || failover is null)
        {
            return null;
        }

        var cluster = mistakes.Attempt(fields.Node, () => new Cluster(name, nodes, failover) { Mode = mode ?? default, Standby = standby ?? AvailabilityKit.Standby.Hot, Planned = planned, Needs = needs ?? [] });
        cluster = mistakes.Set(cluster, fields, "atLeast", atLeast, static (part, value) => part with { AtLeast = value });
        return mistakes.Set(cluster, fields, "repairCrews", crews, static (part, value) => part with { RepairCrews = value });
    }

    private RedundancyGroup? Group(DocumentFields fields)
    {
        var (name, members, atLeast, needs) = (fields.Text("name"), fields.Texts("members"), fields.Integer("atLeast"), fields.Texts("needs"));
        var (turns, work) = (fields.Word("plannedTurns", DocumentWords.PlannedTurns), fields.Word("work", DocumentWords.MemberWork));
        return name is null || members is null ? null : mistakes.Attempt(fields.Node, () => new RedundancyGroup(name, members, atLeast ?? 1) { PlannedTurns = turns ?? default, Work = work, Needs = needs ?? [] });
    }

    private KnownElement? Known(DocumentFields fields)
    {
        var (name, availability, meanOutage, needs) = (fields.Text("name"), fields.Availability("availability"), fields.Duration("meanOutage"), fields.Texts("needs"));
        var known = name is not null && availability is { } share ? mistakes.Attempt(fields.Node, () => new KnownElement(name, share) { Needs = needs ?? [] }) : null;
        known = mistakes.Set(known, fields, "count", fields.Integer("count"), static (part, value) => part with { Count = value });
        return mistakes.Set(known, fields, "meanOutage", meanOutage, static (part, value) => part with { MeanOutage = value });
    }

    private ChainElement? Chain(DocumentFields fields)
    {
        var (name, needs, count) = (fields.Text("name"), fields.Texts("needs"), fields.Integer("count"));
        var chain = new ChainReader(mistakes).Read(name, fields, fields);
        var element = chain is null ? null : chain with { Needs = needs ?? [] };
        return mistakes.Set(element, fields, "count", count, static (part, value) => part with { Count = value });
    }

    private BlockElement? BlockDiagram(DocumentFields fields)
    {
        var (name, needs, count) = (fields.Text("name"), fields.Texts("needs"), fields.Integer("count"));
        var block = fields["block"] is { } node ? new BlockReader(mistakes).Read(node) : null;
        var element = name is null || block is null ? null : mistakes.Attempt(fields.Node, () => new BlockElement(name, block) { Needs = needs ?? [] });
        return mistakes.Set(element, fields, "count", count, static (part, value) => part with { Count = value });
    }

    private RepairCrew? RepairCrew(DocumentFields fields)
    {
        var (name, repairs, size) = (fields.Text("name"), fields.Texts("repairs"), fields.Integer("size"));
        var (discipline, travel, hours) = (fields.Word("discipline", DocumentWords.Disciplines), fields.Duration("travel"), fields.Hours("hours"));
        var (faults, kinds) = (fields.Texts("faults"), fields.Words("kinds", DocumentWords.Faults));
        var crew = name is null || repairs is null
            ? null
            : mistakes.Attempt(fields.Node, () => new RepairCrew(name, repairs, size ?? 1) { Discipline = discipline ?? default, Hours = hours, Faults = faults ?? [], Kinds = kinds ?? [] });
        return mistakes.Set(crew, fields, "travel", travel, static (part, value) => part with { Travel = value });
    }

    private Spares? Spares(DocumentFields fields)
    {
        var (name, replaces, stock, leadTime) = (fields.Text("name"), fields.Texts("replaces"), fields.Integer("stock"), fields.Duration("leadTime"));
        return name is null || replaces is null || stock is not { } parts || leadTime is not { } lead
            ? null
            : mistakes.Attempt(fields.Node, () => new Spares(name, replaces, parts, lead));
    }

    private CommonCause? CommonCause(DocumentFields fields)
    {
        var (name, strikes, mtbf, mttr) = (fields.Text("name"), fields.Texts("strikes"), fields.Duration("mtbf"), fields.Duration("mttr"));
        var (beta, probability, needsCrew) = (fields.Probability("beta"), fields.Probability("probability"), fields.Flag("needsCrew"));
        if (fields["mtbf"] is { } shocks && fields["beta"] is not null)
        {
            mistakes.AddAtKey(shocks, "Both \"mtbf\" and \"beta\" are given; keep one of them.");
            return null;
        }

        if (fields["beta"] is null && (fields["mtbf"] is null || fields["mttr"] is null))
        {
            fields.Missing(fields["mtbf"] is null ? "mtbf" : "mttr");
            return null;
        }

        if (name is null || strikes is null || (beta is null && (mtbf is null || mttr is null)))
        {
            return null;
        }

        var cause = mistakes.Attempt(fields.Node, () => beta is { } share ? new CommonCause(name, strikes, share) : new CommonCause(name, strikes, mtbf!.Value, mttr!.Value));
        cause = mistakes.Set(cause, fields, "mttr", mttr, static (part, value) => part with { Mttr = value });
        cause = mistakes.Set(cause, fields, "probability", probability, static (part, value) => part with { Probability = value });
        return mistakes.Set(cause, fields, "needsCrew", needsCrew, static (part, value) => part with { NeedsCrew = value });
    }

    private Service? Service(DocumentFields fields)
    {
        var (name, needs, load, hours) = (fields.Text("name"), fields.Texts("needs"), Load(fields), fields.Hours("hours"));
        var service = name is null || needs is null ? null : mistakes.Attempt(fields.Node, () => new Service(name, needs, load) { Hours = hours });
        return mistakes.Set(service, fields, "users", fields.Integer("users"), static (part, value) => part with { Users = value });
    }

    private Failover? Failover(DocumentFields owner, string key)
    {
        if (owner.Object(key, DocumentShape.Failover) is not { } fields)
        {
            return null;
        }

        var (delay, coverage, otherwise) = (fields.Duration("delay"), fields.Probability("coverage"), fields.Duration("uncoveredRecovery"));
        var (failback, switchOver) = (fields.Duration("failback"), fields.Duration("switchOver"));
        var (decisionDelay, policy) = (fields.Duration("decisionDelay"), fields.Word("policy", DocumentWords.FailoverPolicies));
        var (breaking, testedBy, needed) = (fields.Probability("breaking"), fields.Text("testedBy"), fields.Texts("needs"));
        if (fields["changesPerYear"] is null && (fields["breaking"] ?? fields["testedBy"]) is not null)
        {
            fields.Missing("changesPerYear");
        }

        var failover = delay is { } known ? mistakes.Attempt(fields["delay"]!, () => AvailabilityKit.Failover.In(known)) : null;
        if (coverage is { Complement: > 0 } && fields["uncoveredRecovery"] is null)
        {
            mistakes.Add(fields.Node, $"The failover covers {coverage} of failures; say how long recovery takes in the other cases, for example \"uncoveredRecovery\": \"15 min\".");
            return null;
        }

        if (fields["changesPerYear"] is not null && (fields["breaking"] is null || fields["uncoveredRecovery"] is null))
        {
            fields.Missing(fields["breaking"] is null ? "breaking" : "uncoveredRecovery");
            return null;
        }

        failover = mistakes.Set(failover, fields, "coverage", coverage, static (part, value) => part.Covering(value));
        failover = mistakes.Set(failover, fields, "uncoveredRecovery", otherwise, static (part, value) => part.OtherwiseIn(value));
        failover = mistakes.Set(failover, fields, "failback", failback, static (part, value) => part.FailingBackIn(value));
        failover = mistakes.Set(failover, fields, "switchOver", switchOver, static (part, value) => part.SwitchingOverIn(value));
        failover = mistakes.Set(failover, fields, "decisionDelay", decisionDelay, static (part, value) => part.DecidedAfter(value));
        failover = mistakes.Set(failover, fields, "changesPerYear", fields.Number("changesPerYear"), (part, value) => part.BrokenByChanges(value, breaking ?? Probability.Zero, testedBy));
        var lag = fields["lag"] is { Kind: NodeKind.Object } law ? new LifetimeReader(mistakes).Read(law) : null;
        failover = lag is not null ? failover?.LaggingBy(lag) : fields["lag"] is { Kind: not NodeKind.Object } ? mistakes.Set(failover, fields, "lag", fields.Duration("lag"), static (part, value) => part.LaggingBy(value)) : failover;
        failover = failover is null || needed is null ? failover : mistakes.Attempt(fields["needs"]!, () => failover.Needs(needed));
        return policy is { } given ? (given == FailoverPolicy.FirstReady ? failover?.FirstReadyServes() : failover?.CarriedThrough()) : failover;
    }

    private Standby? Standby(DocumentFields owner)
    {
        if (owner["standby"] is not { } member)
        {
            return null;
        }

        if (member.Kind == NodeKind.Object)
        {
            return owner.Object("standby", DocumentShape.WarmStandby)!.Probability("warm") is { } share ? AvailabilityKit.Standby.Warm(share) : null;
        }

        if (owner.Text("standby") is not { } word)
        {
            return null;
        }

        if (word is DocumentWords.HotStandby or DocumentWords.ColdStandby)
        {
            return word == DocumentWords.HotStandby ? AvailabilityKit.Standby.Hot : AvailabilityKit.Standby.Cold;
        }

        mistakes.Add(member, $"{MessageExcerpt.Quoted(word)} is not a value of \"standby\".{mistakes.Hint(MessageExcerpt.Shortened(word, 100), DocumentWords.Standbys)} A warm one is written {{ \"warm\": \"25 %\" }}.");
        return null;
    }

    private Load? Load(DocumentFields owner)
    {
        if (owner.Object("load", DocumentShape.Load) is not { } fields)
        {
            return null;
        }

        var (perSecond, arrivals, inFlightFor) = (fields.Number("perSecond"), fields.Rate("arrivals"), fields.Duration("inFlightFor"));
        var (replayed, retried, noticedAfter) = (fields.Probability("replayed"), fields.Probability("retried"), fields.Duration("noticedAfter"));
        if (fields["perSecond"] is null && fields["arrivals"] is null)
        {
            fields.Missing("perSecond");
        }
        else if (fields["perSecond"] is { } first && fields["arrivals"] is not null)
        {
            mistakes.AddAtKey(first, "Both \"perSecond\" and \"arrivals\" are given; keep one of them.");
        }

        if (inFlightFor is not { } duration || (perSecond is null && arrivals is null))
        {
            return null;
        }

        var load = mistakes.Attempt(fields["perSecond"] ?? fields["arrivals"]!, () =>
            AvailabilityKit.Load.Of(arrivals ?? Rate.PerSecond(perSecond!.Value), Duration.Zero));
        load = load is null ? null : mistakes.Attempt(fields["inFlightFor"]!, () => AvailabilityKit.Load.Of(load.Arrivals, duration));
        load = mistakes.Set(load, fields, "replayed", replayed, static (part, value) => part.Replaying(value));
        load = mistakes.Set(load, fields, "noticedAfter", noticedAfter, static (part, value) => part.NoticingFailuresAfter(value));
        return mistakes.Set(load, fields, "retried", retried, static (part, value) => part.Retrying(value));
    }
}

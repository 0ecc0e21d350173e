using AvailabilityKit.Topologies;

namespace AvailabilityKit.Documents;

/// <summary>Reads fault-tolerant servers.</summary>
internal sealed class FaultTolerantServerReader(MistakeList mistakes)
{
    /// <summary>What is said of modules where their faults are not given by class.</summary>
    private static readonly string[] OfAllFaults = ["moduleMtbf", "hotSwap", "transientMtbf", "coverage"];

    /// <summary>The server that an element describes.</summary>
    /// <returns>Null, and at least one mistake, where it describes none.</returns>
    public FaultTolerantServer? Read(DocumentFields fields)
    {
        var (name, needs, count, planned) = (fields.Text("name"), fields.Texts("needs"), fields.Integer("count"), new PlannedWorkReader(mistakes).Read(fields));
        var (modules, atLeast, selfChecking) = (fields.Integer("modules"), fields.Integer("atLeast"), fields.Flag("selfChecking"));
        var (resynchronization, rejoinFailure, rejoinBlackout) = (fields.Duration("resynchronization"), fields.Probability("rejoinFailure"), fields.Duration("rejoinBlackout"));
        var (restart, faults) = (fields.Duration("restart"), new FaultReader(mistakes).Read(fields));
        var capacity = new ResourcesReader(mistakes).Read(fields, "capacity");
        var server = fields["moduleFaults"] is { } classes ? ByClass(fields, classes, name) : Simple(fields, name);
        if (server is null || faults is null)
        {
            return null;
        }

        server = server with { Planned = planned, Capacity = capacity, Needs = needs ?? [] };
        server = mistakes.Set(server, fields, "count", count, static (part, value) => part with { Count = value });
        server = mistakes.Set(server, fields, "modules", modules, static (part, value) => part with { Modules = value });
        server = mistakes.Set(server, fields, "atLeast", atLeast, static (part, value) => part with { AtLeast = value });
        server = mistakes.Set(server, fields, "selfChecking", selfChecking, static (part, value) => part with { SelfChecking = value });
        server = mistakes.Set(server, fields, "resynchronization", resynchronization, static (part, value) => part with { Resynchronization = value });
        server = mistakes.Set(server, fields, "rejoinFailure", rejoinFailure, static (part, value) => part with { RejoinFailure = value });
        server = mistakes.Set(server, fields, "rejoinBlackout", rejoinBlackout, static (part, value) => part with { RejoinBlackout = value });
        server = mistakes.Set(server, fields, "restart", restart, static (part, value) => part with { Restart = value });
        return server is null ? null : mistakes.Attempt(fields["faults"] ?? fields.Node, () => server with { Faults = faults });
    }

    private FaultTolerantServer? Simple(DocumentFields fields, string? name)
    {
        var (moduleMtbf, hotSwap, transientMtbf, coverage) = (fields.Duration("moduleMtbf"), fields.Duration("hotSwap"), fields.Duration("transientMtbf"), fields.Probability("coverage"));
        foreach (var key in OfAllFaults[..2])
        {
            fields.Missing(key);
        }

        if (name is null || moduleMtbf is not { } up || hotSwap is not { } swap)
        {
            return null;
        }

        var server = mistakes.Attempt(fields.Node, () => new FaultTolerantServer(name, up, swap));
        server = mistakes.Set(server, fields, "transientMtbf", transientMtbf, static (part, value) => part with { TransientMtbf = value });
        return mistakes.Set(server, fields, "coverage", coverage, static (part, value) => part with { Coverage = value });
    }

    private FaultTolerantServer? ByClass(DocumentFields fields, DocumentNode classes, string? name)
    {
        if (OfAllFaults.Select(key => fields[key]).OfType<DocumentNode>().FirstOrDefault() is { } extra)
        {
            mistakes.AddAtKey(extra, $"Both \"{extra.Key}\" and \"moduleFaults\" are given; say in each class of \"moduleFaults\" what is true of it.");
            return null;
        }

        var before = mistakes.Count;
        ModuleFault?[] faults = [.. fields.List("moduleFaults").Select(One)];
        return name is null || mistakes.Count > before ? null : mistakes.Attempt(classes, () => new FaultTolerantServer(name, faults.OfType<ModuleFault>()));
    }

    private ModuleFault? One(DocumentNode node)
    {
        if (DocumentFields.Of(node, DocumentShape.ModuleFault, mistakes) is not { } fields)
        {
            return null;
        }

        var (name, mtbf, hotSwap) = (fields.Text("name"), fields.Duration("mtbf"), fields.Duration("hotSwap"));
        var (transient, coverage) = (fields.Flag("transient"), fields.Probability("coverage"));
        if (fields["hotSwap"] is { } swapped && transient == true)
        {
            mistakes.AddAtKey(swapped, "After a transient fault the module rejoins by itself, and nothing is swapped; keep one of \"hotSwap\" and \"transient\".");
        }
        else if (fields.Lacks("hotSwap") && transient != true && (fields["transient"] is null || transient is not null))
        {
            mistakes.Add(node, "\"hotSwap\" is missing here; add for example \"hotSwap\": \"4 h\", or \"transient\": true where the module rejoins by itself.");
        }
        else if (name is not null && mtbf is { } up)
        {
            return transient == true ? mistakes.Attempt(node, () => ModuleFault.Transient(name, up, coverage))
                : hotSwap is { } swap ? mistakes.Attempt(node, () => ModuleFault.Permanent(name, up, swap, coverage))
                : null;
        }

        return null;
    }
}

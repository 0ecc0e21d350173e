using AvailabilityKit.Topologies;

namespace AvailabilityKit.Documents;

/// <summary>Writes faults as nodes; what has its usual value is left out.</summary>
internal static class FaultWriter
{
    public static DocumentNode Write(Fault fault)
    {
        var node = DocumentNode.Object();
        node.Add("kind", DocumentNode.OfText(DocumentWords.Faults[fault.Kind]));
        node.Add("mtbf", LifetimeWriter.Write(fault.TimeToFailure));
        node.Add("mttr", fault.TimeToRepair is { } repair ? LifetimeWriter.Write(repair) : DocumentNode.OfText(ExactNotation.Of(fault.Mttr)));
        var usual = new Fault(fault.Kind, fault.Mtbf, fault.Mttr);
        if (fault.Name != usual.Name)
        {
            node.Add("name", DocumentNode.OfText(fault.Name));
        }

        if (fault.NeedsCrew != usual.NeedsCrew)
        {
            node.Add("needsCrew", DocumentNode.OfFlag(fault.NeedsCrew));
        }

        if (fault.NeedsSpare != usual.NeedsSpare)
        {
            node.Add("needsSpare", DocumentNode.OfFlag(fault.NeedsSpare));
        }

        if (fault.Rollback is { } back)
        {
            var rollback = DocumentNode.Object();
            rollback.AddTime("noticedAfter", back.NoticedAfter);
            rollback.AddTime("snapshotsEvery", back.SnapshotsEvery);
            rollback.AddTime("keptFor", back.KeptFor, Duration.Infinite);
            node.Add("rollback", rollback);
        }

        return node;
    }

    public static DocumentNode Write(ModuleFault fault)
    {
        var node = DocumentNode.Object();
        node.Add("name", DocumentNode.OfText(fault.Name));
        node.AddTime("mtbf", fault.Mtbf);
        if (fault.HotSwap is { } swap)
        {
            node.AddTime("hotSwap", swap);
        }
        else
        {
            node.Add("transient", DocumentNode.OfFlag(true));
        }

        node.AddShare("coverage", fault.Coverage, Probability.One);
        return node;
    }
}

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

        return node;
    }
}

using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Rollbacks;

namespace AvailabilityKit.Documents;

/// <summary>Reads the faults of an element.</summary>
internal sealed class FaultReader(MistakeList mistakes)
{
    /// <summary>The faults of an element; none where none are given, null where one of them is wrong.</summary>
    public List<Fault>? Read(DocumentFields owner)
    {
        var before = mistakes.Count;
        List<Fault> faults = [];
        foreach (var node in owner.List("faults"))
        {
            if (DocumentFields.Of(node, DocumentShape.Fault, mistakes) is not { } fields)
            {
                continue;
            }

            var (kind, mttr) = (fields.Word("kind", DocumentWords.Faults), FaultTime.Read(fields, "mttr", mistakes));
            var mtbf = kind is { } whose ? TimeBetween(fields, whose) : null;
            var (called, needsCrew, needsSpare) = (fields.Text("name"), fields.Flag("needsCrew"), fields.Flag("needsSpare"));
            var rollback = ReadRollback(fields);
            if (kind is { } known && mtbf is { } up && mttr is { } down && mistakes.Attempt(node, () => FaultTime.Fault(known, up, down, called)) is { } fault
                && (rollback is null ? fault : mistakes.Attempt(fields["rollback"]!, () => fault with { Rollback = rollback })) is { } whole)
            {
                faults.Add(whole with { NeedsCrew = needsCrew ?? fault.NeedsCrew, NeedsSpare = needsSpare ?? fault.NeedsSpare });
            }
        }

        return mistakes.Count == before ? faults : null;
    }

    private PointInTimeRecovery? ReadRollback(DocumentFields fault)
    {
        if (fault.Object("rollback", DocumentShape.Rollback) is not { } fields)
        {
            return null;
        }

        var (noticed, every, kept) = (fields.Duration("noticedAfter"), fields.Duration("snapshotsEvery"), fields.Duration("keptFor"));
        return noticed is { } after && every is { } apart && (kept is not null || fields["keptFor"] is null)
            ? mistakes.Attempt(fields.Node, () => PointInTimeRecovery.Of(after, apart, kept))
            : null;
    }

    /// <summary>How long it is to a fault: as it is given, or from how many changes are made in a year and which share of them fails.</summary>
    private FaultTime? TimeBetween(DocumentFields fields, FaultKind kind)
    {
        var (perYear, failing) = (fields.Number("changesPerYear"), fields.Probability("failing"));
        if ((fields["changesPerYear"] ?? fields["failing"]) is not { } ofChange)
        {
            return fields["mtbf"] is null ? Missing() : FaultTime.Read(fields, "mtbf", mistakes);
        }

        if (kind != FaultKind.Change || fields["mtbf"] is not null)
        {
            mistakes.AddAtKey(ofChange, kind != FaultKind.Change
                ? $"\"changesPerYear\" and \"failing\" are those of a fault of the kind \"{DocumentWords.Faults[FaultKind.Change]}\"; give the \"mtbf\" of this one."
                : "Both \"mtbf\" and how many changes fail are given; keep one of them.");
            return null;
        }

        var other = fields["changesPerYear"] is null ? "changesPerYear" : fields["failing"] is null ? "failing" : null;
        if (other is not null)
        {
            fields.Missing(other);
            return null;
        }

        return perYear is { } count && failing is { } share && mistakes.Attempt(ofChange, () => AvailabilityKit.Fault.Change(count, share, Duration.Zero)) is { } change ? new(change.Mtbf, null) : null;

        FaultTime? Missing()
        {
            fields.Missing("mtbf");
            return null;
        }
    }

    /// <summary>A time of a fault: a mean, which may be zero, or a distribution.</summary>
    private sealed record FaultTime(Duration Mean, Lifetime? Distribution)
    {
        public static FaultTime? Read(DocumentFields fields, string key, MistakeList mistakes) => fields[key] is { Kind: NodeKind.Object } node
            ? new LifetimeReader(mistakes).Read(node) is { } lifetime ? new(lifetime.Mean, lifetime) : null
            : fields.Duration(key) is { } mean ? new(mean, null) : null;

        public static Fault Fault(FaultKind kind, FaultTime up, FaultTime down, string? name) => up.Distribution is null && down.Distribution is null
            ? new(kind, up.Mean, down.Mean, name)
            : new(kind, up.Distribution ?? up.Mean, down.Distribution ?? down.Mean, name);
    }
}

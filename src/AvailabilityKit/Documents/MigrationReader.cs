namespace AvailabilityKit.Documents;

/// <summary>Reads how virtual machines are moved while they run.</summary>
internal sealed class MigrationReader(MistakeList mistakes)
{
    /// <summary>The migration of some machines.</summary>
    /// <returns>Null where none is given; and, with at least one mistake, where something else is.</returns>
    public LiveMigration? Read(DocumentFields owner)
    {
        if (owner.Object("migration", DocumentShape.LiveMigration) is not { } fields)
        {
            return null;
        }

        var (total, blackout, copy) = (fields.Duration("total"), fields.Duration("blackout"), fields.Object("copy", DocumentShape.PreCopy));
        var (success, predicted, lead) = (fields.Probability("success"), fields.Probability("predicted"), fields.Duration("lead"));
        var migration = copy is not null ? Copied(fields, copy) : Timed(fields, total, blackout);
        if (success is { } share)
        {
            migration = migration?.Succeeding(share);
        }

        if (fields["predicted"] is null && fields["lead"] is not null)
        {
            mistakes.AddAtKey(fields["lead"]!, "A prediction has a lead, and no failure is predicted; add for example \"predicted\": \"30 %\".");
        }

        if (fields["predicted"] is not null && fields["lead"] is null)
        {
            mistakes.AddAtKey(fields["predicted"]!, $"How long before a failure its prediction comes is missing; add for example \"lead\": {DocumentShape.Example("lead")}.");
        }

        return predicted is { } known && lead is { } ahead && migration is not null ? mistakes.Attempt(fields["lead"]!, () => migration.Predicting(known, ahead)) : migration;
    }

    private LiveMigration? Timed(DocumentFields fields, Duration? total, Duration? blackout)
    {
        if (fields["total"] is null || fields["blackout"] is null)
        {
            if (fields["copy"] is null)
            {
                fields.Missing(fields["total"] is null ? "total" : "blackout");
            }

            return null;
        }

        return total is { } time && blackout is { } dark ? mistakes.Attempt(fields.Node, () => LiveMigration.Taking(time, dark)) : null;
    }

    private LiveMigration? Copied(DocumentFields fields, DocumentFields copy)
    {
        if ((fields["total"] ?? fields["blackout"]) is { } extra)
        {
            mistakes.AddAtKey(extra, $"Both \"{extra.Key}\" and \"copy\" are given; the copy says how long it takes.");
        }

        var (memory, dirtied, sent) = (copy.DataSize("memory"), copy.DataRate("dirtied"), copy.DataRate("sent"));
        var (workingSet, stopAt, stopBelow) = (copy.DataSize("workingSet"), copy.Duration("stopAt"), copy.DataSize("stopBelow"));
        var (rounds, timesMemory, resume) = (copy.Integer("rounds"), copy.Number("timesMemory"), copy.Duration("resume"));
        if (copy["stopAt"] is not null && copy["stopBelow"] is { } other)
        {
            mistakes.AddAtKey(other, "Both \"stopAt\" and \"stopBelow\" are given; say once when little enough is left.");
        }

        if (memory is not { } whole || dirtied is not { } written || sent is not { } link)
        {
            return null;
        }

        var made = mistakes.Attempt(copy.Node, () => PreCopy.Of(whole, written, link));
        made = Set(made, copy, "stopAt", stopAt, static (part, value) => part.StoppingAt(value));
        made = Set(made, copy, "stopBelow", stopBelow, static (part, value) => part.StoppingBelow(value));
        made = Set(made, copy, "rounds", rounds, static (part, value) => part.AtMost(value));
        made = Set(made, copy, "timesMemory", timesMemory, (part, value) => part.AtMost(rounds ?? PreCopy.MostRounds, value));
        made = Set(made, copy, "workingSet", workingSet, static (part, value) => part.Writing(value));
        made = Set(made, copy, "resume", resume, static (part, value) => part.ResumingIn(value));
        return made is null ? null : mistakes.Attempt(copy.Node, () => LiveMigration.By(made));
    }

    /// <summary>The copy with one rule more, where the document gives it; a refusal becomes a mistake in that member.</summary>
    private PreCopy? Set<TValue>(PreCopy? copy, DocumentFields fields, string key, TValue? value, Func<PreCopy, TValue, PreCopy> set)
        where TValue : struct =>
        copy is null || value is not { } given ? copy : mistakes.Attempt(fields[key]!, () => set(copy, given));
}

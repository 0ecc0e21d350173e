namespace AvailabilityKit.Documents;

/// <summary>Reads announced work: so often a year, or at a time of day.</summary>
internal sealed class PlannedWorkReader(MistakeList mistakes)
{
    /// <summary>The keys of which one says when it is done.</summary>
    private static readonly string[] Times = ["every", "perYear", "at"];

    /// <summary>The work planned for an element.</summary>
    public List<PlannedWork> Read(DocumentFields owner)
    {
        List<PlannedWork> planned = [];
        foreach (var node in owner.List("planned"))
        {
            if (DocumentFields.Of(node, DocumentShape.PlannedWork, mistakes) is { } fields && One(fields) is { } work)
            {
                planned.Add(work);
            }
        }

        return planned;
    }

    private PlannedWork? One(DocumentFields fields)
    {
        var (activity, every, perYear) = (fields.Text("activity"), fields.Duration("every"), fields.Number("perYear"));
        var (lasting, online, at, on) = (fields.Duration("lasting"), fields.Probability("online"), fields.TimeOfDay("at"), fields.Word("on", DocumentWords.Days));
        var switchOver = fields.Duration("switchOver");
        var given = Array.FindAll(Times, key => fields[key] is not null);
        if (given.Length == 0)
        {
            fields.Missing("every");
        }
        else if (given.Length > 1)
        {
            mistakes.AddAtKey(fields[given[1]]!, $"Both \"{given[0]}\" and \"{given[1]}\" are given; keep one of them.");
        }
        else if (fields["at"] is null && fields["on"] is { } day)
        {
            mistakes.AddAtKey(day, "\"on\" says on which day; say at what time of it too, for example \"at\": \"02:00\".");
        }
        else if (fields["at"] is not null && fields["online"] is { } share)
        {
            mistakes.AddAtKey(share, "Work at a time of day stops the element every time; leave \"online\" out, or let the work begin at random with \"every\".");
        }
        else if (fields["switchOver"] is { } split && (fields["at"] ?? fields["online"]) is { } other)
        {
            mistakes.AddAtKey(other, $"Work with a \"{split.Key}\" is done half by half, begins at random, and has no share that is done on line; leave \"{other.Key}\" or \"{split.Key}\" out.");
        }
        else if (activity is not null && lasting is { } time && (every is not null || perYear is not null || at is not null))
        {
            var work = mistakes.Attempt(fields.Node, () => at is { } begin
                ? (on is { } weekly ? PlannedWork.Weekly(activity, weekly, begin, time) : PlannedWork.Daily(activity, begin, time))
                : every is { } period ? new PlannedWork(activity, period, time, online ?? Probability.Zero)
                : PlannedWork.PerYear(activity, perYear!.Value, time, online ?? Probability.Zero));
            return mistakes.Set(work, fields, "switchOver", switchOver, static (whole, stop) => whole.HalfByHalf(stop));
        }

        return null;
    }
}

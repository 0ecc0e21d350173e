using AvailabilityKit.Quantities;

namespace AvailabilityKit.Documents;

/// <summary>Writes live migrations as nodes; what has its usual value is left out.</summary>
internal static class MigrationWriter
{
    public static DocumentNode Write(LiveMigration migration)
    {
        var node = DocumentNode.Object();
        if (migration.Copy is { } copy)
        {
            node.Add("copy", Write(copy));
        }
        else
        {
            AddTime(node, "total", migration.TotalTime);
            AddTime(node, "blackout", migration.Blackout);
        }

        if (migration.Success != Probability.One)
        {
            node.Add("success", DocumentNode.OfText(ExactNotation.Of(migration.Success)));
        }

        if (migration.Predicted != Probability.Zero || migration.Lead != Duration.Zero)
        {
            node.Add("predicted", DocumentNode.OfText(ExactNotation.Of(migration.Predicted)));
            AddTime(node, "lead", migration.Lead);
        }

        return node;
    }

    private static DocumentNode Write(PreCopy copy)
    {
        var (node, rules, usual) = (DocumentNode.Object(), copy.Rules, PreCopy.Of(copy.Memory, copy.Dirtied, copy.Sent).Rules);
        AddSize(node, "memory", copy.Memory);
        node.Add("dirtied", DocumentNode.OfText(copy.Dirtied.ToString("R")));
        node.Add("sent", DocumentNode.OfText(copy.Sent.ToString("R")));
        if (rules.Left is { } left)
        {
            AddSize(node, "stopBelow", left);
        }
        else if (rules.Blackout != usual.Blackout)
        {
            AddTime(node, "stopAt", rules.Blackout);
        }

        if (rules.Rounds != usual.Rounds)
        {
            node.Add("rounds", DocumentNode.OfNumber(rules.Rounds));
        }

        if (!double.IsPositiveInfinity(rules.TimesMemory))
        {
            node.Add("timesMemory", DocumentNode.OfNumber(rules.TimesMemory));
        }

        if (rules.WorkingSet is { } workingSet)
        {
            AddSize(node, "workingSet", workingSet);
        }

        if (rules.Resume > Duration.Zero)
        {
            AddTime(node, "resume", rules.Resume);
        }

        return node;
    }

    private static void AddTime(DocumentNode node, string key, Duration time) => node.Add(key, DocumentNode.OfText(ExactNotation.Of(time)));

    private static void AddSize(DocumentNode node, string key, DataSize size) => node.Add(key, DocumentNode.OfText(size.ToString("R")));
}

using AvailabilityKit.Quantities;

namespace AvailabilityKit.Documents;

/// <summary>The members of a node as they are written: each in its notation, and left out where it has its usual value.</summary>
internal static class NodeMembers
{
    public static void AddHours(this DocumentNode node, Hours? hours)
    {
        if (hours is not null)
        {
            node.Add("hours", DocumentNode.OfText(hours.ToString()));
        }
    }

    public static void AddNames(this DocumentNode node, string key, IEnumerable<string> names) =>
        node.Add(key, DocumentNode.List(names.Select(DocumentNode.OfText)));

    public static void AddSomeNames(this DocumentNode node, string key, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            node.AddNames(key, names);
        }
    }

    public static void AddTime(this DocumentNode node, string key, Duration time, Duration? usual = null)
    {
        if (time != usual)
        {
            node.Add(key, DocumentNode.OfText(ExactNotation.Of(time)));
        }
    }

    public static void AddShare(this DocumentNode node, string key, Probability share, Probability? usual = null)
    {
        if (share != usual)
        {
            node.Add(key, DocumentNode.OfText(ExactNotation.Of(share)));
        }
    }

    public static void AddNumber(this DocumentNode node, string key, int number, int usual)
    {
        if (number != usual)
        {
            node.Add(key, DocumentNode.OfNumber(number));
        }
    }

    public static void AddWord<T>(this DocumentNode node, string key, T value, DocumentWords<T> words)
        where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, default))
        {
            node.Add(key, DocumentNode.OfText(words[value]));
        }
    }

    public static void AddResources(this DocumentNode node, string key, Resources? resources)
    {
        if (resources is null)
        {
            return;
        }

        var given = DocumentNode.Object();
        node.Add(key, given);
        if (resources.Cpu > 0)
        {
            given.Add("cpu", DocumentNode.OfNumber(resources.Cpu));
        }

        if (resources.Memory > DataSize.Zero)
        {
            given.Add("memory", DocumentNode.OfText(resources.Memory.ToString("R")));
        }
    }
}

using System.Globalization;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>Something that a live state says.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Element">The element that it is about.</param>
/// <param name="By">The fault or the work; null where there is only one.</param>
internal sealed record LiveFact(LiveFactKind Kind, string Element, string? By)
{
    /// <summary>How many parts are left in a stock.</summary>
    public int Parts { get; init; }

    /// <summary>In words.</summary>
    public override string ToString() => Kind switch
    {
        LiveFactKind.Down => $"{Element} is down{Named(" by ")}",
        LiveFactKind.Failing => $"{Element} fails{Named(" by ")}",
        LiveFactKind.WorkedOn => $"{Element} is worked on{Named(": ")}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Parts} left in {Element}"),
    };

    private string Named(string before) => By is null ? string.Empty : before + By;
}

/// <summary>What a live state can say.</summary>
internal enum LiveFactKind
{
    /// <summary>An element is down, and what that set off is over.</summary>
    Down,

    /// <summary>An element fails at this moment.</summary>
    Failing,

    /// <summary>Planned work goes on at an element.</summary>
    WorkedOn,

    /// <summary>So many parts are left in a stock.</summary>
    Left,
}

using AvailabilityKit.Presentation;

namespace AvailabilityKit.Cli;

/// <summary>The answer of a command, in every form it can be asked for.</summary>
internal sealed class Result
{
    /// <summary>What heads a page with all exhibits.</summary>
    public required string Title { get; init; }

    /// <summary>The answer as documents to be shown, one below the other.</summary>
    public required IReadOnlyList<Exhibit> Exhibits { get; init; }

    /// <summary>The answer as JSON, as the library writes it.</summary>
    public required Func<string> ToJson { get; init; }

    public int Code { get; init; } = ExitCode.Answered;

    /// <summary>What the person should know besides the answer, for the error stream.</summary>
    public IReadOnlyList<string> Complaints { get; init; } = [];

    /// <summary>Whether the complaints say all that the text would.</summary>
    public bool IsComplaint { get; init; }

    /// <summary>All exhibits as one.</summary>
    public Exhibit Whole() => Exhibits.Count == 1
        ? Exhibits[0]
        : Exhibits.Aggregate(
            Exhibit.Titled(Title).Concluding(Exhibits.SelectMany(part => part.Verdict.Select(text => $"{part.Title}: {text}"))),
            (whole, part) => whole.Notes(part.Title, [part.Subtitle ?? part.Title]).FollowedBy(part));
}

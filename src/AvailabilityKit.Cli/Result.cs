using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Cli;

/// <summary>The answer of a command, in every form it can be asked for.</summary>
internal sealed class Result
{
    /// <summary>What heads a page with all exhibits.</summary>
    public required string Title { get; init; }

    /// <summary>The answer as documents to be shown, one below the other.</summary>
    public required IReadOnlyList<Exhibit> Exhibits { get; init; }

    /// <summary>Writes the value of <c>answer</c>.</summary>
    public required Action<Utf8JsonWriter> WriteAnswer { get; init; }

    public required string Method { get; init; }

    public double ErrorBound { get; init; }

    public IReadOnlyList<string> Assumptions { get; init; } = [];

    public int Code { get; init; } = ExitCode.Answered;

    /// <summary>What the person should know besides the answer, for the error stream.</summary>
    public IReadOnlyList<string> Complaints { get; init; } = [];

    /// <summary>Whether the complaints say all that the text would.</summary>
    public bool IsComplaint { get; init; }

    /// <summary>All exhibits as one.</summary>
    public Exhibit Whole() => Exhibits.Count == 1
        ? Exhibits[0]
        : Exhibits.Aggregate(Exhibit.Titled(Title), (whole, part) => whole.Notes(part.Title, [part.Subtitle ?? part.Title]).FollowedBy(part));

    public string ToJson(TimeSpan elapsed)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WritePropertyName("answer");
            WriteAnswer(json);
            json.WriteString("method", Method);
            json.WriteNumber("errorBound", ErrorBound);
            json.WriteTexts("assumptions", Assumptions);
            json.WriteNumber("elapsed", elapsed.TotalSeconds);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}

using System.Text.Json.Serialization;
using AvailabilityKit.Documents;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit;

/// <summary>A model document: one or more topologies with their costs, the year they are counted in, and the prices they are costed at.</summary>
/// <remarks>
/// <para>The JSON form is described by <see cref="Schema"/> and in docs/model-document.md. Whatever the topologies of this library can
/// say, the document can say: what is written reads back as an equal document, to the last bit of every number.</para>
/// <para>Two documents are equal when everything in them is. Immutable.</para>
/// </remarks>
/// <example><code>
/// var document = ModelDocument.Load("cluster.json");
/// foreach (var (topology, costs) in document.Topologies)
/// {
///     Console.WriteLine(topology.Evaluate(document.Options));
/// }
/// </code></example>
[JsonConverter(typeof(ModelDocumentConverter))]
public sealed record ModelDocument
{
    /// <summary>Where the schema of this version is published.</summary>
    public const string SchemaAddress = "https://raw.githubusercontent.com/availabilitykit/availabilitykit/main/docs/schema/availability-model-1.schema.json";

    /// <summary>Makes a document of topologies.</summary>
    /// <param name="topologies">At least one; a <see cref="Topology"/> converts to one without costs.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public ModelDocument(params IEnumerable<DocumentTopology> topologies)
    {
        Topologies = Sequence<DocumentTopology>.Of(topologies, nameof(topologies));
        if (Topologies.Count == 0)
        {
            throw new ArgumentException("A model document needs a topology; give at least one.", nameof(topologies));
        }
    }

    /// <summary>What the document is about; <see langword="null"/> where it does not say.</summary>
    public string? Title { get; init; }

    /// <summary>Remarks: where the numbers come from, what was left out.</summary>
    public IReadOnlyList<string> Notes { get; init => field = Sequence<string>.Of(value, nameof(Notes)); } = Sequence<string>.Empty;

    /// <summary>What a year is, for downtime and for prices alike; 8760 h by default.</summary>
    public Calendar Calendar { get; init; } = Calendar.Standard;

    /// <summary>Whether planned work counts; included by default.</summary>
    public PlannedDowntime Planned { get; init; }

    /// <summary>What the topologies are costed at, always by <see cref="Calendar"/>; <see langword="null"/> where the document does not say.</summary>
    public Prices? Prices
    {
        get => field is null ? null : field with { Calendar = Calendar };

        // Kept without a calendar of its own, so that documents compare by the one they have.
        init => field = value is null ? null : value with { Calendar = Calendar.Standard };
    }

    /// <summary>The topologies with their costs, in the order of the document.</summary>
    public IReadOnlyList<DocumentTopology> Topologies { get; }

    /// <summary>The calendar and the basis as options of an evaluation; its limits are the defaults, since a document does not set them.</summary>
    public EvaluationOptions Options => new() { Calendar = Calendar, Planned = Planned };

    /// <summary>The JSON Schema (2020-12) of the document, as it ships with the library.</summary>
    public static string Schema
    {
        get
        {
            using var schema = typeof(ModelDocument).Assembly.GetManifestResourceStream("availability-model-1.schema.json")!;
            using var reader = new StreamReader(schema);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Reads a document from JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="options">Limits; the defaults if left out.</param>
    /// <exception cref="DocumentException">The text is not a model document; the exception names every mistake with line, column and path.</exception>
    public static ModelDocument Parse(string json, DocumentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        options ??= DocumentOptions.Default;
        return DocumentReader.Read(DocumentBytes.OfText(json, options), options);
    }

    /// <summary>Reads a document from UTF-8 bytes, with or without a byte order mark.</summary>
    /// <inheritdoc cref="Parse(string, DocumentOptions?)"/>
    public static ModelDocument Parse(ReadOnlySpan<byte> json, DocumentOptions? options = null)
    {
        options ??= DocumentOptions.Default;

        // Mistakes in meaning are placed after the reading, when a span may no longer be kept.
        return json.Length <= options.MaximumBytes ? DocumentReader.Read(json.ToArray(), options) : throw DocumentBytes.TooLarge($"{json.Length} bytes", options);
    }

    /// <summary>Reads a document from a file. One that is too large is refused by its size, before it is read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Limits; the defaults if left out.</param>
    /// <exception cref="DocumentException">The file is not a model document; the exception names every mistake with line, column and path.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ModelDocument Load(string path, DocumentOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= DocumentOptions.Default;
        return DocumentReader.Read(DocumentBytes.Of(path, options), options);
    }

    /// <summary>Reads a document from a stream, to its end and no further than the limit.</summary>
    /// <param name="stream">The stream, which is left open.</param>
    /// <param name="options">Limits; the defaults if left out.</param>
    /// <exception cref="DocumentException">The stream is not a model document; the exception names every mistake with line, column and path.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static ModelDocument Load(Stream stream, DocumentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= DocumentOptions.Default;
        return DocumentReader.Read(DocumentBytes.Of(stream, options), options);
    }

    /// <summary>Writes the document as JSON that reads back as an equal one; what has its usual value is left out.</summary>
    /// <exception cref="ModelException">It could not be read back: a topology has a mistake, two have one name, or the currencies differ.</exception>
    public string ToJson()
    {
        WritableDocument.Check(this);
        return DocumentPrinter.Print(DocumentWriter.Write(this));
    }

    /// <summary>Writes the document to a file, as <see cref="ToJson"/> does, in UTF-8.</summary>
    /// <param name="path">The file, which is replaced if it is there.</param>
    /// <exception cref="ModelException">It could not be read back.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => File.WriteAllText(path, ToJson());

    /// <summary>The title and the names of the topologies.</summary>
    public override string ToString() => $"{Title ?? "Model document"}: {string.Join(", ", Topologies.Select(topology => topology.Name))}";
}

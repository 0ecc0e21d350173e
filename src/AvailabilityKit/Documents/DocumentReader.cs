using System.Globalization;

namespace AvailabilityKit.Documents;

/// <summary>Reads a model document.</summary>
internal static class DocumentReader
{
    /// <summary>The version of the format that this library reads and writes.</summary>
    public const int Version = 1;

    /// <exception cref="DocumentException">With every mistake found, up to the limit.</exception>
    public static ModelDocument Read(ReadOnlyMemory<byte> bytes, DocumentOptions options)
    {
        var text = DocumentBytes.Text(bytes, options);
        var mistakes = new MistakeList(text, options);
        var root = NodeReader.Read(text.Span, mistakes);
        var document = Read(root, mistakes);
        mistakes.ThrowIfAny();
        return document!;
    }

    // To JSON, and so to the schema, 1 and 1.0 are one number.
    private static bool IsRead(DocumentNode version) =>
        version.Kind == NodeKind.Number
        && decimal.TryParse(version.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number == Version;

    private static ModelDocument? Read(DocumentNode root, MistakeList mistakes)
    {
        // A document of another version has other keys: to complain about them one by one would mislead.
        if (root["version"] is { } version && !IsRead(version))
        {
            mistakes.Add(version, $"{DocumentFields.Describe(version)} is not a version that this library reads; the version is the number {Version}.");
            return null;
        }

        if (root.Kind != NodeKind.Object)
        {
            mistakes.Add(root, $"{DocumentFields.Describe(root)} stands where a model document is expected; write an object in braces with \"version\" and \"topologies\".");
            return null;
        }

        var fields = DocumentFields.Of(root, DocumentShape.Document, mistakes)!;

        _ = fields.Text("$schema");
        var (title, notes) = (fields.Text("title"), fields.Texts("notes"));
        var calendar = ReadCalendar(fields, mistakes);
        var planned = fields.Word("planned", DocumentWords.Planned);
        var costs = new CostsReader(mistakes);
        var prices = costs.Prices(fields.Object("prices", DocumentShape.Prices), calendar);
        var single = new SingleElementReader(mistakes);
        var topologies = single.IsIn(fields) ? single.Read(fields) : ReadTopologies(fields, costs, prices, mistakes);
        return mistakes.Count > 0
            ? null
            : new ModelDocument(topologies) { Title = title, Notes = notes ?? [], Calendar = calendar, Planned = planned ?? default, Prices = prices };
    }

    private static List<DocumentTopology> ReadTopologies(DocumentFields fields, CostsReader costs, Prices? prices, MistakeList mistakes)
    {
        var nodes = fields.List("topologies");
        if (nodes.Count == 0 && fields["topologies"] is { Kind: NodeKind.List } empty)
        {
            mistakes.Add(empty, $"There is no topology; add one, for example {DocumentShape.Example("topologies")[2..^2]}.");
        }

        var elements = 0L;
        foreach (var element in nodes.SelectMany(node => node["elements"]?.Items ?? []))
        {
            elements += Copies(element);
        }

        if (elements > mistakes.Options.MaximumElements)
        {
            mistakes.Add(fields["topologies"]!, $"The topologies have {elements} elements; the limit is {mistakes.Options.MaximumElements} ({nameof(DocumentOptions)}.{nameof(DocumentOptions.MaximumElements)}).");
            return [];
        }

        var reader = new TopologyReader(mistakes);
        var useCases = new UseCaseReader(mistakes);
        HashSet<string> names = new(StringComparer.Ordinal);
        List<DocumentTopology> topologies = [];
        foreach (var node in nodes)
        {
            if (DocumentFields.Of(node, DocumentShape.Topology, mistakes) is not { } member)
            {
                continue;
            }

            var topology = reader.Read(member);
            var cost = costs.Costs(member.Object("costs", DocumentShape.Costs), prices?.Currency, hasPrices: !fields.Lacks("prices"));
            var currency = prices?.Currency ?? cost?.Currency;
            var uses = useCases.Read(member, topology, currency, lacksCurrency: currency is null && fields.Lacks("prices") && member.Lacks("costs"));
            if (topology is not null && !names.Add(topology.Name))
            {
                mistakes.Add(member["name"]!, $"There are two topologies named {MessageExcerpt.Quoted(topology.Name)}; give one of them another name.");
            }

            if (topology is not null)
            {
                topologies.Add(new DocumentTopology(topology, cost) { UseCases = uses });
            }
        }

        return topologies;
    }

    /// <summary>How many elements an element stands for; 1 where its count is none, which is found later.</summary>
    public static long Copies(DocumentNode element) =>
        element["count"] is { Kind: NodeKind.Number } count && int.TryParse(count.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var copies) ? Math.Max(1, copies) : 1;

    private static Calendar ReadCalendar(DocumentFields fields, MistakeList mistakes)
    {
        if (fields["calendar"] is { Kind: NodeKind.Object })
        {
            var hours = fields.Object("calendar", DocumentShape.Calendar)!;
            var (time, name) = (hours.Duration("hours"), hours.Text("name"));
            if (name is not null && string.IsNullOrWhiteSpace(name))
            {
                mistakes.Add(hours["name"]!, "The name of the service hours is blank; per-year figures carry it, for example \"office hours\".");
                return AvailabilityKit.Calendar.Standard;
            }

            return time is { } perYear && name is not null
                ? mistakes.Attempt(hours["hours"]!, () => AvailabilityKit.Calendar.ServiceHours(perYear, name)) ?? AvailabilityKit.Calendar.Standard
                : AvailabilityKit.Calendar.Standard;
        }

        if (fields.Duration("calendar") is not { } year || year == AvailabilityKit.Calendar.Standard.Year)
        {
            return AvailabilityKit.Calendar.Standard;
        }

        if (year != AvailabilityKit.Calendar.Julian.Year)
        {
            mistakes.Add(fields["calendar"]!, $$"""A calendar is "8760 h" or "8766 h"; for service hours write { "hours": {{MessageExcerpt.Quoted(fields["calendar"]!.Text)}}, "name": "office hours" }.""");
        }

        return AvailabilityKit.Calendar.Julian;
    }
}

using AvailabilityKit.Documents;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange;

/// <summary>Makes labels, availabilities and times of the attributes of a file, alike for every format.</summary>
/// <remarks>
/// Of an availability and an unavailability the smaller one counts, because its digits tell the other and not the reverse: next to
/// 0.999999999999 the 1E-12 is exact. What a file says twice has to agree.
/// </remarks>
internal sealed class AttributeReader(NetworkGraphOptions options)
{
    /// <summary>How far two statements of one availability may lie apart: less than people round by on purpose, more than single precision does.</summary>
    private const double Agreement = 1e-7;

    private int _values;

    /// <summary>The node or link with what its attributes say.</summary>
    public T Fill<T>(T part, List<RawAttribute> attributes, string path)
        where T : NetworkPart
    {
        Count(attributes, path);
        var where = new Place(part.Mention, path);
        var label = TakeLabel(attributes, where);
        var availability = Known(Take(options.AvailabilityAttribute, attributes, where), Take(options.UnavailabilityAttribute, attributes, where), where);
        var (mtbf, mttr) = (Take(options.MtbfAttribute, attributes, where), Take(options.MttrAttribute, attributes, where));
        NetworkPart filled = part with { Label = label ?? part.Label, Attributes = Rest(attributes, where) };
        if (mtbf is null && mttr is null)
        {
            return (T)(filled with { Availability = availability });
        }

        filled = filled with { Mtbf = Time(mtbf, where), Mttr = Time(mttr, where) };
        var stated = mtbf ?? mttr!.Value;
        if (filled.Mistake is { } mistake)
        {
            throw where.Refusal(stated, $"{where.Subject} {mistake}.");
        }

        return availability is { } also && !Agree(also, filled.Availability!.Value)
            ? throw where.Refusal(stated, $"{where.Subject} has an availability of {also}, and its mtbf and mttr make {filled.Availability}; leave one out.")
            : (T)filled;
    }

    /// <summary>The label among the attributes of the graph as a whole, and the rest.</summary>
    public (string? Label, IReadOnlyDictionary<string, string> Others) OfGraph(List<RawAttribute> attributes, string path)
    {
        Count(attributes, path);
        var where = new Place("the network", path);
        return (TakeLabel(attributes, where), Rest(attributes, where));
    }

    private static bool Agree(Availability one, Availability other) => Math.Abs(one.Unavailability - other.Unavailability) <= Agreement;

    private static RawAttribute? Take(string name, List<RawAttribute> attributes, Place where)
    {
        RawAttribute? taken = null;
        attributes.RemoveAll(attribute =>
        {
            if (!attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            if (!string.IsNullOrWhiteSpace(attribute.Text))
            {
                taken = taken is null || taken.Value.Text == attribute.Text
                    ? attribute
                    : throw where.Refusal(attribute, $"{where.Subject} has two attributes {MessageExcerpt.Quoted(name)}, {MessageExcerpt.Quoted(taken.Value.Text)} and {MessageExcerpt.Quoted(attribute.Text)}; leave one out.");
            }

            return true;
        });
        return taken;
    }

    private static AttributeSet Rest(List<RawAttribute> attributes, Place where)
    {
        if (attributes.Count == 0)
        {
            return AttributeSet.Empty;
        }

        var rest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            if (!rest.TryAdd(attribute.Name, attribute.Text) && rest[attribute.Name] != attribute.Text)
            {
                throw where.Refusal(attribute, $"{where.Subject} has two attributes {MessageExcerpt.Quoted(attribute.Name)}, {MessageExcerpt.Quoted(rest[attribute.Name])} and {MessageExcerpt.Quoted(attribute.Text)}; leave one out.");
            }
        }

        return AttributeSet.Of(rest, nameof(attributes));
    }

    private static Availability? Known(RawAttribute? up, RawAttribute? down, Place where)
    {
        if (up is null && down is null)
        {
            return null;
        }

        Availability availability = default, complement = default;
        if (up is { } a)
        {
            if (AvailabilityNotation.Read(a.Text, out availability) is { } wrong)
            {
                throw where.Refusal(a, $"{where.Subject} has {NumberNotation.Quote(a.Text)} for {MessageExcerpt.Quoted(a.Name)}: {wrong}; write for example 0.9995, 99.95 % or 5 nines.");
            }
        }

        if (down is { } u)
        {
            var portion = default(Portion);
            var wrong = u.Text.Length > NumberNotation.LongestText ? $"it is longer than {NumberNotation.LongestText} characters" : Portion.Read(u.Text.AsSpan().Trim(), out portion);
            complement = wrong is null
                ? Availability.FromPortionUp(portion.Swapped)
                : throw where.Refusal(u, $"{where.Subject} has {NumberNotation.Quote(u.Text)} for {MessageExcerpt.Quoted(u.Name)}: {wrong}; write for example 0.0005 or 0.05 %.");
        }

        if (up is null || down is null)
        {
            return up is null ? complement : availability;
        }

        return !Agree(availability, complement)
            ? throw where.Refusal(down.Value, $"{where.Subject} has the availability {availability} and the unavailability {NumberNotation.Exact(complement.Unavailability)}, which do not sum to 1; leave one out.")
            : complement.Unavailability <= 0.5 ? complement : availability;
    }

    private string? TakeLabel(List<RawAttribute> attributes, Place where)
    {
        foreach (var name in options.LabelAttributes)
        {
            if (Take(name, attributes, where) is { } label)
            {
                return label.Text;
            }
        }

        return null;
    }

    private Duration? Time(RawAttribute? attribute, Place where)
    {
        if (attribute is not { } time)
        {
            return null;
        }

        if (NumberNotation.TrySplit(time.Text.AsSpan().Trim(), out var number, out var rest) && rest.IsEmpty)
        {
            var count = NumberNotation.ToDouble(number);
            return count >= 0 && (count == 0 || options.PlainTimesIn is not null)
                ? Duration.FromSeconds(count == 0 ? 0 : count * options.PlainTimesIn!.Value.TotalSeconds)
                : throw where.Refusal(time, count < 0
                    ? $"{where.Subject} has {NumberNotation.Quote(time.Text)} for {MessageExcerpt.Quoted(time.Name)}; a time is not negative."
                    : $"{where.Subject} has {NumberNotation.Quote(time.Text)} for {MessageExcerpt.Quoted(time.Name)}, a number without a unit; write for example 8760 h, or say what numbers count with {nameof(NetworkGraphOptions)}.{nameof(NetworkGraphOptions.PlainTimesIn)}.");
        }

        return DurationNotation.Read(time.Text, out var seconds) is { } wrong
            ? throw where.Refusal(time, $"{where.Subject} has {NumberNotation.Quote(time.Text)} for {MessageExcerpt.Quoted(time.Name)}: {wrong}; write for example 8760 h.")
            : Duration.FromSeconds(seconds);
    }

    private void Count(List<RawAttribute> attributes, string path)
    {
        if ((_values += attributes.Count) > options.MaximumValues)
        {
            throw NetworkFile.TooMany(attributes[^1].Line, attributes[^1].Column, path, "attributes", options.MaximumValues, nameof(NetworkGraphOptions.MaximumValues));
        }
    }

    /// <summary>Whose attributes are read, for messages.</summary>
    private sealed record Place(string Mention, string Path)
    {
        public string Subject => $"T{Mention[1..]}";

        public DocumentException Refusal(RawAttribute attribute, string message) => NetworkFile.Refusal(attribute.Line, attribute.Column, Path, message);
    }
}

using System.Globalization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Documents;

/// <summary>The members of one object, checked against its shape and read as the quantities they stand for.</summary>
/// <remarks>Whatever is wrong becomes a mistake, and the value null; a caller goes on with the rest.</remarks>
internal sealed class DocumentFields
{
    private readonly Dictionary<string, DocumentNode> _members = [];
    private readonly MistakeList _mistakes;
    private readonly bool _hasStranger;

    private DocumentFields(DocumentNode node, DocumentShape shape, MistakeList mistakes)
    {
        Node = node;
        _mistakes = mistakes;
        foreach (var member in node.Items)
        {
            var key = member.Key!;
            if (!shape.Keys.Contains(key))
            {
                _hasStranger = true;
                mistakes.AddAtKey(member, shape.Elsewhere.TryGetValue(key, out var elsewhere)
                    ? elsewhere
                    : $"{MessageExcerpt.Quoted(key)} is not a key of {shape.Noun}.{mistakes.Hint(MessageExcerpt.Shortened(key, 100), shape.Keys)}");
            }
            else if (!_members.TryAdd(key, member))
            {
                mistakes.AddAtKey(member, $"The key \"{key}\" stands here a second time; keep one of the two.");
            }
            else if (member.Kind == NodeKind.Null)
            {
                mistakes.Add(member, $"The value of \"{key}\" is null, which says nothing; leave the key out or give a value.");
            }
        }

        // A key that is missing beside one that is not known is most likely that one, misspelt: one mistake, one message.
        foreach (var key in shape.Required.Where(key => !_members.ContainsKey(key)))
        {
            Missing(key);
        }
    }

    public DocumentNode Node { get; }

    /// <summary>The member of that key, unless it is not there or null.</summary>
    public DocumentNode? this[string key] => _members.TryGetValue(key, out var member) && member.Kind != NodeKind.Null ? member : null;

    /// <summary>The members of an object; null, and a mistake, where the value is none.</summary>
    public static DocumentFields? Of(DocumentNode node, DocumentShape shape, MistakeList mistakes)
    {
        if (node.Kind == NodeKind.Object)
        {
            return new DocumentFields(node, shape, mistakes);
        }

        mistakes.Add(node, $"{Describe(node)} stands where {shape.Noun} is expected; write an object in braces{(shape.Required.Length > 0 ? $" with {string.Join(" and ", shape.Required.Select(key => $"\"{key}\""))}" : "")}.");
        return null;
    }

    /// <summary>Whether a key is missing without another mistake that tells of it: it is not null, and no key beside it is misspelt.</summary>
    public bool Lacks(string key) => !_hasStranger && !_members.ContainsKey(key);

    /// <summary>Notes that a key is missing, with an example.</summary>
    public void Missing(string key)
    {
        if (Lacks(key))
        {
            _mistakes.Add(Node, $"\"{key}\" is missing here; add for example \"{key}\": {DocumentShape.Example(key)}.");
        }
    }

    public DocumentFields? Object(string key, DocumentShape shape) => this[key] is { } member ? Of(member, shape, _mistakes) : null;

    /// <summary>The entries of a list; none, and a mistake, where the value is no list.</summary>
    public IReadOnlyList<DocumentNode> List(string key)
    {
        if (this[key] is not { } member)
        {
            return [];
        }

        if (member.Kind == NodeKind.List)
        {
            return member.Items;
        }

        WrongKind(member, "a list", DocumentShape.Example(key));
        return [];
    }

    /// <summary>A list of texts; null where there is none or something else stands in it.</summary>
    public IReadOnlyList<string>? Texts(string key)
    {
        if (this[key] is not { } member)
        {
            return null;
        }

        if (member.Kind != NodeKind.List)
        {
            WrongKind(member, "a list of texts", member.Kind == NodeKind.Text ? $"[{MessageExcerpt.Quoted(member.Text)}]" : DocumentShape.Example(key));
            return null;
        }

        var before = _mistakes.Count;
        foreach (var entry in member.Items.Where(entry => entry.Kind != NodeKind.Text))
        {
            _mistakes.Add(entry, $"{Describe(entry)} stands in \"{key}\", where every entry is a text in double quotes.");
        }

        return _mistakes.Count > before ? null : [.. member.Items.Select(entry => entry.Text)];
    }

    public string? Text(string key) => Is(key, NodeKind.Text, "a text") ? this[key]!.Text : null;

    public bool? Flag(string key)
    {
        if (this[key] is not { } member)
        {
            return null;
        }

        if (member.Kind is NodeKind.True or NodeKind.False)
        {
            return member.Kind == NodeKind.True;
        }

        WrongKind(member, "true or false", "true");
        return null;
    }

    public T? Word<T>(string key, DocumentWords<T> words)
        where T : struct, Enum => Text(key) is { } word ? Word(this[key]!, word, key, words) : null;

    public IReadOnlyList<T>? Words<T>(string key, DocumentWords<T> words)
        where T : struct, Enum
    {
        var before = _mistakes.Count;
        T?[]? values = Texts(key) is null ? null : [.. this[key]!.Items.Select(entry => Word(entry, entry.Text, key, words))];
        return values is null || _mistakes.Count > before ? null : [.. values.Select(value => value!.Value)];
    }

    private T? Word<T>(DocumentNode place, string word, string key, DocumentWords<T> words)
        where T : struct, Enum
    {
        var value = words[word];
        if (value is null)
        {
            _mistakes.Add(place, $"{MessageExcerpt.Quoted(word)} is not a value of \"{key}\".{_mistakes.Hint(MessageExcerpt.Shortened(word, 100), words.All)}");
        }

        return value;
    }

    public Duration? Duration(string key)
    {
        if (this[key] is { Kind: NodeKind.Number } number)
        {
            WithoutUnit(number, $"\"{key}\"");
            return null;
        }

        return Is(key, NodeKind.Text, "a time such as \"4 h\"") ? Parsed(this[key]!, AvailabilityKit.Duration.Parse) : null;
    }

    /// <summary>A time of day such as "02:00"; null, and a mistake where it is anything else.</summary>
    public TimeOnly? TimeOfDay(string key)
    {
        if (!Is(key, NodeKind.Text, "a time of day such as \"02:00\""))
        {
            return null;
        }

        return Parsed(this[key]!, static (text, _) => TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new FormatException($"\"{text}\" is no time of day; write for example \"02:00\"."));
    }

    /// <summary>Hours such as "weekdays 08:00-17:00"; null, and a mistake where it is anything else.</summary>
    public Hours? Hours(string key)
    {
        if (!Is(key, NodeKind.Text, "hours such as \"weekdays 08:00-17:00\""))
        {
            return null;
        }

        try
        {
            return AvailabilityKit.Hours.Parse(this[key]!.Text);
        }
        catch (FormatException wrong)
        {
            _mistakes.Add(this[key]!, MessageExcerpt.Of(wrong));
            return null;
        }
    }

    /// <summary>A list of times; null, and at least one mistake, where something else stands in it.</summary>
    public IReadOnlyList<Duration>? Durations(string key)
    {
        var before = _mistakes.Count;
        List<Duration> times = [];
        foreach (var entry in List(key))
        {
            if (entry.Kind == NodeKind.Number)
            {
                WithoutUnit(entry, $"An entry of \"{key}\"");
            }
            else if (entry.Kind != NodeKind.Text)
            {
                _mistakes.Add(entry, $"{Describe(entry)} stands in \"{key}\", where every entry is a time such as \"4 h\".");
            }
            else if (Parsed(entry, AvailabilityKit.Duration.Parse) is { } time)
            {
                times.Add(time);
            }
        }

        return _mistakes.Count > before || this[key] is null ? null : times;
    }

    private void WithoutUnit(DocumentNode number, string what) => _mistakes.Add(
        number,
        $"{what} is the number {MessageExcerpt.Shortened(number.Text, 40)} without a unit of time; write a text such as \"{MessageExcerpt.Shortened(number.Text, 40)} h\".");

    public Rate? Rate(string key) => Is(key, NodeKind.Text, "a rate such as \"200/s\"") ? Parsed(this[key]!, AvailabilityKit.Rate.Parse) : null;

    public DataSize? DataSize(string key) => Is(key, NodeKind.Text, "an amount of data such as \"16 GiB\"") ? Parsed(this[key]!, AvailabilityKit.Quantities.DataSize.Parse) : null;

    public DataRate? DataRate(string key) => Is(key, NodeKind.Text, "a rate of data such as \"1 GiB/s\"") ? Parsed(this[key]!, AvailabilityKit.Quantities.DataRate.Parse) : null;

    /// <summary>A probability or a share, as a text with a per cent sign or as a number from 0 to 1.</summary>
    public Probability? Probability(string key) => Share(key, AvailabilityKit.Probability.Parse);

    /// <summary>A share of time that something is up.</summary>
    public Availability? Availability(string key) => Share(key, AvailabilityKit.Availability.Parse);

    private T? Share<T>(string key, Func<string, IFormatProvider?, T> parse)
        where T : struct
    {
        if (this[key] is not { } member)
        {
            return null;
        }

        if (member.Kind is NodeKind.Text or NodeKind.Number)
        {
            return Parsed(member, parse);
        }

        WrongKind(member, "a share", "\"95 %\" or 0.95");
        return null;
    }

    public double? Number(string key)
    {
        if (!Is(key, NodeKind.Number, "a number"))
        {
            return null;
        }

        var number = NumberNotation.ToDouble(this[key]!.Text);
        if (double.IsFinite(number))
        {
            return number;
        }

        _mistakes.Add(this[key]!, $"{MessageExcerpt.Shortened(this[key]!.Text, 40)} is too large to be held; the largest number is 1.8e308.");
        return null;
    }

    public int? Integer(string key)
    {
        if (!Is(key, NodeKind.Number, "a whole number"))
        {
            return null;
        }

        var number = NumberNotation.ToDouble(this[key]!.Text);
        if (number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue)
        {
            return (int)number;
        }

        _mistakes.Add(this[key]!, $"\"{key}\" is {MessageExcerpt.Shortened(this[key]!.Text, 40)}; a whole number of ordinary size is expected.");
        return null;
    }

    public decimal? Amount(string key)
    {
        if (!Is(key, NodeKind.Number, "a number without a currency"))
        {
            return null;
        }

        if (decimal.TryParse(this[key]!.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
        {
            return amount;
        }

        _mistakes.Add(this[key]!, $"{MessageExcerpt.Shortened(this[key]!.Text, 40)} is more than an amount of money can hold (7.9e28).");
        return null;
    }

    /// <summary>What a value is, in words, at the beginning of a sentence.</summary>
    public static string Describe(DocumentNode node) => node.Kind switch
    {
        NodeKind.Object => "An object",
        NodeKind.List => "A list",
        NodeKind.Text => $"The text {MessageExcerpt.Quoted(node.Text)}",
        NodeKind.Number => $"The number {MessageExcerpt.Shortened(node.Text, 40)}",
        NodeKind.True => "The value true",
        NodeKind.False => "The value false",
        _ => "The value null",
    };

    private bool Is(string key, NodeKind kind, string expected)
    {
        if (this[key] is not { } member)
        {
            return false;
        }

        if (member.Kind == kind)
        {
            return true;
        }

        var example = DocumentShape.Example(key);
        WrongKind(member, expected, kind == NodeKind.Text && member.Kind == NodeKind.Number && example == "..." ? $"\"{MessageExcerpt.Shortened(member.Text, 40)}\"" : example);
        return false;
    }

    private void WrongKind(DocumentNode member, string expected, string example) =>
        _mistakes.Add(member, $"{Describe(member)} is the value of \"{member.Key}\", where {expected} is expected{(example == "..." ? "" : $"; write for example {example}")}.");

    private T? Parsed<T>(DocumentNode member, Func<string, IFormatProvider?, T> parse)
        where T : struct
    {
        try
        {
            return parse(member.Text, null);
        }
        catch (FormatException wrong)
        {
            _mistakes.Add(member, MessageExcerpt.Of(wrong));
            return null;
        }
    }
}

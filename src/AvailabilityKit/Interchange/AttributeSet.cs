using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace AvailabilityKit.Interchange;

/// <summary>Immutable attributes by name, equal to others with the same names and texts in any order, so that records holding them compare by value.</summary>
internal sealed class AttributeSet : IReadOnlyDictionary<string, string>, IEquatable<AttributeSet>
{
    public static readonly AttributeSet Empty = new([]);

    private readonly Dictionary<string, string> _texts;

    private AttributeSet(Dictionary<string, string> texts) => _texts = texts;

    public int Count => _texts.Count;

    public IEnumerable<string> Keys => _texts.Keys;

    public IEnumerable<string> Values => _texts.Values;

    public string this[string key] => _texts[key];

    public static AttributeSet Of(IEnumerable<KeyValuePair<string, string>> attributes, string parameter)
    {
        if (attributes is AttributeSet already)
        {
            return already;
        }

        ArgumentNullException.ThrowIfNull(attributes, parameter);
        var texts = new Dictionary<string, string>(attributes, StringComparer.Ordinal);
        return texts.Count == 0 ? Empty
            : texts.Keys.Any(string.IsNullOrWhiteSpace) ? throw new ArgumentException("An attribute has a blank name; give it a word such as \"capacity\".", parameter)
            : texts.FirstOrDefault(text => text.Value is null).Key is { } missing ? throw new ArgumentException($"The attribute \"{missing}\" is null; take it out or give it a text.", parameter)
            : new AttributeSet(texts);
    }

    public bool Equals(AttributeSet? other) =>
        other is not null && Count == other.Count && _texts.All(text => other._texts.TryGetValue(text.Key, out var same) && text.Value == same);

    public override bool Equals(object? obj) => Equals(obj as AttributeSet);

    public override int GetHashCode() => _texts.Aggregate(Count, (hash, text) => hash ^ HashCode.Combine(text.Key, text.Value));

    public bool ContainsKey(string key) => _texts.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _texts.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => "{" + string.Join(", ", _texts.Select(text => $"{text.Key} = {text.Value}")) + "}";
}

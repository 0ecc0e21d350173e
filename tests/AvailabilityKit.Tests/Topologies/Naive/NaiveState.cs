namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>A named value of a state: what an element is doing in one respect, such as ("db", "activity").</summary>
internal readonly record struct Variable(string Element, string Aspect);

/// <summary>A joint state of a whole system: a dictionary of named values, nothing packed. Two states are equal when all their values are.</summary>
internal sealed class NaiveState : IEquatable<NaiveState>
{
    private readonly Dictionary<Variable, object?> _values;
    private readonly int _hash;

    public NaiveState(IEnumerable<KeyValuePair<Variable, object?>> values)
    {
        _values = new(values);
        foreach (var (variable, value) in _values)
        {
            _hash ^= HashCode.Combine(variable, value);
        }
    }

    public T Get<T>(string element, string aspect) => (T)_values[new(element, aspect)]!;

    /// <summary>The same state with one value changed.</summary>
    public NaiveState With(string element, string aspect, object? value)
    {
        var values = new Dictionary<Variable, object?>(_values);
        values[new(element, aspect)] = value;
        return new(values);
    }

    public bool Equals(NaiveState? other) =>
        other is not null && _hash == other._hash && _values.Count == other._values.Count
        && _values.All(entry => other._values.TryGetValue(entry.Key, out var value) && Equals(entry.Value, value));

    public override bool Equals(object? obj) => Equals(obj as NaiveState);

    public override int GetHashCode() => _hash;

    public override string ToString() =>
        string.Join(", ", _values.Select(entry => $"{entry.Key.Element} {entry.Key.Aspect} = {entry.Value ?? "none"}").Order(StringComparer.Ordinal));
}

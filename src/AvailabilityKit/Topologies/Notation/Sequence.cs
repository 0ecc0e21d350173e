using System.Collections;

namespace AvailabilityKit.Topologies.Notation;

/// <summary>An immutable list that is equal to another with equal items in the same order, so that records holding one compare by value.</summary>
internal sealed class Sequence<T> : IReadOnlyList<T>, IEquatable<Sequence<T>>
{
    public static readonly Sequence<T> Empty = new([]);

    private readonly T[] _items;

    private Sequence(T[] items) => _items = items;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public static Sequence<T> Of(IEnumerable<T> items, string parameter)
    {
        if (items is Sequence<T> already)
        {
            return already;
        }

        ArgumentNullException.ThrowIfNull(items, parameter);
        var copy = items.ToArray();
        if (Array.Exists(copy, item => item is null))
        {
            throw new ArgumentException($"{parameter} has an empty entry; take it out or give it a value.", parameter);
        }

        return copy.Length == 0 ? Empty : new Sequence<T>(copy);
    }

    /// <summary>A list in which nothing stands twice.</summary>
    /// <param name="items">The list.</param>
    /// <param name="parameter">The parameter or property that it is given in.</param>
    /// <param name="owner">Whose list it is, for the message.</param>
    /// <param name="item">What stands in it, with its article.</param>
    /// <param name="whenEmpty">What is wrong with an empty list; null where it may be empty.</param>
    /// <exception cref="ArgumentException">An item stands twice, or the list is empty and may not be.</exception>
    public static Sequence<T> EachOnce(IEnumerable<T> items, string parameter, string owner, string item, string? whenEmpty = null)
    {
        var list = Of(items, parameter);
        if (list.Count == 0 && whenEmpty is not null)
        {
            throw new ArgumentException($"{owner} {whenEmpty}", parameter);
        }

        var seen = new HashSet<T>();
        foreach (var one in list._items)
        {
            if (!seen.Add(one))
            {
                throw new ArgumentException($"{owner} names {item} twice, \"{one}\"; name each once.", parameter);
            }
        }

        return list;
    }

    public bool Equals(Sequence<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as Sequence<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => "[" + string.Join(", ", _items) + "]";
}

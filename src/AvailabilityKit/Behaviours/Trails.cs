namespace AvailabilityKit.Behaviours;

/// <summary>Short sequences that share their beginnings, each known by a number: the parameters that make a rate, the tags of one step.</summary>
internal sealed class Trails
{
    /// <summary>The sequence of nothing.</summary>
    public const int Nothing = 0;

    private readonly Dictionary<(int Before, int Item), int> _known = [];
    private readonly List<int> _before = [Nothing];
    private readonly List<int> _items = [-1];

    public int Count => _items.Count;

    /// <summary>The number of the sequence with one more item at its end.</summary>
    public int Append(int trail, int item)
    {
        if (!_known.TryGetValue((trail, item), out var longer))
        {
            longer = _items.Count;
            _known.Add((trail, item), longer);
            _before.Add(trail);
            _items.Add(item);
        }

        return longer;
    }

    /// <summary>The items of a sequence, the last one first.</summary>
    public IEnumerable<int> ItemsOf(int trail)
    {
        for (; trail != Nothing; trail = _before[trail])
        {
            yield return _items[trail];
        }
    }

    /// <summary>For each sequence, the product of what its items are worth.</summary>
    public double[] Products(ReadOnlySpan<double> worth)
    {
        var products = new double[_items.Count];
        products[Nothing] = 1;
        for (var trail = 1; trail < products.Length; trail++)
        {
            products[trail] = products[_before[trail]] * worth[_items[trail]];
        }

        return products;
    }
}

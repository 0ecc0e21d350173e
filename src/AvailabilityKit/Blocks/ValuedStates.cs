namespace AvailabilityKit.Blocks;

/// <summary>A number that depends on the joint state of the parts of a <see cref="MultiStateDiagram"/>: each of its values above zero, and when it is that; zero elsewhere.</summary>
internal sealed class ValuedStates
{
    private readonly DecisionDiagram _diagram;
    private readonly List<(double Value, int Function)> _items;
    private int? _isAboveZero;

    private ValuedStates(DecisionDiagram diagram, List<(double Value, int Function)> items)
    {
        _diagram = diagram;
        _items = items;
    }

    /// <summary>The values above zero; no two functions hold at once.</summary>
    public IReadOnlyList<(double Value, int Function)> Items => _items;

    /// <summary>"It is above zero."</summary>
    public int IsAboveZero => _isAboveZero ??= Reaching().Select(static item => item.Function).LastOrDefault(DecisionDiagram.False);

    /// <summary>Each value, the highest first, and "it is so much or more".</summary>
    /// <remarks>In that order each function is little more than the one before: of a sum of many the functions share nearly all nodes.</remarks>
    public IEnumerable<(double Value, int Function)> Reaching()
    {
        var reached = DecisionDiagram.False;
        foreach (var (value, function) in _items.OrderByDescending(static item => item.Value))
        {
            yield return (value, reached = _diagram.Or(reached, function));
        }
    }

    /// <summary>One value where a function holds.</summary>
    public static ValuedStates Of(DecisionDiagram diagram, double value, int function) =>
        new(diagram, value > 0 && function != DecisionDiagram.False ? [(value, function)] : []);

    /// <summary>Several values, each where its own function holds; no two of these hold at once.</summary>
    public static ValuedStates Of(DecisionDiagram diagram, IEnumerable<(double Value, int Function)> items)
    {
        var functions = new Dictionary<double, int>();
        foreach (var (value, function) in items)
        {
            if (value > 0 && function != DecisionDiagram.False)
            {
                functions[value] = functions.TryGetValue(value, out var known) ? diagram.Or(known, function) : function;
            }
        }

        return new(diagram, [.. functions.Select(item => (item.Key, item.Value))]);
    }

    /// <summary>The same where a condition holds, and zero elsewhere.</summary>
    public ValuedStates Where(int condition) => Of(_diagram, _items.ConvertAll(item => (item.Value, _diagram.And(item.Function, condition))));

    /// <summary>Each value changed.</summary>
    public ValuedStates Select(Func<double, double> change) => Of(_diagram, _items.ConvertAll(item => (change(item.Value), item.Function)));

    /// <summary>What comes of two numbers, either of which may be zero.</summary>
    /// <param name="other">The other.</param>
    /// <param name="combine">The result for two values; of two zeros it must be zero.</param>
    public ValuedStates With(ValuedStates other, Func<double, double, double> combine)
    {
        var (isOne, isOther) = (IsAboveZero, other.IsAboveZero);
        List<(double Value, int Function)> items = [];
        foreach (var (value, function) in _items)
        {
            items.Add((combine(value, 0), _diagram.AndNot(function, isOther)));
            foreach (var (second, holds) in other._items)
            {
                items.Add((combine(value, second), _diagram.And(function, holds)));
            }
        }

        items.AddRange(other._items.ConvertAll(item => (combine(0, item.Value), _diagram.AndNot(item.Function, isOne))));
        return Of(_diagram, items);
    }
}

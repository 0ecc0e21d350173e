using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Islands;

namespace AvailabilityKit.Topologies.Lives;

/// <summary>What the level of a service is made of: places for the elements, and above them places for what joins others; the last one is the service.</summary>
/// <remarks>Immutable, and shared by all lives. Each variable leads to the few places that read it, so that an event looks at no others.</remarks>
internal sealed class LevelTree
{
    private readonly List<Place> _places = [];
    private readonly int[][] _readersOf;
    private readonly int[][] _above;

    public LevelTree(ServiceCauses service)
    {
        var firsts = new int[service.Parts.Length];
        for (var index = 0; index < firsts.Length; index++)
        {
            var (part, first) = (service.Parts[index], _places.Count);
            firsts[index] = first;
            _places.AddRange(part.Formulas.Select(item => new Place(
                item.Element >= 0 ? part.Elements[item.Element].Element : null,
                item.Formula.AtLeast,
                item.Formula.SharesWork,
                Array.ConvertAll(item.Formula.OperandIndices, operand => first + operand))));
        }

        Root = AddJoin(service, firsts);
        _readersOf = Inverted(_places.ConvertAll(place => ReadsOf(place.Element)));
        _above = Inverted(_places.ConvertAll(place => place.Operands));
        LargestJoin = _places.Max(place => place.Operands.Length);
    }

    public int Count => _places.Count;

    /// <summary>The place of the service.</summary>
    public int Root { get; }

    /// <summary>How many levels a place may join, at most.</summary>
    public int LargestJoin { get; }

    /// <summary>The places that read a variable, given by its index.</summary>
    public int[] ReadersOf(int variable) => variable < _readersOf.Length ? _readersOf[variable] : [];

    /// <summary>The places that join the level of this one with others.</summary>
    public int[] Above(int place) => place < _above.Length ? _above[place] : [];

    /// <summary>The level at a place, given all variables and the levels at the places before it.</summary>
    public double LevelAt(int place, ReadOnlySpan<int> values, ReadOnlySpan<double> levels, Span<double> scratch)
    {
        var (element, atLeast, sharesWork, operands) = _places[place];
        if (element is null)
        {
            return ServiceLevels.Joined(atLeast, sharesWork, operands, levels, scratch);
        }

        return !element.IsUpItself.Holds(values) ? 0 : element.Spread?.LevelIn(values) ?? 1;
    }

    /// <summary>Adds what joins the answers of the parts; an answer itself has a place already.</summary>
    private int AddJoin(ServiceCauses service, int[] firsts)
    {
        var placeOf = new int[service.Join.Length];
        for (var step = 0; step < placeOf.Length; step++)
        {
            var (view, asked, atLeast, operands, sharesWork) = service.Join[step];
            if (view >= 0)
            {
                placeOf[step] = firsts[view] + service.Parts[view].Asked[asked];
            }
            else
            {
                placeOf[step] = _places.Count;
                _places.Add(new Place(null, atLeast, sharesWork, Array.ConvertAll(operands, operand => placeOf[operand])));
            }
        }

        return placeOf[^1];
    }

    private static int[] ReadsOf(ElementBehaviour? element)
    {
        var reads = new VariableSet();
        element?.IsUpItself.CollectReads(reads);
        element?.Spread?.CollectReads(reads);
        return [.. reads.Variables.Select(variable => variable.Index)];
    }

    /// <summary>For each number, up to the largest, the places that name it.</summary>
    private static int[][] Inverted(List<int[]> named)
    {
        var lists = new List<int>?[named.SelectMany(numbers => numbers).Append(-1).Max() + 1];
        for (var place = 0; place < named.Count; place++)
        {
            foreach (var number in named[place])
            {
                (lists[number] ??= []).Add(place);
            }
        }

        return Array.ConvertAll(lists, list => list?.ToArray() ?? []);
    }

    /// <summary>An element with its own level, or so many of the levels at other places.</summary>
    private sealed record Place(ElementBehaviour? Element, int AtLeast, bool SharesWork, int[] Operands);
}

using System.Globalization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>A number of a list, by its place.</summary>
internal sealed class ListedAmount : Amount
{
    private readonly Amount _place;
    private readonly double[] _numbers;

    public ListedAmount(Amount place, IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(numbers);
        (_place, _numbers, Size) = (place, [.. numbers], 1 + place.Size);
        if (_numbers.Length == 0)
        {
            throw new ArgumentException("A list of amounts is empty; give the number at each place.", nameof(numbers));
        }

        foreach (var number in _numbers)
        {
            _ = double.IsFinite(number) ? number : throw new ArgumentOutOfRangeException(nameof(numbers), number, "An amount must be a finite number.");
        }
    }

    internal override long Size { get; }

    internal override double In(ReadOnlySpan<int> values)
    {
        var place = _place.In(values);
        return place >= 0 && place < _numbers.Length && place == Math.Floor(place)
            ? _numbers[(int)place]
            : throw new ModelException($"The place {NumberNotation.Exact(place)} is asked for in a list of {_numbers.Length.ToString(CultureInfo.InvariantCulture)} amounts; places are whole numbers from 0. Bound it with {nameof(Min)} or {nameof(Max)}.");
    }

    internal override void CollectReads(VariableSet reads) => _place.CollectReads(reads);

    internal override string Text(Func<StateVariable, string> name) => $"[{string.Join(", ", _numbers.Select(NumberNotation.Exact))}] at {_place.Text(name)}";
}

namespace AvailabilityKit.Presentation;

/// <summary>Collects the lines of a <see cref="LinesPanel"/>.</summary>
public sealed class LinesBuilder
{
    private readonly List<LineSeries> _series = [];
    private readonly List<LineMark> _marks = [];
    private ChartScale _scale = ChartScale.Linear;
    private Func<double, string> _format = Figure.Compact;
    private string? _caption;

    internal LinesBuilder()
    {
    }

    /// <summary>Adds a line through the given points, which are put in ascending order of X.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="points">Its points; finite, each X once.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is infinite or not a number.</exception>
    /// <exception cref="ArgumentException">Two points share their X.</exception>
    public LinesBuilder Line(string name, params IEnumerable<(double X, double Y)> points)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(points);
        LinePoint[] sorted = [.. points.Select(p => new LinePoint(p.X, p.Y)).OrderBy(p => p.X)];
        for (var i = 0; i < sorted.Length; i++)
        {
            if (!double.IsFinite(sorted[i].X) || !double.IsFinite(sorted[i].Y))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(points), sorted[i], $"Line \"{name}\" has the point ({sorted[i].X}, {sorted[i].Y}); both must be finite.");
            }

            if (i > 0 && sorted[i].X == sorted[i - 1].X)
            {
                throw new ArgumentException($"Line \"{name}\" has two points at {sorted[i].X}; give each place one value.", nameof(points));
            }
        }

        _series.Add(new LineSeries(name, sorted));
        return this;
    }

    /// <summary>Adds a line of values at 0, 1, 2 and so on: years, counted from the start.</summary>
    /// <inheritdoc cref="Line(string, IEnumerable{ValueTuple{double, double}})"/>
    public LinesBuilder Line(string name, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Line(name, values.Select((value, i) => ((double)i, value)));
    }

    /// <summary>Points out a place along the horizontal axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is infinite or not a number.</exception>
    public LinesBuilder Mark(double x, string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (!double.IsFinite(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, $"Mark \"{label}\" stands at {x}; it must be finite.");
        }

        _marks.Add(new LineMark(x, label));
        return this;
    }

    /// <summary>Makes the vertical axis logarithmic.</summary>
    public LinesBuilder Logarithmic()
    {
        _scale = ChartScale.Logarithmic;
        return this;
    }

    /// <summary>Sets how values are written; without it, three significant digits.</summary>
    public LinesBuilder Formatted(Func<double, string> how)
    {
        ArgumentNullException.ThrowIfNull(how);
        _format = how;
        return this;
    }

    /// <summary>Sets the sentence below the panel's title.</summary>
    public LinesBuilder Caption(string? text)
    {
        _caption = text;
        return this;
    }

    internal LinesPanel Build(string title, string unit, string across) =>
        new(title, _caption, unit, across, [.. _series], [.. _marks], _scale, _format);
}

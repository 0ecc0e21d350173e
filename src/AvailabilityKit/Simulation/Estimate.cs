namespace AvailabilityKit.Simulation;

/// <summary>What a simulation says of a figure: its estimate, and an interval that holds the exact value with the probability that was asked for.</summary>
/// <typeparam name="T">The quantity.</typeparam>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The smallest value in the interval.</param>
/// <param name="High">The largest value in the interval; where something was never seen, as large as the quantity can be.</param>
/// <param name="RelativeError">Half the width of the interval divided by the estimate, for an availability by the smaller of its two sides; infinite where what was to be estimated was never seen.</param>
public readonly record struct Estimate<T>(T Value, T Low, T High, double RelativeError)
{
    /// <summary>Such as <c>8.02 h (7.94 h to 8.1 h)</c>.</summary>
    public override string ToString() => $"{Text(Value)} ({Text(Low)} to {Text(High)})";

    private static string Text(T value) => value switch
    {
        double number when double.IsInfinity(number) => "any",
        double number => Presentation.Figure.Plain(number, 4),
        Duration { IsInfinite: true } => "infinite",
        Availability availability => availability.ToString("P"),
        _ => value?.ToString() ?? "nothing",
    };
}

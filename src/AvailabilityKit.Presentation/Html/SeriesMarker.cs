namespace AvailabilityKit.Presentation;

/// <summary>A shape for each line or mark, so that they are told apart without their colours.</summary>
internal static class SeriesMarker
{
    /// <summary>The path of the shape around a point.</summary>
    public static string At(int number, double x, double y, double size = 1)
    {
        string N(double value) => Markup.Number(value);
        string At(double right, double down) => $"{N(x + (right * size))} {N(y + (down * size))}";
        var (round, side) = (N(4 * size), N(7.4 * size));
        return (number % 4) switch
        {
            0 => $"M{At(-4, 0)}a{round} {round} 0 1 0 {N(8 * size)} 0a{round} {round} 0 1 0 {N(-8 * size)} 0z",
            1 => $"M{At(-3.7, -3.7)}h{side}v{side}h-{side}z",
            2 => $"M{At(0, -4.6)}L{At(4.8, 3.6)}L{At(-4.8, 3.6)}z",
            _ => $"M{At(0, -5.2)}L{At(5.2, 0)}L{At(0, 5.2)}L{At(-5.2, 0)}z",
        };
    }
}

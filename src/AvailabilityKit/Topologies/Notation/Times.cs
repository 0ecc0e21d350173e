namespace AvailabilityKit.Topologies.Notation;

/// <summary>Checks the times of a model: what must be above zero, and what must end.</summary>
internal static class Times
{
    /// <param name="value">The time.</param>
    /// <param name="parameter">The parameter or property that it is given in.</param>
    /// <param name="whose">What it belongs to, with quotes around a name.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero.</exception>
    public static Duration Positive(Duration value, string parameter, string whose) =>
        value > Duration.Zero
            ? value
            : throw new ArgumentOutOfRangeException(parameter, $"The {parameter} of {whose} is {value}; it must be above zero, for example {Example(parameter)}.");

    /// <inheritdoc cref="Positive"/>
    /// <exception cref="ArgumentOutOfRangeException">The time is infinite.</exception>
    public static Duration Finite(Duration value, string parameter, string whose) =>
        !value.IsInfinite
            ? value
            : throw new ArgumentOutOfRangeException(parameter, $"The {parameter} of {whose} is infinite; what never ends cannot be averaged. Give a finite time, for example {Example(parameter)}.");

    /// <inheritdoc cref="Positive"/>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or infinite.</exception>
    public static Duration PositiveAndFinite(Duration value, string parameter, string whose) => Positive(Finite(value, parameter, whose), parameter, whose);

    /// <summary>A time that is common for what the parameter is.</summary>
    private static string Example(string parameter) => parameter switch
    {
        "mtbf" or "moduleMtbf" or "transientMtbf" => "8760 h",
        "delay" or "failback" or "switchOver" => "30 s",
        "uncoveredRecovery" or "restart" or "decisionDelay" => "15 min",
        "resynchronization" => "10 min",
        "every" => "90 d",
        "noticedAfter" => "3 h",
        "snapshotsEvery" => "15 min",
        "keptFor" => "7 d",
        "lasting" => "1 h",
        "inFlightFor" => "250 ms",
        _ => "4 h",
    };
}

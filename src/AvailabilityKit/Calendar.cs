using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit;

/// <summary>What a year is when downtime is counted by the year: its length and the name that every per-year figure carries.</summary>
/// <remarks>Immutable and compared by value. A year is 8760 h unless a calendar says otherwise.</remarks>
[JsonConverter(typeof(CalendarConverter))]
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Calendar
{
    private Calendar(Duration year, string name)
    {
        Year = year;
        Name = name;
    }

    /// <summary>365 days, 8760 h.</summary>
    public static Calendar Standard { get; } = new(Duration.FromHours(8_760), "year of 8760 h");

    /// <summary>365.25 days, 8766 h: the average with leap years, which some vendors count by.</summary>
    public static Calendar Julian { get; } = new(Duration.FromHours(8_766), "year of 8766 h");

    /// <summary>The hours of service in a year.</summary>
    public Duration Year { get; }

    /// <summary>How figures counted by this calendar name it.</summary>
    public string Name { get; }

    /// <summary>How a figure counted by this calendar goes on: <c>a year</c>, <c>a month of 720 h</c>, <c>in 2600 h of office hours</c>.</summary>
    public string Each =>
        this == Standard || this == Julian ? "a year"
        : Name.StartsWith("a ", StringComparison.Ordinal) ? Name
        : $"in {Figure.Plain(Year.TotalHours, 4)} h of {Name}";

    /// <summary>A period other than the year, such as a month of 720 h: every figure counted by it says so.</summary>
    /// <param name="length">Its length, above zero and at most 8784 h (a leap year).</param>
    /// <param name="noun">What it is called, for example <c>month</c>.</param>
    /// <remarks>The figures that are called "per year" are then per period.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The length is zero or longer than a year.</exception>
    /// <exception cref="ArgumentException">The noun is empty.</exception>
    public static Calendar Period(Duration length, string noun)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(noun);
        return ServiceHours(length, $"a {noun} of {length.ToString("h")}");
    }

    /// <summary>A service that is only wanted for part of the year, such as an office day or a trading session.</summary>
    /// <param name="perYear">The hours of service in a year, above zero and at most 8784 h (a leap year).</param>
    /// <param name="name">How figures counted by it name it, for example <c>trading hours</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or longer than a year.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Calendar ServiceHours(Duration perYear, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return perYear > Duration.Zero && perYear <= Duration.FromHours(8_784)
            ? new(perYear, name)
            : throw new ArgumentOutOfRangeException(nameof(perYear), $"Service hours of {perYear.ToString("h")} a year for \"{name}\" cannot be; give more than zero and at most 8784 h.");
    }

    /// <summary>The name and the hours.</summary>
    public override string ToString() => this == Standard || this == Julian || Each == Name ? Name : $"{Name} ({Figure.Plain(Year.TotalHours, 4)} h a year)";
}

using System.Globalization;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Studies;

/// <summary>One of the ways in which something can be had: what it costs, and what its users miss by it.</summary>
public sealed record Candidate
{
    /// <summary>The most that a candidate may cost, so that any number of them can be added up.</summary>
    public const decimal MostCost = 1e18m;

    /// <summary>Describes a candidate.</summary>
    /// <param name="name">What it is called, for example "fault-tolerant hosts".</param>
    /// <param name="cost">What it takes of the budget: money, places on a host, whatever is short; zero or more.</param>
    /// <param name="misses">What is missed with it, in the same unit as by all others; zero or more.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A figure is below zero or infinite, or the cost is above <see cref="MostCost"/>.</exception>
    public Candidate(string name, decimal cost, double misses)
    {
        Name = string.IsNullOrWhiteSpace(name) ? throw new ArgumentException("A candidate needs a name, for example \"fault-tolerant hosts\".", nameof(name)) : name;
        Cost = cost is >= 0 and <= MostCost ? cost : throw new ArgumentOutOfRangeException(nameof(cost), string.Create(CultureInfo.InvariantCulture, $"\"{name}\" costs {cost}; give zero or more, up to {MostCost:0e0}."));
        Misses = misses >= 0 && double.IsFinite(misses)
            ? misses
            : throw new ArgumentOutOfRangeException(nameof(misses), string.Create(CultureInfo.InvariantCulture, $"\"{name}\" misses {misses}; give a finite number, zero or more."));
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>What it takes of the budget.</summary>
    public decimal Cost { get; }

    /// <summary>What is missed with it.</summary>
    public double Misses { get; }

    /// <summary>A candidate that a topology was evaluated for.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="cost">What it takes of the budget.</param>
    /// <param name="service">What its users get.</param>
    /// <param name="users">How many users there are: it misses so many times the hours a year for which one of them is not served.</param>
    /// <exception cref="ArgumentException">As the constructor has it.</exception>
    public static Candidate Of(string name, decimal cost, ServiceEvaluation service, double users = 1)
    {
        ArgumentNullException.ThrowIfNull(service);
        return new(name, cost, users * service.MissingLevel * service.Calendar.Year.TotalHours);
    }
}

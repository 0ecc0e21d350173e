using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies;

/// <summary>One class of the faults of a module of a <see cref="FaultTolerantServer"/>: its processors, its memory, its power supply.</summary>
/// <remarks>A permanent fault takes the module out until it is swapped. After a transient one it copies memory and rejoins the lockstep by itself.</remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record ModuleFault
{
    private ModuleFault(string name, Duration mtbf, Duration? hotSwap, Probability coverage)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("A class of module faults needs a name: give a word such as \"memory\".", nameof(name));
        }

        Name = name;
        Mtbf = Times.Positive(mtbf, nameof(mtbf), $"the module fault \"{name}\"");
        HotSwap = hotSwap is { } swap ? Times.PositiveAndFinite(swap, nameof(hotSwap), $"the module fault \"{name}\"") : null;
        Coverage = coverage;
    }

    /// <summary>What the report and repair crews call it, unique among the faults of the server.</summary>
    public string Name { get; }

    /// <summary>Mean time between faults of this class in one module; infinite for never.</summary>
    public Duration Mtbf { get; }

    /// <summary>Mean time from such a fault until the module, or the part of it, has been swapped; null for a transient fault, after which the module rejoins by itself.</summary>
    public Duration? HotSwap { get; }

    /// <summary>The share of these faults that the comparison detects and isolates while another module runs on.</summary>
    public Probability Coverage { get; }

    /// <summary>A class of faults after which something must be swapped.</summary>
    /// <param name="name">What it is called, for example "memory".</param>
    /// <param name="mtbf">Mean time between such faults of one module; above zero.</param>
    /// <param name="hotSwap">Mean time from the fault until the replacement is in the server; above zero and finite.</param>
    /// <param name="coverage">The share that is detected and isolated, from 0 to 1; <see langword="null"/> for all.</param>
    /// <exception cref="ArgumentException">The name is blank, or a value is out of its range.</exception>
    public static ModuleFault Permanent(string name, Duration mtbf, Duration hotSwap, Probability? coverage = null) => new(name, mtbf, hotSwap, coverage ?? Probability.One);

    /// <summary>A class of faults after which the module rejoins by itself.</summary>
    /// <param name="name">What it is called, for example "bit flip".</param>
    /// <param name="mtbf">Mean time between such faults of one module; above zero.</param>
    /// <param name="coverage">The share that is detected and isolated, from 0 to 1; <see langword="null"/> for all.</param>
    /// <exception cref="ArgumentException">The name is blank, or a value is out of its range.</exception>
    public static ModuleFault Transient(string name, Duration mtbf, Probability? coverage = null) => new(name, mtbf, hotSwap: null, coverage ?? Probability.One);
}

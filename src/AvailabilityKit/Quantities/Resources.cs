using System.Text.Json.Serialization;

namespace AvailabilityKit.Quantities;

/// <summary>What a host has to give to virtual machines, or what one of these takes of it: processing power and memory.</summary>
/// <remarks>Processing power is in any unit, cores or GHz or what a benchmark counts, as long as hosts and machines are given in the same.</remarks>
[JsonConverter(typeof(ModelValueConverter))]
public sealed record Resources
{
    /// <summary>The part of a host by which its machines may pass it, so that ten of a tenth find their place.</summary>
    private const double Rounding = 1e-9;

    private Resources(double cpu, DataSize memory) => (Cpu, Memory) = (cpu, memory);

    /// <summary>Processing power, in the unit of your choice.</summary>
    public double Cpu { get; }

    /// <summary>Memory.</summary>
    public DataSize Memory { get; }

    /// <summary>So much of both.</summary>
    /// <param name="cpu">Processing power, zero or more and finite.</param>
    /// <param name="memory">Memory, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The processing power is negative, infinite or NaN, or both are zero.</exception>
    public static Resources Of(double cpu, DataSize memory) =>
        !(cpu >= 0) || !double.IsFinite(cpu) ? throw new ArgumentOutOfRangeException(nameof(cpu), $"The processing power is {NumberNotation.Exact(cpu)}; give a finite number of zero or more, of cores or of GHz.")
        : cpu == 0 && memory == DataSize.Zero ? throw new ArgumentOutOfRangeException(nameof(cpu), "Neither processing power nor memory is given; give one of the two at least.")
        : new(cpu + 0.0, memory);

    /// <summary>Whether a host that gives so much has room for what some machines take together.</summary>
    /// <param name="cpu">The processing power that they take.</param>
    /// <param name="bytes">The bytes of memory that they take.</param>
    internal bool HasRoomFor(double cpu, double bytes) => cpu <= Cpu * (1 + Rounding) && bytes <= Memory.TotalBytes * (1 + Rounding);

    /// <summary>The share of a host that is taken: of processing power or of memory, whichever is nearer to its end; infinite where something is taken that it has not.</summary>
    /// <inheritdoc cref="HasRoomFor"/>
    internal double ShareTaken(double cpu, double bytes) => Math.Max(cpu > 0 ? cpu / Cpu : 0, bytes > 0 ? bytes / Memory.TotalBytes : 0);

    /// <summary>Refuses JSON for what only a model document writes.</summary>
    private sealed class ModelValueConverter() : RefusingConverter("it is part of a model document: write that, or its processing power and its memory, which are numbers.");

    /// <summary>Such as <c>9 of processing power and 16 GiB of memory</c>.</summary>
    public override string ToString() => $"{NumberNotation.Exact(Cpu)} of processing power and {Memory} of memory";
}

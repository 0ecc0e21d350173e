using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies;

/// <summary>How busy a repair crew is in the long run, and how long repairs wait for it.</summary>
/// <remarks>
/// <para>All that the crew repairs counts, also what no service needs. Every repair that asks for the crew is done by a man or waits for one: by equal
/// shares and by priority min(repairs, men) men are busy and the rest waits; where repairs that have begun are finished one man is busy at each element that has
/// its turn, and waits with him what he has not come to there. A repair that rests, since planned work or a standstill goes on around it, keeps its man.</para>
/// <para>The mean wait follows from Little's law: the repairs that wait, divided by the rate at which repairs are done
/// (J. D. C. Little, A proof for the queuing formula L = lambda W, Operations Research 9, 1961).</para>
/// </remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed record CrewEvaluation
{
    internal CrewEvaluation()
    {
    }

    /// <summary>The crew, or the cluster that has repair crews of its own.</summary>
    public required string Name { get; init; }

    /// <summary>How many men it has.</summary>
    public required int Men { get; init; }

    /// <summary>In which order they work.</summary>
    public required CrewDiscipline Discipline { get; init; }

    /// <summary>What a year is.</summary>
    public required Calendar Calendar { get; init; }

    /// <summary>How many men are busy on average, from 0 to <see cref="Men"/>.</summary>
    public required double BusyMen { get; init; }

    /// <summary>The share of the men's time in which they are busy.</summary>
    public required Probability Utilization { get; init; }

    /// <summary>The share of time in which every man is busy, so that what breaks next waits.</summary>
    public required Probability AllBusy { get; init; }

    /// <summary>How many repairs wait on average.</summary>
    public required double Waiting { get; init; }

    /// <summary>How many repairs it does in a year.</summary>
    public required double RepairsPerYear { get; init; }

    /// <summary>How long a repair waits on average, the times together in which nobody works on it; zero where nothing is ever repaired.</summary>
    public required Duration MeanWait { get; init; }

    /// <summary>The working time of all men together in a year.</summary>
    public Duration BusyPerYear => Calendar.Year * BusyMen;

    /// <summary>How long all repairs of a year wait together: what a queue costs is in proportion to it.</summary>
    public Duration WaitingPerYear => Calendar.Year * Waiting;

    /// <summary>Bound on the relative error of every figure, given the model.</summary>
    public required double ErrorBound { get; init; }

    /// <summary>In a sentence.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {Figure.Plain(BusyMen, 4)} of {Men} busy, {Figure.Plain(Waiting, 4)} repairs waiting, for {MeanWait} on average");
}

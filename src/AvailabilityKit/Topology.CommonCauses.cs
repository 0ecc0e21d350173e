using AvailabilityKit.Topologies;

namespace AvailabilityKit;

/// <content>Causes that strike several elements at once.</content>
public sealed partial class Topology
{
    /// <summary>Adds shocks that strike several elements at once.</summary>
    /// <param name="name">What the report calls the fault at each element.</param>
    /// <param name="strikes">The components and fault-tolerant servers that are struck.</param>
    /// <param name="mtbf">Mean time between shocks; above zero.</param>
    /// <param name="mttr">Mean time from the shock until an element that was struck works again; above zero and finite.</param>
    /// <param name="probability">The probability that a shock makes an element fail, for each alone; 1 by default.</param>
    /// <param name="needsCrew">Whether a shared repair crew must come to what was struck.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology CommonCause(string name, IEnumerable<string> strikes, Duration mtbf, Duration mttr, Probability? probability = null, bool needsCrew = true) =>
        With(new CommonCause(name, strikes, mtbf, mttr) { Probability = probability ?? Probability.One, NeedsCrew = needsCrew });

    /// <summary>Adds a beta factor: a share of the failures of equal components that strikes all of them at once.</summary>
    /// <param name="name">What the report calls the fault at each element.</param>
    /// <param name="strikes">Components with the same faults.</param>
    /// <param name="beta">The share of the failures of each that all of them have in common, 0 to 1.</param>
    /// <param name="mttr">Mean time until each works again; as long as its own faults take on average by default.</param>
    /// <param name="needsCrew">Whether a shared repair crew must come to what was struck.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology CommonCause(string name, IEnumerable<string> strikes, Probability beta, Duration? mttr = null, bool needsCrew = true) =>
        With(new CommonCause(name, strikes, beta) { Mttr = mttr, NeedsCrew = needsCrew });
}

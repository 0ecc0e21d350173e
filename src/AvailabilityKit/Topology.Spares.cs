using AvailabilityKit.Topologies;

namespace AvailabilityKit;

/// <content>Spare parts, for which repairs may have to wait.</content>
public sealed partial class Topology
{
    /// <summary>Adds a stock of spare parts, which makes what draws on it one island.</summary>
    /// <param name="name">The name of the stock.</param>
    /// <param name="replaces">Whose parts it holds.</param>
    /// <param name="stock">How many parts are on the shelf when nothing is broken or on order; 0 to have every part ordered when it is needed.</param>
    /// <param name="leadTime">Mean time from an order to its delivery; above zero and finite.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology Spares(string name, IEnumerable<string> replaces, int stock, Duration leadTime) => With(new Spares(name, replaces, stock, leadTime));
}

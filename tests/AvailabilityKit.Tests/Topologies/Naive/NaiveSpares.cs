using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// Stocks of spare parts. Whoever comes to want a part takes one from the stock if there is one, and waits if not; either way one is
/// ordered. An order arrives after the lead time, whatever else is on order, and goes to one of those that wait, each as likely as the other, or
/// back to the stock. A repair goes on as far as it has its parts, and uses them up.
/// </summary>
internal sealed class NaiveSpares(NaiveSystem system)
{
    private const string InStock = "in stock";
    private const string OnOrder = "on order";
    private const string Asked = "parts asked for";
    private const string AtHand = "parts at hand";

    public IEnumerable<KeyValuePair<Variable, object?>> Initially() => system.Stocks.SelectMany(stock => stock.Replaces
        .SelectMany(name => new KeyValuePair<Variable, object?>[] { new(new(name, Asked), 0), new(new(name, AtHand), 0) })
        .Append(new(new(stock.Name, InStock), stock.Stock))
        .Append(new(new(stock.Name, OnOrder), 0)));

    /// <summary>What has changed in a part is asked for, used up, and taken from the stock.</summary>
    public NaiveState Settled(NaiveState state)
    {
        foreach (var stock in system.Stocks)
        {
            foreach (var part in PartsOf(stock))
            {
                while (Number(state, part.Name, Asked) < part.PartsWanted(state))
                {
                    state = Add(Add(state, part.Name, Asked, 1), stock.Name, OnOrder, 1);
                }

                while (Number(state, part.Name, Asked) > part.PartsWanted(state))
                {
                    state = Add(Add(state, part.Name, Asked, -1), part.Name, AtHand, -1);
                }

                while (Waiting(state, part) > 0 && Number(state, stock.Name, InStock) > 0)
                {
                    state = Add(Add(state, part.Name, AtHand, 1), stock.Name, InStock, -1);
                }
            }
        }

        return state;
    }

    /// <summary>What a part may do, as far as it has the spare parts for it.</summary>
    public IEnumerable<NaiveMove> MovesOf(NaiveState state, NaivePart part)
    {
        var isSupplied = system.Stocks.Any(stock => stock.Replaces.Contains(part.Name));
        foreach (var move in part.Moves(state))
        {
            if (!move.TakesPart || !isSupplied)
            {
                yield return move;
            }
            else if (Number(state, part.Name, AtHand) is var parts and > 0)
            {
                yield return move with { Rate = move.Rate * parts / part.PartsWanted(state), Repairs = move.Repairs > 0 ? parts : 0 };
            }
        }
    }

    public IEnumerable<NaiveStep> Deliveries(NaiveState state)
    {
        foreach (var stock in system.Stocks.Where(stock => Number(state, stock.Name, OnOrder) > 0))
        {
            var rate = Number(state, stock.Name, OnOrder) / stock.LeadTime.TotalSeconds;
            var arrived = Add(state, stock.Name, OnOrder, -1);
            var waiting = PartsOf(stock).Sum(part => Waiting(state, part));
            if (waiting == 0)
            {
                yield return new(Add(arrived, stock.Name, InStock, 1), rate);
            }

            foreach (var part in PartsOf(stock).Where(part => Waiting(state, part) > 0))
            {
                yield return new(Add(arrived, part.Name, AtHand, 1), rate * Waiting(state, part) / waiting);
            }
        }
    }

    private IEnumerable<NaivePart> PartsOf(Spares stock) => system.Parts.Where(part => stock.Replaces.Contains(part.Name));

    private static int Waiting(NaiveState state, NaivePart part) => Number(state, part.Name, Asked) - Number(state, part.Name, AtHand);

    private static int Number(NaiveState state, string element, string aspect) => state.Get<int>(element, aspect);

    private static NaiveState Add(NaiveState state, string element, string aspect, int number) =>
        state.With(element, aspect, Number(state, element, aspect) + number);
}

using System.Collections.Immutable;

namespace AvailabilityKit.Economics;

/// <summary>The nearest discount rates, higher and lower, beyond which another alternative is cheaper.</summary>
/// <remarks>
/// What a rival costs more is p(v), a polynomial in the discount factor v = 1 / (1 + r) whose coefficients are what it pays more in each year. On an interval its Bernstein coefficients bound it,
/// and their changes of sign bound the number of its roots (Descartes' rule; Lane and Riesenfeld, Bounds on a polynomial, BIT 21 (1981)): none, no root; one, exactly one. Intervals with more are
/// halved, the half nearer to today's rate first. The coefficients come from Horner's rule in Bernstein form, whose products with v are positive combinations. The root is then bisected in decimal.
/// </remarks>
internal static class DiscountRateSwitches
{
    private const decimal Tolerance = 1e-12m;
    private const int DeepestHalving = 40;

    public static IEnumerable<WinnerSwitch> Of(TotalCostOfOwnership winner, ImmutableArray<TotalCostOfOwnership> rivals)
    {
        var today = CheckedAmounts.Exact(winner.Prices.DiscountRate, "The discount rate");
        var own = Flow(winner);
        var more = rivals.Select(rival => (Rival: rival, Flow: (decimal[])[.. Flow(rival).Zip(own, decimal.Subtract)])).ToList();
        var found = false;
        foreach (var (limit, above) in ((decimal, bool)[])[(1, true), (0, false)])
        {
            var nearest = more
                .Select(pair => (pair.Rival, Rate: Crossing(pair.Flow, today, limit)))
                .Where(static pair => pair.Rate is not null)
                .OrderBy(pair => Math.Abs(pair.Rate!.Value - today))
                .FirstOrDefault();
            if (nearest.Rate is { } rate)
            {
                found = true;
                yield return Named(rate, above, nearest.Rival);
            }
        }

        if (!found)
        {
            yield return Named(null, null, null);
        }

        WinnerSwitch Named(decimal? value, bool? above, TotalCostOfOwnership? then) =>
            new(SwitchInput.DiscountRate, "the discount rate", "a year", today) { Value = value, IsAbove = above, Then = then };
    }

    /// <summary>The rate nearest to <paramref name="today"/>, on the way to <paramref name="limit"/>, beyond which the flow is worth less than nothing.</summary>
    internal static decimal? Crossing(decimal[] flow, decimal today, decimal limit)
    {
        if (today == limit)
        {
            return null;
        }

        double[] coefficients = [.. flow.Select(static amount => (double)amount)];
        if (Isolate(coefficients, Factor(today), Factor(limit), 0) is not { } root)
        {
            return null;
        }

        var (kept, lost) = (Rate(root.From), Rate(root.To));
        while (Math.Abs(lost - kept) > Tolerance)
        {
            var middle = (kept + lost) / 2;
            (kept, lost) = Worth(flow, middle) >= 0 ? (middle, lost) : (kept, middle);
        }

        return (kept + lost) / 2;

        static double Factor(decimal rate) => 1 / (1 + (double)rate);

        decimal Rate(double factor) => Math.Clamp((decimal)((1 - factor) / factor), Math.Min(today, limit), Math.Max(today, limit));
    }

    /// <summary>The interval nearest to <paramref name="from"/> at whose beginning the polynomial is not below zero and at whose end it is.</summary>
    private static (double From, double To)? Isolate(double[] flow, double from, double to, int halvings)
    {
        var bernstein = Bernstein(flow, from, to);
        var last = bernstein[^1] < 0;
        var changes = 0;
        var (sign, first) = (0, 0);
        foreach (var value in bernstein)
        {
            if (value != 0 && Math.Sign(value) != sign)
            {
                changes += sign == 0 ? 0 : 1;
                sign = Math.Sign(value);
                first = first == 0 ? sign : first;
            }
        }

        if (first == 0 || (changes == 0 && first > 0))
        {
            return null;
        }

        // Below zero from the beginning: both cost the same there, and the rival less from there on.
        if (first < 0)
        {
            return (from, from);
        }

        if (changes == 1)
        {
            return (from, to);
        }

        if (halvings == DeepestHalving)
        {
            return last ? (from, to) : null;
        }

        var middle = (from + to) / 2;
        return Isolate(flow, from, middle, halvings + 1) ?? Isolate(flow, middle, to, halvings + 1);
    }

    private static double[] Bernstein(double[] flow, double from, double to)
    {
        var coefficients = new double[flow.Length];
        coefficients[0] = flow[^1];
        for (var degree = 1; degree < flow.Length; degree++)
        {
            for (var i = degree; i >= 0; i--)
            {
                var stayed = i < degree ? (degree - i) * from * coefficients[i] : 0;
                var moved = i > 0 ? i * to * coefficients[i - 1] : 0;
                coefficients[i] = ((stayed + moved) / degree) + flow[^(degree + 1)];
            }
        }

        return coefficients;
    }

    private static decimal Worth(decimal[] flow, decimal rate)
    {
        var worth = 0m;
        for (var year = flow.Length - 1; year >= 0; year--)
        {
            worth = (worth / (1 + rate)) + flow[year];
        }

        return worth;
    }

    private static decimal[] Flow(TotalCostOfOwnership alternative) => CostLedger.Of(alternative.Costs, alternative.Losses, alternative.Prices).Flow();
}

using AvailabilityKit.Economics;

namespace AvailabilityKit.Documents;

/// <summary>Reads the prices of a document and the costs of its topologies.</summary>
internal sealed class CostsReader(MistakeList mistakes)
{
    /// <summary>Reads the prices.</summary>
    /// <returns>Null where there are none, or a mistake in them.</returns>
    public Prices? Prices(DocumentFields? fields, Calendar calendar)
    {
        if (fields?.Text("currency") is not { } currency)
        {
            return null;
        }

        var prices = mistakes.Attempt(fields["currency"]!, () => new Prices(currency) { Calendar = calendar });
        prices = Set(prices, fields, "years", fields.Integer("years"), static (part, value) => part with { Years = value });
        prices = Set(prices, fields, "discountRate", Share(fields, "discountRate"), static (part, value) => part with { DiscountRate = value });
        prices = Set(prices, fields, "residualValue", fields.Word("residualValue", DocumentWords.ResidualValues), static (part, value) => part with { ResidualValue = value });
        prices = Set(prices, fields, "hourOfDowntime", fields.Amount("hourOfDowntime"), static (part, value) => part with { HourOfDowntime = value });
        prices = Set(prices, fields, "hourOfPlannedDowntime", fields.Amount("hourOfPlannedDowntime"), static (part, value) => part with { HourOfPlannedDowntime = value });
        prices = Set(prices, fields, "inFlightItem", fields.Amount("inFlightItem"), static (part, value) => part with { InFlightItem = value });
        prices = Set(prices, fields, "refusedItem", fields.Amount("refusedItem"), static (part, value) => part with { RefusedItem = value });
        prices = Set(prices, fields, "failover", fields.Amount("failover"), static (part, value) => part with { Failover = value });
        return Set(prices, fields, "kilowattHour", fields.Amount("kilowattHour"), static (part, value) => part with { KilowattHour = value });
    }

    /// <summary>Reads the costs of a topology; their currency is that of the prices unless they name it.</summary>
    /// <param name="fields">The costs, or null where there are none.</param>
    /// <param name="priceCurrency">The currency of the prices; null where they are missing or wrong.</param>
    /// <param name="hasPrices">Whether there are prices, right or wrong: a currency missing in wrong ones is not a second mistake.</param>
    /// <returns>Null where there are none, or a mistake in them.</returns>
    public Costs? Costs(DocumentFields? fields, string? priceCurrency, bool hasPrices)
    {
        if (fields is null)
        {
            return null;
        }

        var currency = fields["currency"] is null ? priceCurrency : fields.Text("currency");
        if (currency is null && !hasPrices && fields.Lacks("currency"))
        {
            mistakes.Add(fields.Node, "These costs are in no currency; add \"prices\": { \"currency\": \"USD\" } to the document, which a comparison needs, or \"currency\": \"USD\" here.");
        }
        else if (currency is not null && priceCurrency is not null && currency != priceCurrency)
        {
            mistakes.Add(fields["currency"]!, $"These costs are in {MessageExcerpt.Shortened(currency, 40)} and the prices in {priceCurrency}; use one currency.");
        }

        var costs = currency is null ? null : mistakes.Attempt(fields["currency"] ?? fields.Node, () => AvailabilityKit.Costs.In(currency));
        costs = Set(costs, fields, "maintenance", Share(fields, "maintenance"), static (part, value) => part.Maintenance(value));
        foreach (var node in fields.List("items"))
        {
            costs = Item(DocumentFields.Of(node, DocumentShape.CostItem, mistakes), costs);
        }

        foreach (var node in fields.List("power"))
        {
            costs = Power(DocumentFields.Of(node, DocumentShape.PowerDraw, mistakes), costs);
        }

        foreach (var node in fields.List("units"))
        {
            costs = Unit(DocumentFields.Of(node, DocumentShape.CostUnit, mistakes), costs);
        }

        return costs;
    }

    private Costs? Item(DocumentFields? fields, Costs? costs)
    {
        if (fields is null)
        {
            return costs;
        }

        var (category, name, count) = (fields.Word("category", DocumentWords.CostCategories), fields.Text("name"), fields.Number("count"));
        var (once, yearly) = (fields.Amount("once"), fields.Amount("yearly"));
        if ((fields["once"] is null) == (fields["yearly"] is null))
        {
            mistakes.Add(fields.Node, fields["once"] is null
                ? "The price is missing; add \"once\": 12000 for what is paid at the start or \"yearly\": 1200 for what is paid every year."
                : "Both \"once\" and \"yearly\" are given; make two items of them.");
            return costs;
        }

        var (inYear, lifeYears) = (fields.Integer("inYear"), fields.Integer("lifeYears"));
        if (category is not { } known || costs is null || (once ?? yearly) is not { } each)
        {
            return costs;
        }

        var item = mistakes.Attempt(count < 0 ? fields["count"]! : fields[once is null ? "yearly" : "once"]!, () =>
            new CostItem(known, name ?? known.Title(), Money.Of(each, costs.Currency), count ?? 1, once is null ? CostBasis.Yearly : CostBasis.Once));
        item = Set(item, fields, "inYear", inYear, static (part, value) => part with { InYear = value });
        item = Set(item, fields, "lifeYears", lifeYears, static (part, value) => part with { LifeYears = value });
        return item is null ? costs : costs.With(item);
    }

    private Costs? Unit(DocumentFields? fields, Costs? costs)
    {
        if (fields is null)
        {
            return costs;
        }

        var (name, count) = (fields.Text("name"), fields.Number("count"));
        return name is not null && count is { } shared && costs is not null
            ? mistakes.Attempt(fields[shared > 0 ? "name" : "count"]!, () => costs.SharedBy(shared, name)) ?? costs
            : costs;
    }

    private Costs? Power(DocumentFields? fields, Costs? costs)
    {
        if (fields is null)
        {
            return costs;
        }

        var (watts, count, pue) = (fields.Number("watts"), fields.Number("count"), fields.Number("pue"));
        return watts is { } drawn && costs is not null ? mistakes.Attempt(fields.Node, () => costs.Power(drawn, count ?? 1, pue ?? 1)) ?? costs : costs;
    }

    private static double? Share(DocumentFields fields, string key) => fields.Probability(key)?.Value;

    private TPart? Set<TPart, TValue>(TPart? part, DocumentFields fields, string key, TValue? value, Func<TPart, TValue, TPart> set)
        where TPart : class
        where TValue : struct =>
        part is null || value is not { } given ? part : mistakes.Attempt(fields[key]!, () => set(part, given)) ?? part;
}

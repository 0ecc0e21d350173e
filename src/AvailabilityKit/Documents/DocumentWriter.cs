using AvailabilityKit.Economics;

namespace AvailabilityKit.Documents;

/// <summary>Writes a model document as nodes, in the order in which people read it.</summary>
internal static class DocumentWriter
{
    public static DocumentNode Write(ModelDocument document)
    {
        var root = DocumentNode.Object();
        root.Add("$schema", DocumentNode.OfText(ModelDocument.SchemaAddress));
        root.Add("version", DocumentNode.OfNumber(DocumentReader.Version));
        if (document.Title is { } title)
        {
            root.Add("title", DocumentNode.OfText(title));
        }

        if (document.Notes.Count > 0)
        {
            root.Add("notes", DocumentNode.List(document.Notes.Select(DocumentNode.OfText)));
        }

        root.Add("calendar", Write(document.Calendar));
        root.Add("planned", DocumentNode.OfText(DocumentWords.Planned[document.Planned]));
        if (document.Prices is { } prices)
        {
            root.Add("prices", Write(prices));
        }

        if (SingleElement.In(document) is { } single)
        {
            ElementWriter.WriteInto(root, single);
            return root;
        }

        root.Add("topologies", DocumentNode.List(document.Topologies.Select(topology => Write(topology, document.Prices?.Currency))));
        return root;
    }

    private static DocumentNode Write(Calendar calendar)
    {
        if (calendar == Calendar.Standard || calendar == Calendar.Julian)
        {
            return DocumentNode.OfText(calendar.Year.ToString("h"));
        }

        var node = DocumentNode.Object();
        node.Add("hours", DocumentNode.OfText(ExactNotation.Of(calendar.Year)));
        node.Add("name", DocumentNode.OfText(calendar.Name));
        return node;
    }

    private static DocumentNode Write(Prices prices)
    {
        var node = DocumentNode.Object();
        node.Add("currency", DocumentNode.OfText(prices.Currency));
        node.Add("years", DocumentNode.OfNumber(prices.Years));
        AddShare(node, "discountRate", prices.DiscountRate);
        if (prices.ResidualValue != ResidualValue.None)
        {
            node.Add("residualValue", DocumentNode.OfText(DocumentWords.ResidualValues[prices.ResidualValue]));
        }

        AddAmount(node, "hourOfDowntime", prices.HourOfDowntime);
        AddAmount(node, "hourOfPlannedDowntime", prices.HourOfPlannedDowntime);
        AddAmount(node, "inFlightItem", prices.InFlightItem);
        AddAmount(node, "refusedItem", prices.RefusedItem);
        AddAmount(node, "failover", prices.Failover);
        AddAmount(node, "kilowattHour", prices.KilowattHour);
        return node;
    }

    private static DocumentNode Write(DocumentTopology topology, string? priceCurrency)
    {
        var node = DocumentNode.Object();
        node.Add("name", DocumentNode.OfText(topology.Name));
        node.Add("elements", DocumentNode.List(topology.Topology.Elements.Select(ElementWriter.Write)));
        if (topology.Costs is { } costs)
        {
            node.Add("costs", Write(costs, priceCurrency));
        }

        if (topology.UseCases.Count > 0)
        {
            node.Add("useCases", DocumentNode.List(topology.UseCases.Select(UseCaseWriter.Write)));
        }

        return node;
    }

    private static DocumentNode Write(Costs costs, string? priceCurrency)
    {
        var node = DocumentNode.Object();
        if (costs.Currency != priceCurrency)
        {
            node.Add("currency", DocumentNode.OfText(costs.Currency));
        }

        if (!costs.Items.IsEmpty)
        {
            node.Add("items", DocumentNode.List(costs.Items.Select(Write)));
        }

        AddShare(node, "maintenance", costs.MaintenanceShare);
        if (!costs.PowerDraws.IsEmpty)
        {
            node.Add("power", DocumentNode.List(costs.PowerDraws.Select(Write)));
        }

        if (!costs.Units.IsEmpty)
        {
            node.Add("units", DocumentNode.List(costs.Units.Select(Write)));
        }

        return node;
    }

    private static DocumentNode Write(CostItem item)
    {
        var node = DocumentNode.Object();
        node.Add("category", DocumentNode.OfText(DocumentWords.CostCategories[item.Category]));
        if (item.Name != item.Category.Title())
        {
            node.Add("name", DocumentNode.OfText(item.Name));
        }

        node.Add(item.Basis == CostBasis.Once ? "once" : "yearly", DocumentNode.OfNumber(item.Each.Amount));
        AddCount(node, "count", item.Count);
        if (item.InYear != 0)
        {
            node.Add("inYear", DocumentNode.OfNumber(item.InYear));
        }

        if (item.LifeYears is { } life)
        {
            node.Add("lifeYears", DocumentNode.OfNumber(life));
        }

        return node;
    }

    private static DocumentNode Write(CostUnit unit)
    {
        var node = DocumentNode.Object();
        node.Add("name", DocumentNode.OfText(unit.Name));
        node.Add("count", DocumentNode.OfNumber(unit.Count));
        return node;
    }

    private static DocumentNode Write(PowerDraw draw)
    {
        var node = DocumentNode.Object();
        node.Add("watts", DocumentNode.OfNumber(draw.Watts));
        AddCount(node, "count", draw.Count);
        AddCount(node, "pue", draw.Pue);
        return node;
    }

    private static void AddCount(DocumentNode node, string key, double count)
    {
        if (count != 1)
        {
            node.Add(key, DocumentNode.OfNumber(count));
        }
    }

    private static void AddAmount(DocumentNode node, string key, decimal amount)
    {
        if (amount != 0)
        {
            node.Add(key, DocumentNode.OfNumber(amount));
        }
    }

    // A share that is a plain double has no exact complement to keep, so per cent will do wherever it gives the same double.
    private static void AddShare(DocumentNode node, string key, double share)
    {
        if (share != 0)
        {
            var text = ExactNotation.Of(share);
            node.Add(key, Probability.Parse(text).Value == share ? DocumentNode.OfText(text) : DocumentNode.OfNumber(share));
        }
    }
}

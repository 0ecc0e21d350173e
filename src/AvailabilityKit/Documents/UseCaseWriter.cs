using AvailabilityKit.Criticality;

namespace AvailabilityKit.Documents;

/// <summary>Writes what a topology is used for; what has its usual value is left out.</summary>
internal static class UseCaseWriter
{
    public static DocumentNode Write(UseCase use)
    {
        var node = DocumentNode.Object();
        node.Add("name", DocumentNode.OfText(use.Name));
        if (use.Service is { } service)
        {
            node.Add("service", DocumentNode.OfText(service));
        }

        AddNumber(node, "processes", use.Processes);
        AddNumber(node, "users", use.Users);
        AddNumber(node, "virtualMachines", use.VirtualMachines);
        if (use.Impact != Impact.Low)
        {
            node.Add("impact", DocumentNode.OfText(DocumentWords.Impacts[use.Impact]));
        }

        if (!use.TolerableDowntime.IsInfinite)
        {
            node.Add("tolerableDowntime", DocumentNode.OfText(ExactNotation.Of(use.TolerableDowntime)));
        }

        if (use.CostOfOutage != default)
        {
            node.Add("costOfOutage", DocumentNode.OfNumber(use.CostOfOutage.Amount));
        }

        if (use.DataAtRisk is { } items)
        {
            node.Add("dataAtRisk", DocumentNode.OfNumber(items));
        }

        return node;
    }

    private static void AddNumber(DocumentNode node, string key, double number)
    {
        if (number != 0)
        {
            node.Add(key, DocumentNode.OfNumber(number));
        }
    }
}

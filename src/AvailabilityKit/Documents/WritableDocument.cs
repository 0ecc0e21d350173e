using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Documents;

/// <summary>Refuses to write what could not be read again.</summary>
internal static class WritableDocument
{
    /// <exception cref="ModelException">The document has a mistake.</exception>
    public static void Check(ModelDocument document)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var described in document.Topologies)
        {
            var (topology, costs) = described;
            if (!names.Add(topology.Name))
            {
                throw new ModelException($"There are two topologies named \"{topology.Name}\"; give one of them another name.", topology.Name);
            }

            if (topology.Check() is [var mistake, ..])
            {
                throw new ModelException(mistake.Message, mistake.Element);
            }

            if (costs is not null && document.Prices is { } prices && costs.Currency != prices.Currency)
            {
                throw new ModelException($"The costs of \"{topology.Name}\" are in {costs.Currency} and the prices in {prices.Currency}; use one currency.", topology.Name);
            }

            Check(described, document.Prices?.Currency ?? costs?.Currency);
        }
    }

    private static void Check(DocumentTopology described, string? currency)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var use in described.UseCases)
        {
            if (!names.Add(use.Name))
            {
                throw new ModelException($"There are two use cases of \"{described.Name}\" named \"{use.Name}\"; give one of them another name.", described.Name);
            }

            string[] services = [.. described.Topology.Services.Select(service => service.Name)];
            if (use.Service is null ? services.Length > 1 : !services.Contains(use.Service, StringComparer.Ordinal))
            {
                throw new ModelException($"The use case \"{use.Name}\" names {(use.Service is null ? "no service" : $"the service \"{use.Service}\"")} of \"{described.Name}\", which has {NameList.Of(services)}; name one of these.", described.Name);
            }

            if (use.CostOfOutage != default && use.CostOfOutage.Currency != currency)
            {
                throw new ModelException($"An outage of \"{use.Name}\" costs {use.CostOfOutage}, and the document is in {currency ?? "no currency"}; give prices in one currency.", described.Name);
            }
        }
    }
}

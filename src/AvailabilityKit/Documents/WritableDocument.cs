namespace AvailabilityKit.Documents;

/// <summary>Refuses to write what could not be read again.</summary>
internal static class WritableDocument
{
    /// <exception cref="ModelException">The document has a mistake.</exception>
    public static void Check(ModelDocument document)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var (topology, costs) in document.Topologies)
        {
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
        }
    }
}

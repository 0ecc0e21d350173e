using AvailabilityKit.Criticality;

namespace AvailabilityKit.Documents;

/// <summary>Reads what a topology is used for.</summary>
internal sealed class UseCaseReader(MistakeList mistakes)
{
    /// <summary>Reads the use cases of a topology.</summary>
    /// <param name="fields">The topology.</param>
    /// <param name="topology">The same as read; null where there was a mistake in it.</param>
    /// <param name="currency">What costs of outages are in; null where the document has no currency, or a wrong one.</param>
    /// <param name="lacksCurrency">Whether the document has none.</param>
    public List<UseCase> Read(DocumentFields fields, Topology? topology, string? currency, bool lacksCurrency)
    {
        List<UseCase> uses = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var node in fields.List("useCases"))
        {
            if (DocumentFields.Of(node, DocumentShape.UseCase, mistakes) is { } member && Read(member, currency, lacksCurrency) is { } use)
            {
                if (!names.Add(use.Name))
                {
                    mistakes.Add(member["name"]!, $"There are two use cases named {MessageExcerpt.Quoted(use.Name)}; give one of them another name.");
                }

                Check(use, member, topology);
                uses.Add(use);
            }
        }

        return uses;
    }

    private UseCase? Read(DocumentFields fields, string? currency, bool lacksCurrency)
    {
        if (fields.Text("name") is not { } name)
        {
            return null;
        }

        var use = mistakes.Attempt(fields["name"]!, () => new UseCase(name));
        use = Set(use, fields, "service", fields.Text("service"), static (part, value) => part with { Service = value });
        use = Set(use, fields, "processes", fields.Number("processes"), static (part, value) => part with { Processes = value });
        use = Set(use, fields, "users", fields.Number("users"), static (part, value) => part with { Users = value });
        use = Set(use, fields, "virtualMachines", fields.Number("virtualMachines"), static (part, value) => part with { VirtualMachines = value });
        use = Set(use, fields, "impact", fields.Word("impact", DocumentWords.Impacts), static (part, value) => part with { Impact = value });
        use = Set(use, fields, "tolerableDowntime", fields.Duration("tolerableDowntime"), static (part, value) => part with { TolerableDowntime = value });
        use = Set(use, fields, "dataAtRisk", fields.Number("dataAtRisk"), static (part, value) => part with { DataAtRisk = value });
        var cost = fields.Amount("costOfOutage");
        if (cost is not null && lacksCurrency)
        {
            mistakes.Add(fields["costOfOutage"]!, "This cost of an outage is in no currency; add \"prices\": { \"currency\": \"USD\" } to the document.");
        }

        return currency is null ? use : Set(use, fields, "costOfOutage", cost, (part, value) => part with { CostOfOutage = Money.Of(value, currency) });
    }

    private void Check(UseCase use, DocumentFields fields, Topology? topology)
    {
        if (topology is null)
        {
            return;
        }

        string[] services = [.. topology.Services.Select(service => service.Name)];
        if (use.Service is { } name && !services.Contains(name, StringComparer.Ordinal))
        {
            mistakes.Add(fields["service"]!, $"There is no service named {MessageExcerpt.Quoted(name)}.{mistakes.Hint(name, services)}");
        }
        else if (use.Service is null && services.Length > 1)
        {
            mistakes.Add(fields.Node, $"The topology has {services.Length} services; say which one this is a use of, for example \"service\": {MessageExcerpt.Quoted(services[0])}.");
        }
    }

    private UseCase? Set<T>(UseCase? use, DocumentFields fields, string key, T? value, Func<UseCase, T, UseCase> with)
        where T : struct => use is not null && value is { } given ? mistakes.Attempt(fields[key]!, () => with(use, given)) ?? use : use;

    private UseCase? Set(UseCase? use, DocumentFields fields, string key, string? value, Func<UseCase, string, UseCase> with) =>
        use is not null && value is not null ? mistakes.Attempt(fields[key]!, () => with(use, value)) ?? use : use;
}

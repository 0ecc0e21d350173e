using AvailabilityKit.Topologies;

namespace AvailabilityKit.Documents;

/// <summary>Reads virtual machines on a pool of hosts.</summary>
internal sealed class VirtualMachinesReader(MistakeList mistakes)
{
    /// <summary>The machines.</summary>
    /// <param name="fields">Their members.</param>
    /// <param name="restart">How they restart; null where that is missing or wrong.</param>
    /// <returns>Null, with at least one mistake, where something is wrong.</returns>
    public VirtualMachines? Read(DocumentFields fields, Failover? restart)
    {
        var (name, count, hosts) = (fields.Text("name"), fields.Integer("count"), fields.Texts("hosts"));
        var (atLeast, perHost, needs) = (fields.Integer("atLeast"), fields.Integer("perHost"), fields.Texts("needs"));
        var (demand, priority, spareHosts) = (new ResourcesReader(mistakes).Read(fields, "demand"), fields.Integer("priority"), fields.Integer("spareHosts"));
        var migration = new MigrationReader(mistakes).Read(fields);
        if (name is null || count is not { } number || hosts is null || restart is null)
        {
            return null;
        }

        var machines = mistakes.Attempt(fields.Node, () => new VirtualMachines(name, number, hosts, restart) { Migration = migration, Demand = demand, Priority = priority ?? 0, Needs = needs ?? [] });
        machines = mistakes.Set(machines, fields, "atLeast", atLeast, static (part, value) => part with { AtLeast = value });
        machines = mistakes.Set(machines, fields, "spareHosts", spareHosts, static (part, value) => part with { SpareHosts = value });
        return mistakes.Set(machines, fields, "perHost", perHost, static (part, value) => part with { PerHost = value });
    }
}

using System.Globalization;

namespace AvailabilityKit.Criticality;

/// <summary>Something that virtual machines are used for, and what depends on it.</summary>
/// <remarks>What is not known is left out, and counts for nothing.</remarks>
public sealed record UseCase
{
    /// <summary>Describes a use.</summary>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public UseCase(string name) =>
        Name = string.IsNullOrWhiteSpace(name) ? throw new ArgumentException("A use case needs a name, for example \"consolidation\".", nameof(name)) : name;

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The service of a topology that it is a use of; <see langword="null"/> by default, for the only one there is.</summary>
    /// <exception cref="ArgumentException">Blank.</exception>
    public string? Service
    {
        get;
        init => field = value is null || !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException($"The service of \"{Name}\" has a blank name; leave it out where the topology has only one.", nameof(value));
    }

    /// <summary>How many business processes depend on it; zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below zero, or no number.</exception>
    public double Processes { get; init => field = Counted(value, "business processes"); }

    /// <summary>How many users depend on it; zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below zero, or no number.</exception>
    public double Users { get; init => field = Counted(value, "users"); }

    /// <summary>How many virtual machines depend on it; zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below zero, or no number.</exception>
    public double VirtualMachines { get; init => field = Counted(value, "virtual machines"); }

    /// <summary>How bad it is for the organization if it is not available; low by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not one of the three.</exception>
    public Impact Impact
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"The impact of \"{Name}\" is none of low, moderate and high.");
    }

    /// <summary>How long it may be down before that is too long (maximum tolerable downtime, NIST SP 800-34); infinite by default.</summary>
    public Duration TolerableDowntime { get; init; } = Duration.Infinite;

    /// <summary>What one outage costs; nothing by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below zero.</exception>
    public Money CostOfOutage
    {
        get;
        init => field = value.Amount >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"An outage of \"{Name}\" costs {value}; give what it costs, zero or more.");
    }

    /// <summary>How many items of work a failure loses; by default those that the service has in flight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below zero, or no number.</exception>
    public double? DataAtRisk { get; init => field = value is { } items ? Counted(items, "items of data at risk") : null; }

    /// <summary>Uses that stand on the same thing, as one: what depends on either depends on it.</summary>
    /// <remarks>Processes and users that depend on several are counted as often; give their number with <see langword="with"/> where that matters.</remarks>
    /// <param name="name">What it is called.</param>
    /// <param name="uses">The uses, whose costs are in the same currency; one or more.</param>
    /// <exception cref="ArgumentException">There is none, or their currencies differ.</exception>
    public static UseCase Together(string name, params IEnumerable<UseCase> uses)
    {
        ArgumentNullException.ThrowIfNull(uses);
        UseCase[] all = [.. uses];
        return all.Length == 0
            ? throw new ArgumentException("There is no use case to put together; give at least one.", nameof(uses))
            : new(name)
            {
                Service = all.All(use => use.Service == all[0].Service) ? all[0].Service : null,
                Processes = all.Sum(use => use.Processes),
                Users = all.Sum(use => use.Users),
                VirtualMachines = all.Sum(use => use.VirtualMachines),
                Impact = all.Max(use => use.Impact),
                TolerableDowntime = all.Min(use => use.TolerableDowntime),
                CostOfOutage = all.Where(use => use.CostOfOutage.Amount > 0).Select(use => use.CostOfOutage).DefaultIfEmpty().Aggregate((sum, cost) => sum + cost),
                DataAtRisk = all.Any(use => use.DataAtRisk is not null) ? all.Sum(use => use.DataAtRisk ?? 0) : null,
            };
    }

    /// <summary>The same with another number of virtual machines, and as much more or less of all that comes with them.</summary>
    /// <param name="machines">How many; above zero.</param>
    /// <exception cref="InvalidOperationException">It has no virtual machines.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public UseCase WithMachines(double machines)
    {
        if (!(machines > 0) || double.IsInfinity(machines))
        {
            throw new ArgumentOutOfRangeException(nameof(machines), machines, "Give a number of virtual machines above zero.");
        }

        var times = VirtualMachines > 0
            ? machines / VirtualMachines
            : throw new InvalidOperationException($"\"{Name}\" has no virtual machines of which there could be more; give {nameof(VirtualMachines)}.");
        return this with { VirtualMachines = machines, Processes = Processes * times, Users = Users * times, CostOfOutage = CostOfOutage * times, DataAtRisk = DataAtRisk * times };
    }

    private double Counted(double value, string what) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), string.Create(CultureInfo.InvariantCulture, $"\"{Name}\" has {value} {what}; give a number, zero or more."));
}

namespace AvailabilityKit.Economics;

/// <summary>The kinds of cost a total cost of ownership is broken down into, in the order they are printed.</summary>
public enum CostCategory
{
    /// <summary>The machines themselves.</summary>
    Servers,

    /// <summary>Disks, arrays and the storage network.</summary>
    Storage,

    /// <summary>Links and switches between the nodes, heartbeat networks included.</summary>
    Interconnect,

    /// <summary>Design, installation, failover scripts, making applications cluster-aware.</summary>
    Implementation,

    /// <summary>Software licences, once per node or per node and year.</summary>
    Licences,

    /// <summary>Maintenance contracts, usually a share of the hardware price each year.</summary>
    Maintenance,

    /// <summary>The people who run the system.</summary>
    Administration,

    /// <summary>Training, and the periodic tests a cluster needs.</summary>
    TrainingAndTesting,

    /// <summary>Electricity that the machines draw.</summary>
    Power,

    /// <summary>Electricity that the building adds to power and cool the machines: (PUE - 1) times theirs.</summary>
    Cooling,

    /// <summary>Floor or rack space.</summary>
    Space,

    /// <summary>Whatever the other categories do not name.</summary>
    Other,

    /// <summary>Hours of planned downtime at their price.</summary>
    PlannedDowntime,

    /// <summary>Hours of unplanned downtime at their price.</summary>
    UnplannedDowntime,

    /// <summary>Work that failovers lost in flight, at the price of an item.</summary>
    InFlightWorkLost,

    /// <summary>Work refused while the system was down, at the price of an item.</summary>
    RefusedWork,

    /// <summary>What each failover costs in itself: putting the failed node right, testing the cluster again.</summary>
    FailoverRecovery,
}

internal static class CostCategories
{
    /// <summary>What the category is called in tables and messages.</summary>
    public static string Title(this CostCategory category) => category switch
    {
        CostCategory.Servers => "Servers",
        CostCategory.Storage => "Storage",
        CostCategory.Interconnect => "Interconnect",
        CostCategory.Implementation => "Implementation",
        CostCategory.Licences => "Licences",
        CostCategory.Maintenance => "Maintenance",
        CostCategory.Administration => "Administration",
        CostCategory.TrainingAndTesting => "Training and testing",
        CostCategory.Power => "Power",
        CostCategory.Cooling => "Cooling",
        CostCategory.Space => "Space",
        CostCategory.Other => "Other",
        CostCategory.PlannedDowntime => "Planned downtime",
        CostCategory.UnplannedDowntime => "Unplanned downtime",
        CostCategory.InFlightWorkLost => "In-flight work lost",
        CostCategory.RefusedWork => "Refused work",
        CostCategory.FailoverRecovery => "Failover recovery",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, $"{(int)category} is not a cost category."),
    };

    /// <summary>Whether the category follows from failures and downtime rather than from owning the system.</summary>
    public static bool IsLoss(this CostCategory category) => category >= CostCategory.PlannedDowntime;
}

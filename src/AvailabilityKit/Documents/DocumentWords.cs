namespace AvailabilityKit.Documents;

/// <summary>The words that stand for the values of an enumeration in the document, both ways.</summary>
internal sealed class DocumentWords<T>
    where T : struct, Enum
{
    private readonly (string Word, T Value)[] _pairs;

    public DocumentWords(params (string Word, T Value)[] pairs)
    {
        _pairs = pairs;
        All = [.. pairs.Select(pair => pair.Word)];
    }

    public string[] All { get; }

    public T? this[string word]
    {
        get
        {
            var found = Array.FindIndex(_pairs, pair => pair.Word == word);
            return found < 0 ? null : _pairs[found].Value;
        }
    }

    public string this[T value] => Array.Find(_pairs, pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word;
}

/// <summary>Every word that the document has for a value of the model.</summary>
internal static class DocumentWords
{
    public const string FaultTolerantServer = "fault-tolerant-server";
    public const string Cluster = "cluster";
    public const string Group = "group";
    public const string RepairCrew = "repair-crew";
    public const string Service = "service";

    public static readonly DocumentWords<ComponentKind> Components = new(
        ("server", ComponentKind.Server),
        ("storage", ComponentKind.Storage),
        ("network", ComponentKind.Network),
        ("power", ComponentKind.Power),
        ("software", ComponentKind.Software),
        ("hypervisor", ComponentKind.Hypervisor),
        ("virtual-machine", ComponentKind.VirtualMachine),
        ("component", ComponentKind.Other));

    public static readonly DocumentWords<CauseKind> Faults = new(
        ("hardware", CauseKind.Hardware),
        ("transient", CauseKind.Transient),
        ("software", CauseKind.Software),
        ("operator", CauseKind.Operator),
        ("environment", CauseKind.Environment),
        ("common-cause", CauseKind.CommonCause));

    public static readonly DocumentWords<ClusterMode> ClusterModes =
        new(("active-passive", ClusterMode.ActivePassive), ("active-active", ClusterMode.ActiveActive));

    public static readonly DocumentWords<CrewDiscipline> Disciplines =
        new(("equal-share", CrewDiscipline.EqualShare), ("priority-in-order", CrewDiscipline.PriorityInOrder));

    public static readonly DocumentWords<PlannedDowntime> Planned = new(("included", PlannedDowntime.Included), ("excluded", PlannedDowntime.Excluded));

    public static readonly DocumentWords<CostCategory> CostCategories = new(
        ("servers", CostCategory.Servers),
        ("storage", CostCategory.Storage),
        ("interconnect", CostCategory.Interconnect),
        ("implementation", CostCategory.Implementation),
        ("licences", CostCategory.Licences),
        ("maintenance", CostCategory.Maintenance),
        ("administration", CostCategory.Administration),
        ("training-and-testing", CostCategory.TrainingAndTesting),
        ("power", CostCategory.Power),
        ("cooling", CostCategory.Cooling),
        ("space", CostCategory.Space),
        ("other", CostCategory.Other));

    /// <summary>The types of elements.</summary>
    public static readonly string[] ElementTypes = [.. Components.All, FaultTolerantServer, Cluster, Group, RepairCrew, Service];

    /// <summary>The fault that a component has where only its MTBF and MTTR are given.</summary>
    public static CauseKind UsualFault(ComponentKind kind) => kind switch
    {
        ComponentKind.Software => CauseKind.Software,
        ComponentKind.Power => CauseKind.Environment,
        _ => CauseKind.Hardware,
    };
}

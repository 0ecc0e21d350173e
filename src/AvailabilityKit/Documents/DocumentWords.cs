using AvailabilityKit.Criticality;
using AvailabilityKit.Economics;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Documents;

/// <summary>The words that stand for the values of an enumeration in the document, both ways.</summary>
internal sealed class DocumentWords<T>(string[] words, T[] values)
    where T : struct, Enum
{
    public string[] All => words;

    public T? this[string word]
    {
        get
        {
            var found = Array.IndexOf(words, word);
            return found < 0 ? null : values[found];
        }
    }

    public string this[T value]
    {
        get
        {
            var found = 0;
            while (!EqualityComparer<T>.Default.Equals(values[found], value))
            {
                found++;
            }

            return words[found];
        }
    }
}

/// <summary>Every word that the document has for a value of the model.</summary>
internal static class DocumentWords
{
    public const string FaultTolerantServer = "fault-tolerant-server";
    public const string DiskArray = "disk-array";
    public const string Cluster = "cluster";
    public const string VirtualMachines = "virtual-machines";
    public const string Group = "group";
    public const string Known = "known";
    public const string Chain = "chain";
    public const string Block = "block";
    public const string RepairCrew = "repair-crew";
    public const string Spares = "spares";
    public const string CommonCause = "common-cause";
    public const string Service = "service";

    public const string HotStandby = "hot";
    public const string ColdStandby = "cold";

    public const string Weibull = "weibull";
    public const string LogNormal = "lognormal";
    public const string Gamma = "gamma";
    public const string Uniform = "uniform";
    public const string Fixed = "fixed";
    public const string Observed = "observed";
    public const string Erlang = "erlang";
    public const string HyperExponential = "hyperexponential";

    public const string BlockComponent = "component";
    public const string Series = "series";
    public const string Parallel = "parallel";
    public const string AtLeast = "at-least";
    public const string Not = "not";
    public const string Xor = "xor";
    public const string NetworkBlock = "network";
    public const string Always = "always";
    public const string Never = "never";

    public static readonly DocumentWords<ComponentKind> Components = new(
        ["server", "storage", "network", "power", "software", "hypervisor", "virtual-machine", "component"],
        [ComponentKind.Server, ComponentKind.Storage, ComponentKind.Network, ComponentKind.Power, ComponentKind.Software, ComponentKind.Hypervisor, ComponentKind.VirtualMachine, ComponentKind.Other]);

    public static readonly DocumentWords<FaultKind> Faults = new(
        ["hardware", "transient", "software", "operator", "environment", "common-cause", "change", "corruption"],
        [FaultKind.Hardware, FaultKind.Transient, FaultKind.Software, FaultKind.Operator, FaultKind.Environment, FaultKind.CommonCause, FaultKind.Change, FaultKind.Corruption]);

    public static readonly DocumentWords<ClusterMode> ClusterModes = new(
        ["active-passive", "active-active"],
        [ClusterMode.ActivePassive, ClusterMode.ActiveActive]);

    public static readonly DocumentWords<FailoverPolicy> FailoverPolicies = new(
        ["carry-through", "first-ready"],
        [FailoverPolicy.CarryThrough, FailoverPolicy.FirstReady]);

    public static readonly DocumentWords<PlannedTurns> PlannedTurns = new(
        ["one-at-a-time", "at-any-time"],
        [Topologies.PlannedTurns.OneAtATime, Topologies.PlannedTurns.AtAnyTime]);

    public static readonly DocumentWords<DayOfWeek> Days = new(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday]);

    public static readonly DocumentWords<MemberWork> MemberWork = new(
        ["shared", "mirrored"],
        [Topologies.MemberWork.Shared, Topologies.MemberWork.Mirrored]);

    public static readonly DocumentWords<CrewDiscipline> Disciplines = new(
        ["equal-share", "priority-in-order", "first-come-first-served", "priority-without-preemption", "by-chance"],
        [CrewDiscipline.EqualShare, CrewDiscipline.PriorityInOrder, CrewDiscipline.FirstComeFirstServed, CrewDiscipline.PriorityWithoutPreemption, CrewDiscipline.ByChance]);

    public static readonly DocumentWords<PlannedDowntime> Planned = new(
        ["included", "excluded"],
        [PlannedDowntime.Included, PlannedDowntime.Excluded]);

    public static readonly DocumentWords<Impact> Impacts = new(["low", "moderate", "high"], [Impact.Low, Impact.Moderate, Impact.High]);

    public static readonly DocumentWords<ResidualValue> ResidualValues = new(
        ["none", "straight-line"],
        [ResidualValue.None, ResidualValue.StraightLine]);

    public static readonly DocumentWords<CostCategory> CostCategories = new(
        [
            "servers", "storage", "interconnect", "implementation", "licences", "maintenance", "administration",
            "training-and-testing", "power", "cooling", "space", "other",
        ],
        [
            CostCategory.Servers, CostCategory.Storage, CostCategory.Interconnect, CostCategory.Implementation, CostCategory.Licences, CostCategory.Maintenance,
            CostCategory.Administration, CostCategory.TrainingAndTesting, CostCategory.Power, CostCategory.Cooling, CostCategory.Space, CostCategory.Other,
        ]);

    /// <summary>The standbys that a word says; a warm one is an object.</summary>
    public static readonly string[] Standbys = [HotStandby, ColdStandby];

    /// <summary>The distributions that a time may have beside the exponential one.</summary>
    public static readonly string[] Laws = [Weibull, LogNormal, Gamma, Uniform, Fixed, Observed, Erlang, HyperExponential];

    /// <summary>The types of elements.</summary>
    public static readonly string[] ElementTypes = [.. Components.All, FaultTolerantServer, DiskArray, Cluster, VirtualMachines, Group, Known, Chain, Block, RepairCrew, Spares, CommonCause, Service];

    /// <summary>The types of blocks in a block diagram.</summary>
    public static readonly string[] BlockTypes = [BlockComponent, Series, Parallel, Xor, AtLeast, Not, NetworkBlock, Always, Never];

    /// <summary>The fault that a component has where only its MTBF and MTTR are given.</summary>
    public static FaultKind UsualFault(ComponentKind kind) => kind switch
    {
        ComponentKind.Software => FaultKind.Software,
        ComponentKind.Power => FaultKind.Environment,
        _ => FaultKind.Hardware,
    };
}

namespace AvailabilityKit.Topologies;

/// <summary>What is looked for in a topology that has no mistake.</summary>
public enum TopologyWarningKind
{
    /// <summary>No service depends on the element, so it changes no figure.</summary>
    Unneeded,

    /// <summary>A repair takes longer than the time until the next failure: most often the two were swapped.</summary>
    RepairLongerThanUptime,

    /// <summary>A cluster's interruptions are long against what its nodes do meanwhile, which the model leaves out.</summary>
    LongInterruption,

    /// <summary>A service would be down less without the redundancy.</summary>
    HarmfulRedundancy,

    /// <summary>A Markov chain never comes to some of its states, or leaves them for ever, or ends in one of several sets of them.</summary>
    StatesWithoutReturn,

    /// <summary>It is said how nodes of a cluster stand by, and none ever does.</summary>
    NothingStandsBy,

    /// <summary>A repair crew also repairs what no service needs, and is too large to be solved with that, so that it is not said how busy it is.</summary>
    CrewNotKnown,

    /// <summary>A disk array is too large with all that its repairs wait for, so that it is not said how well it keeps its data.</summary>
    DurabilityNotKnown,
}

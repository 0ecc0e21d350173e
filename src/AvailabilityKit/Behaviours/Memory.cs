namespace AvailabilityKit.Behaviours;

/// <summary>What becomes of the time that an activity has run when something interrupts it.</summary>
/// <remarks>It makes a difference only for lifetimes that age, that is, all but exponential ones.</remarks>
public enum Memory
{
    /// <summary>It is forgotten: the activity begins anew. A failure of a part that is as good as new after each stop.</summary>
    Resample,

    /// <summary>It is kept: the activity goes on where it stopped. A repair that waits for the crew to come back.</summary>
    Resume,
}

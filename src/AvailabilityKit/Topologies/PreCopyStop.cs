namespace AvailabilityKit.Topologies;

/// <summary>Why a live migration stops copying while the machine runs, and sends the rest while it stands still.</summary>
public enum PreCopyStop
{
    /// <summary>Little enough was left: it converges.</summary>
    LittleLeft,

    /// <summary>Another round would not have left less, for the machine writes as fast as the link sends, or writes the same memory again and again.</summary>
    NoLessLeft,

    /// <summary>It had as many rounds as are allowed.</summary>
    RoundsUsedUp,

    /// <summary>It had sent the memory as many times over as is allowed.</summary>
    SentTooMuch,
}

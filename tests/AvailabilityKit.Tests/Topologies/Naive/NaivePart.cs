using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>What one part may do by itself: where to, how often a second, how many repairs go on in it that a crew must do, what is counted, and whether it is a fault, which may strike less often while the part stands by, or a repair that takes a spare part for each.</summary>
internal sealed record NaiveMove(NaiveState To, double Rate, int Repairs = 0, bool IsMasked = false, bool IsFault = false, bool TakesPart = false)
{
    /// <summary>The fault that it recovers from, for which a crew may be named though it needs none by itself.</summary>
    public NaiveFault? Recovers { get; init; }
}

/// <summary>A fault by the name and the class that crews know it by.</summary>
internal sealed record NaiveFault(string Name, FaultKind Kind)
{
    public static NaiveFault Of(Fault fault) => new(fault.Name, fault.Kind);

    public static NaiveFault Of(CommonCause cause) => new(cause.Name, FaultKind.CommonCause);
}

/// <summary>
/// An element that fails and comes back by itself, whatever stands on it. To teach the interpreter another kind of element with a
/// state of its own, derive from this class and name it in <see cref="NaiveSystem"/>.
/// </summary>
internal abstract class NaivePart(string name)
{
    public string Name => name;

    /// <summary>The values with which it begins, everything working.</summary>
    public abstract IEnumerable<KeyValuePair<Variable, object?>> Initially();

    /// <summary>Why it is down by itself, or null while it works.</summary>
    public abstract NaiveCause? DownBy(NaiveState state);

    /// <summary>Whether nothing at all is amiss in it, so that planned work on it may begin.</summary>
    public abstract bool IsPerfect(NaiveState state);

    public abstract IEnumerable<NaiveMove> Moves(NaiveState state);

    /// <summary>What becomes of it when a shock strikes it while it works.</summary>
    public NaiveState Struck(NaiveState state, string cause) => state.With(name, "down by", new NaiveCause(name, cause, CauseKind.CommonCause));

    /// <summary>How many spare parts its repairs want, those that they have included.</summary>
    public virtual int PartsWanted(NaiveState state) => 0;

    /// <summary>How often a second something happens whose mean time is known; 0 for what never happens.</summary>
    protected static double Per(Duration mean) => mean.IsInfinite ? 0 : 1 / mean.TotalSeconds;

    protected KeyValuePair<Variable, object?> Value(string aspect, object? value) => new(new(name, aspect), value);
}

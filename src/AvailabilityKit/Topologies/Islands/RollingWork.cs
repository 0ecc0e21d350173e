using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>
/// Planned work at an element that stands under clusters: it waits for every cluster that can spare the element until it does. A
/// cluster that can never spare it is stopped by the work, and says so; the work waits only until no failover is under way.
/// </summary>
internal sealed class RollingWork
{
    private readonly double _rate;
    private readonly double _share;

    private RollingWork(ElementBehaviour element, StateVariable variable, double rate, double share)
    {
        Element = element;
        Variable = variable;
        _rate = rate;
        _share = share;
    }

    /// <summary>The element that is worked on.</summary>
    public ElementBehaviour Element { get; }

    /// <summary>1 while the work goes on.</summary>
    public StateVariable Variable { get; }

    /// <summary>All planned work at an element as one, at the sum of the rates and with the mean time that keeps the sum of the times; null where none takes time.</summary>
    public static RollingWork? Of(ElementBehaviour element, BehaviourBuilder builder)
    {
        var rate = 0.0;
        var share = 0.0;
        foreach (var work in element.Element.AnnouncedWork)
        {
            rate += work.Stops.ValuePerSecond;
            share += work.Stops * work.Lasting;
        }

        if (share == 0)
        {
            return null;
        }

        var variable = builder.Variable(element.Titled("planned work"), "none", "under way");
        element.WorkedOnWhile(variable.Is(1));
        return new RollingWork(element, variable, rate, share);
    }

    /// <param name="builder">What the work becomes part of.</param>
    /// <param name="rests">When the element is left alone; null for never.</param>
    /// <param name="all">All elements with it, every one after what it depends on.</param>
    /// <param name="isUnderCluster">Whether an element is one that a node of a cluster depends on.</param>
    public void AddTo(BehaviourBuilder builder, Condition? rests, IEnumerable<ElementBehaviour> all, Func<string, bool> isUnderCluster)
    {
        List<Condition> mayBegin = [Variable.Is(0), .. Element.Variables.Select(variable => variable.Is(variable.Initial))];
        var goesOn = Variable.Is(1);
        if (rests is not null)
        {
            mayBegin.Add(!rests);
            goesOn &= !rests;
        }

        AddTurns(builder, mayBegin, all, isUnderCluster);
        builder.Activity(Element.Titled("planned work begins"), Condition.All(mayBegin), Duration.FromSeconds(1 / _rate), Variable.Becomes(1));
        builder.Activity(Element.Titled("planned work ends"), goesOn, Duration.FromSeconds(_share / _rate), Variable.Becomes(0));
    }

    /// <summary>Every cluster above must be at rest, and go on without the element if it can do so while all else is up.</summary>
    private void AddTurns(BehaviourBuilder builder, List<Condition> mayBegin, IEnumerable<ElementBehaviour> all, Func<string, bool> isUnderCluster)
    {
        var without = new Dictionary<string, Condition>(StringComparer.Ordinal) { [Element.Name] = Condition.Never };
        foreach (var other in all.SkipWhile(other => other != Element).Skip(1))
        {
            if (!other.DependsOnAny(without.ContainsKey))
            {
                continue;
            }

            // A cluster that only needs the element goes down with it; one that is made of it, or whose nodes depend on it, takes turns.
            if (other.LetsWorkWait && other.IsMadeOfAny(without.ContainsKey) && other.IsUpGiven is { } isUpGiven)
            {
                mayBegin.Add(!other.HoldsStill);
                var turn = isUpGiven(IsUp);
                if (builder.HoldsAtFirst(turn))
                {
                    mayBegin.Add(turn);
                }
            }

            if (isUnderCluster(other.Name))
            {
                without.Add(other.Name, other.IsUpIf(IsUp));
            }

            Condition IsUp(string name) => without.TryGetValue(name, out var condition) ? condition : other.IsElementUp(name);
        }
    }
}

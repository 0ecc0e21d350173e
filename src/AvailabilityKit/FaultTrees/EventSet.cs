using System.Text.Json.Serialization;
using AvailabilityKit.Blocks;

namespace AvailabilityKit.FaultTrees;

/// <summary>A minimal cut set: events that make the top event happen when all of them do, none of which can be left out.</summary>
[JsonConverter(typeof(FaultTreeConverter))]
public sealed class EventSet
{
    private EventSet(IReadOnlyList<string> events, double probability) => (Events, Probability) = (events, probability);

    /// <summary>The names of the events; of a common-cause group the members that are struck together, such as <c>[pump one, pump two]</c>.</summary>
    public IReadOnlyList<string> Events { get; }

    /// <summary>How likely all of them are, the product of their probabilities.</summary>
    public double Probability { get; }

    /// <summary>The names.</summary>
    public override string ToString() => $"{{{string.Join(", ", Events)}}}";

    /// <summary>The most probable ones, of at most so many events.</summary>
    internal static IReadOnlyList<EventSet> MostProbable(CutSets sets, int count, int? order, CancellationToken cancellationToken)
    {
        if (order is not { } most)
        {
            return [.. Watched(sets.MostProbable(count), cancellationToken).Select(Of)];
        }

        // The least probable of those kept so far is the first to go.
        PriorityQueue<CutSet, double> kept = new();
        foreach (var set in Watched(count == 0 ? [] : sets.UpToOrder(most), cancellationToken))
        {
            if (kept.Count < count)
            {
                kept.Enqueue(set, set.Probability);
            }
            else
            {
                kept.EnqueueDequeue(set, set.Probability);
            }
        }

        List<EventSet> found = [];
        while (kept.TryDequeue(out var set, out _))
        {
            found.Add(Of(set));
        }

        found.Reverse();
        return found;
    }

    private static EventSet Of(CutSet set) => new([.. set.Components.Select(component => component.Name)], set.Probability);

    private static IEnumerable<CutSet> Watched(IEnumerable<CutSet> sets, CancellationToken cancellationToken)
    {
        foreach (var set in sets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return set;
        }
    }
}

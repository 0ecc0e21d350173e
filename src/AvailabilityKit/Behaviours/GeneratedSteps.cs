namespace AvailabilityKit.Behaviours;

/// <summary>What an exploration found: states, and steps whose rates are products of parameters.</summary>
/// <param name="States">The states.</param>
/// <param name="Terms">Products of parameters, by number.</param>
/// <param name="Events">Sequences of tags, by number.</param>
/// <param name="Tags">The tags by index.</param>
/// <param name="Offsets">Where the steps of each state begin, and at last where all end.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Start">The states that the chain may begin in, as steps from nowhere.</param>
/// <param name="Orbits">The copies that are lumped.</param>
internal sealed record GeneratedSteps(
    StateSet States,
    Trails Terms,
    Trails Events,
    IReadOnlyList<Tag> Tags,
    int[] Offsets,
    ChainGenerator.Step[] Steps,
    ChainGenerator.Step[] Start,
    OrbitOrder Orbits)
{
    /// <summary>The tags of a sequence, in their order.</summary>
    public IEnumerable<Tag> TagsOf(int events)
    {
        List<Tag> tags = [];
        foreach (var tag in Events.ItemsOf(events))
        {
            tags.Insert(0, Tags[tag]);
        }

        return tags;
    }
}

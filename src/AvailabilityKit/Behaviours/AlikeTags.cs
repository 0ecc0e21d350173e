namespace AvailabilityKit.Behaviours;

/// <summary>Finds the tags that stand in each other's place when copies are exchanged.</summary>
internal static class AlikeTags
{
    /// <summary>The tag and those of the other copies; the tag alone where it belongs to no copy.</summary>
    public static IReadOnlyCollection<Tag> Of(Behaviour behaviour, OrbitOrder orbits, Tag tag)
    {
        foreach (var copies in orbits.Orbits)
        {
            var tagsOf = Array.ConvertAll(copies, copy => TagsOf(behaviour, copies, copy));
            if (tagsOf.Any(tags => tags.Count != tagsOf[0].Count))
            {
                continue;
            }

            var alike = new HashSet<Tag>();
            for (var position = 0; position < tagsOf[0].Count; position++)
            {
                if (Array.Exists(tagsOf, tags => tags[position] == tag))
                {
                    alike.UnionWith(tagsOf.Select(tags => tags[position]));
                }
            }

            if (alike.Count > 0)
            {
                return alike;
            }
        }

        return [tag];
    }

    /// <summary>The tags of what changes one copy and no other, in the order of the behaviour.</summary>
    private static List<Tag> TagsOf(Behaviour behaviour, StateVariable[][] copies, StateVariable[] copy)
    {
        var tags = new List<Tag>();
        foreach (var activity in behaviour.Activities)
        {
            Add(activity.Outcomes, reads => Footprint.CollectReads(activity, reads));
        }

        foreach (var reaction in behaviour.Reactions)
        {
            Add(reaction.Outcomes, reads => Footprint.CollectReads(reaction, reads));
        }

        return tags;

        void Add(Outcomes outcomes, Action<VariableSet> collectReads)
        {
            var touched = new VariableSet();
            Footprint.CollectWrites(outcomes, touched);
            if (touched.Variables.Count == 0)
            {
                collectReads(touched);
            }

            if (copies.Where(other => other.Any(touched.Contains)).ToArray() is [var only] && only == copy)
            {
                tags.AddRange(outcomes.Items.Select(outcome => outcome.Tag).OfType<Tag>());
            }
        }
    }
}

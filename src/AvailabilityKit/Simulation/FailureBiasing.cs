using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Simulation;

/// <summary>Says which activities are failures, to be made frequent where what is asked for hardly ever happens.</summary>
/// <remarks>
/// Balanced failure biasing: in a state where failures compete with repairs, the next event is a failure with half the chance, whichever of them,
/// all equally likely; where nothing but failures can happen they are equally likely too. Where outcomes are drawn by chance, those that
/// bear a named tag get half the chance together. What follows is weighed by the likelihood ratio, so that the estimate is unbiased
/// (A. Goyal, P. Shahabuddin, P. Heidelberger, V. F. Nicola, P. W. Glynn, A unified framework for simulating Markovian models of highly
/// dependable systems, IEEE Transactions on Computers 41, 1992; P. Shahabuddin, Importance sampling for the simulation of highly reliable
/// Markovian systems, Management Science 40, 1994, shows that its relative error stays bounded however rare failures become).
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class FailureBiasing
{
    private const double Share = 0.5;

    private readonly HashSet<string> _activities;
    private readonly HashSet<Tag> _tags;

    private FailureBiasing(IEnumerable<string> activities, IEnumerable<Tag> tags)
    {
        _activities = new(activities, StringComparer.Ordinal);
        _tags = [.. tags];
    }

    /// <summary>Makes these activities frequent.</summary>
    /// <param name="names">Their names, as in the behaviour.</param>
    public static FailureBiasing OfActivities(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new(names, []);
    }

    /// <summary>Makes these events frequent: the activities that may lead to them, and their share where they are drawn by chance.</summary>
    /// <param name="tags">Tags of outcomes.</param>
    public static FailureBiasing OfTags(params IEnumerable<Tag> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return new([], tags);
    }

    /// <summary>Both.</summary>
    public static FailureBiasing operator &(FailureBiasing left, FailureBiasing right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(left._activities.Union(right._activities, StringComparer.Ordinal), left._tags.Union(right._tags));
    }

    /// <summary>The chance of a failure where failures compete with other activities.</summary>
    internal static double FailureShare => Share;

    /// <exception cref="ModelException">A name is no activity's, or no outcome bears a tag; the message names the nearest.</exception>
    internal void RequireKnown(Behaviour behaviour)
    {
        var activities = behaviour.Activities.Select(activity => activity.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in _activities.Where(name => !activities.Contains(name)))
        {
            throw new ModelException($"\"{behaviour.Name}\" has no activity \"{name}\" to make frequent.{NearestName.Hint(name, activities)}", name);
        }

        var tags = behaviour.Activities.Select(activity => activity.Outcomes).Concat(behaviour.Reactions.Select(reaction => reaction.Outcomes))
            .SelectMany(outcomes => outcomes.Items).Select(outcome => outcome.Tag).OfType<Tag>().ToHashSet();
        foreach (var tag in _tags.Where(tag => !tags.Contains(tag)))
        {
            throw new ModelException($"No event of \"{behaviour.Name}\" bears the tag \"{tag}\", so it cannot be made frequent.{NearestName.Hint(tag.ToString(), tags.Select(known => known.ToString()))}", tag.Element);
        }
    }

    internal bool IsFailure(Activity activity) =>
        _activities.Contains(activity.Name) || activity.Outcomes.Items.Any(outcome => outcome.Tag is { } tag && _tags.Contains(tag));

    /// <summary>The probabilities of outcomes where those with named tags are made frequent; as they are where none or all bear one, or those that do are frequent already.</summary>
    internal double[] Biased(double[] probabilities, Tag?[] tags)
    {
        var named = Array.ConvertAll(tags, tag => tag is not null && _tags.Contains(tag));
        var count = named.Count(isNamed => isNamed);
        var together = probabilities.Where((_, index) => named[index]).Sum();
        return count == 0 || count == named.Length || together >= Share
            ? probabilities
            : [.. probabilities.Select((probability, index) => named[index] ? Share / count : probability * (1 - Share) / (1 - together))];
    }
}

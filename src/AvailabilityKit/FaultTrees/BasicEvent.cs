using System.Text.Json.Serialization;

namespace AvailabilityKit.FaultTrees;

/// <summary>An event that is not looked into further: a component has failed, an operator has erred. It happens independently of all others.</summary>
[JsonConverter(typeof(FaultTreeConverter))]
public sealed class BasicEvent : TreeEvent
{
    /// <summary>An event with its probability.</summary>
    /// <param name="name">The name.</param>
    /// <param name="probability">How likely it is: a number from 0 to 1, or an expression such as <see cref="Expression.Exponential(Expression)"/>.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public BasicEvent(string name, Expression probability)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(probability);
        Expression = probability;
    }

    /// <summary>An event of which nothing is known but its name: enough to find cut sets, and not enough for a probability.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public BasicEvent(string name)
        : base(name)
    {
    }

    internal BasicEvent(string name, CommonCauseEvents group)
        : base(name) => Group = group;

    /// <summary>How likely it is; null where that is not known, and where <see cref="Group"/> says it.</summary>
    public Expression? Expression { get; }

    /// <summary>The group whose members it fails with; null, as for most events, where it fails alone.</summary>
    public CommonCauseEvents? Group { get; }

    /// <summary>How likely it is by the end of a mission; a member of a group with all that may strike it.</summary>
    /// <param name="missionTime">How long the mission lasts.</param>
    /// <exception cref="ModelException">Nothing is known of it, or what is known is no probability.</exception>
    public Probability ProbabilityBy(Duration missionTime)
    {
        if (Group is { } group)
        {
            return group.ProbabilityOfMember(missionTime);
        }

        return Expression is { } expression
            ? new ExpressionValues(missionTime).Probability(expression, $"The basic event \"{Name}\"", Name)
            : throw new ModelException($"Nothing is known of how likely the basic event \"{Name}\" is; give it an expression, such as a number from 0 to 1.", Name);
    }
}

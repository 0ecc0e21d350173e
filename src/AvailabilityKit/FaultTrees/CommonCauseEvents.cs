using System.Text.Json.Serialization;
using AvailabilityKit.Blocks.CommonCauses;
using AvailabilityKit.Documents;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.FaultTrees;

/// <summary>Basic events that happen alone and together: redundant components with a cause in common.</summary>
/// <remarks>
/// Its members are events of the tree like any other. Where the tree is evaluated, each happens when one of the independent events does that strike it, alone
/// or with others; <see cref="CommonCauseModel"/> has the formulas and their source. Immutable.
/// </remarks>
/// <example><code>
/// var pumps = CommonCauseEvents.Beta("pumps", 0.1, 0.2, "pump one", "pump two", "pump three");
/// var top = new Gate("no flow", Formula.And(pumps["pump one"], pumps["pump two"], pumps["pump three"]));
/// </code></example>
[JsonConverter(typeof(FaultTreeConverter))]
public sealed class CommonCauseEvents
{
    private readonly Dictionary<string, BasicEvent> _members = new(StringComparer.Ordinal);

    internal CommonCauseEvents(string name, CommonCauseKind kind, Expression total, IReadOnlyList<Expression> factors, IReadOnlyList<(string Name, string? Label)> members)
    {
        Name = EventName.Checked(name, nameof(name));
        ArgumentNullException.ThrowIfNull(total);
        ArgumentNullException.ThrowIfNull(factors);
        (Kind, Total, Factors) = (kind, total, [.. factors]);
        foreach (var (member, label) in members)
        {
            if (!_members.TryAdd(member, new BasicEvent(member, this) { Label = label }))
            {
                throw new ArgumentException($"The common-cause group {MessageExcerpt.Quoted(name)} has two members {MessageExcerpt.Quoted(member)}; name each once.", nameof(members));
            }
        }

        if (_members.Count < 2)
        {
            throw new ArgumentException($"The common-cause group {MessageExcerpt.Quoted(name)} has {(_members.Count == 0 ? "no member" : "one member")}; it takes two to have a cause in common.", nameof(members));
        }

        Members = [.. members.Select(member => _members[member.Name])];
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>What readers are told of it besides its name; null, the default, where there is nothing to tell. A blank one counts as none.</summary>
    public string? Label { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>How likely it is that one member happens, alone or with others.</summary>
    public Expression Total { get; }

    /// <summary>The factors of the model, in its order.</summary>
    public IReadOnlyList<Expression> Factors { get; }

    /// <summary>The members.</summary>
    public IReadOnlyList<BasicEvent> Members { get; }

    internal CommonCauseKind Kind { get; }

    /// <summary>A member by its name.</summary>
    /// <param name="member">The name.</param>
    /// <exception cref="ArgumentException">No member bears it.</exception>
    public BasicEvent this[string member]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(member);
            return _members.TryGetValue(member, out var found) ? found : throw new ArgumentException(
                $"The common-cause group {MessageExcerpt.Quoted(Name)} has no member {MessageExcerpt.Quoted(member)}.{NearestName.Hint(member, _members.Keys)}", nameof(member));
        }
    }

    /// <summary>The beta-factor model: a share of all failures strikes every member, the rest one alone.</summary>
    /// <param name="name">What the group is called.</param>
    /// <param name="total">How likely it is that one member happens, alone or with others.</param>
    /// <param name="beta">The share, 0 to 1.</param>
    /// <param name="members">The names of the events, two or more.</param>
    /// <exception cref="ArgumentException">A name is blank or there twice, or there are too few.</exception>
    public static CommonCauseEvents Beta(string name, Expression total, Expression beta, params IReadOnlyList<string> members) => Of(name, CommonCauseKind.Beta, total, [beta], members);

    /// <summary>The multiple-Greek-letter model.</summary>
    /// <param name="name">What the group is called.</param>
    /// <param name="total">How likely it is that one member happens, alone or with others.</param>
    /// <param name="letters">Beta, gamma and so on, at most one fewer than members; <see cref="CommonCauseModel.MultipleGreekLetter"/>.</param>
    /// <param name="members">The names of the events, two or more.</param>
    /// <exception cref="ArgumentException">A name is blank or there twice, or there are too few.</exception>
    public static CommonCauseEvents MultipleGreekLetter(string name, Expression total, IReadOnlyList<Expression> letters, params IReadOnlyList<string> members) => Of(name, CommonCauseKind.MultipleGreekLetter, total, letters, members);

    /// <summary>The alpha-factor model of components that are tested at one time.</summary>
    /// <param name="name">What the group is called.</param>
    /// <param name="total">How likely it is that one member happens, alone or with others.</param>
    /// <param name="alphas">Alpha 1, alpha 2 and so on, at most as many as members; <see cref="CommonCauseModel.Alpha"/>.</param>
    /// <param name="members">The names of the events, two or more.</param>
    /// <exception cref="ArgumentException">A name is blank or there twice, or there are too few.</exception>
    public static CommonCauseEvents Alpha(string name, Expression total, IReadOnlyList<Expression> alphas, params IReadOnlyList<string> members) => Of(name, CommonCauseKind.Alpha, total, alphas, members);

    /// <summary>The alpha-factor model of components that are tested one after the other. The Open-PSA format has no word for it.</summary>
    /// <param name="name">What the group is called.</param>
    /// <param name="total">How likely it is that one member happens, alone or with others.</param>
    /// <param name="alphas">Alpha 1, alpha 2 and so on, at most as many as members; <see cref="CommonCauseModel.AlphaStaggered"/>.</param>
    /// <param name="members">The names of the events, two or more.</param>
    /// <exception cref="ArgumentException">A name is blank or there twice, or there are too few.</exception>
    public static CommonCauseEvents AlphaStaggered(string name, Expression total, IReadOnlyList<Expression> alphas, params IReadOnlyList<string> members) => Of(name, CommonCauseKind.AlphaStaggered, total, alphas, members);

    /// <summary>The phi-factor model of the Open-PSA format.</summary>
    /// <param name="name">What the group is called.</param>
    /// <param name="total">How likely it is that one member happens, alone or with others.</param>
    /// <param name="phis">Phi 1, phi 2 and so on, at most as many as members; <see cref="CommonCauseModel.Phi"/>.</param>
    /// <param name="members">The names of the events, two or more.</param>
    /// <exception cref="ArgumentException">A name is blank or there twice, or there are too few.</exception>
    public static CommonCauseEvents Phi(string name, Expression total, IReadOnlyList<Expression> phis, params IReadOnlyList<string> members) => Of(name, CommonCauseKind.Phi, total, phis, members);

    /// <summary>The members as blocks, with the numbers of one mission time.</summary>
    /// <exception cref="ModelException">A number is none of its model.</exception>
    internal CommonCauseGroup ToBlocks(ExpressionValues values)
    {
        var factors = Factors.Select((factor, i) => values.Of(factor) is { Mistake: { } mistake }
            ? throw new ModelException($"Factor {i + 1} of the common-cause group {MessageExcerpt.Quoted(Name)} has no value: {mistake}", Name)
            : values.Of(factor).Value);
        try
        {
            return new CommonCauseGroup(
                Name,
                values.Probability(Total, $"The common-cause group {MessageExcerpt.Quoted(Name)}", Name),
                CommonCauseModel.Checked(Kind, [.. factors]),
                [.. Members.Select(member => member.Name)]);
        }
        catch (ArgumentException wrong)
        {
            throw new ModelException($"The common-cause group {MessageExcerpt.Quoted(Name)}: {MessageExcerpt.Of(wrong)}", Name, wrong);
        }
    }

    internal Probability ProbabilityOfMember(Duration missionTime) => new ExpressionValues(missionTime).Probability(Total, $"The common-cause group {MessageExcerpt.Quoted(Name)}", Name);

    private static CommonCauseEvents Of(string name, CommonCauseKind kind, Expression total, IReadOnlyList<Expression> factors, IReadOnlyList<string> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return new(name, kind, total, factors, [.. members.Select(member => (member, default(string?)))]);
    }
}

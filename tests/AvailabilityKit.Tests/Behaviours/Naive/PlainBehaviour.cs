using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Tests.Behaviours.Naive;

/// <summary>A behaviour as plain test data, of which the library's <see cref="Behaviour"/> is one reading and <see cref="NaiveInterpreter"/> another.</summary>
/// <param name="Highest">The highest value of each variable; all begin at 0.</param>
/// <param name="Activities">What takes time.</param>
/// <param name="Reactions">What happens at once, in order.</param>
internal sealed record PlainBehaviour(int[] Highest, PlainActivity[] Activities, PlainReaction[] Reactions)
{
    public (Behaviour Behaviour, StateVariable[] Variables) ToBehaviour()
    {
        var builder = new BehaviourBuilder("random");
        var variables = Highest.Select((highest, index) => builder.Counter($"v{index}", highest)).ToArray();
        foreach (var (activity, index) in Activities.Select((activity, index) => (activity, index)))
        {
            builder.Activity($"a{index}", Guard(activity.Guard, variables), activity.ToLifetime(), ToOutcomes(activity.Outcomes, variables, $"a{index}"), ToSpeed(activity, variables), activity.Memory);
        }

        foreach (var (reaction, index) in Reactions.Select((reaction, index) => (reaction, index)))
        {
            builder.Reaction($"r{index}", Guard(reaction.Guard, variables), ToOutcomes(reaction.Outcomes, variables, $"r{index}"));
        }

        return (builder.Build(), variables);
    }

    public static Tag TagOf(string happening, int outcome) => new(happening, $"outcome {outcome}");

    private static Condition Guard(PlainTest[][] guard, StateVariable[] variables) =>
        Condition.Any([.. guard.Select(all => Condition.All([.. all.Select(test => ToCondition(test, variables[test.Variable]))]))]);

    private static Condition ToCondition(PlainTest test, StateVariable variable) => test.Kind switch
    {
        0 => variable.Is(test.Value),
        1 => variable.IsNot(test.Value),
        2 => ((Amount)variable).IsAtLeast(test.Value),
        _ => !((Amount)variable).IsAtLeast(test.Value),
    };

    private static Amount? ToSpeed(PlainActivity activity, StateVariable[] variables) => activity.Sharers.Length == 0
        ? null
        : Amount.Min(1, 1.5 / Amount.Max(1, Amount.Count([.. activity.Sharers.Select(index => variables[index].IsNot(0))])));

    private static Outcomes ToOutcomes(PlainOutcome[] outcomes, StateVariable[] variables, string happening) =>
        outcomes[0].DrawnBy is { } drawnBy
            ? Outcomes.Drawn(
                ((Amount)variables[drawnBy] / variables[drawnBy].Highest, Weighted(outcomes[..1], 0, variables, happening)),
                (1 - ((Amount)variables[drawnBy] / variables[drawnBy].Highest), Weighted(outcomes[1..], 1, variables, happening)))
            : Weighted(outcomes, 0, variables, happening);

    private static Outcomes Weighted(PlainOutcome[] outcomes, int first, StateVariable[] variables, string happening) =>
        Outcomes.Weighted([.. outcomes.Select((outcome, index) => (outcome.Weight, ToEffect(outcome.Changes, variables), (Tag?)TagOf(happening, first + index)))]);

    private static Effect ToEffect(PlainChange[] changes, StateVariable[] variables) => changes.Aggregate(
        Effect.None,
        (effect, change) => effect & variables[change.Variable].Becomes(change.Kind switch
        {
            0 => change.Value,
            1 => Amount.Min((Amount)variables[change.Variable] + 1, variables[change.Variable].Highest),
            2 => Amount.Max((Amount)variables[change.Variable] - 1, 0),
            _ => Amount.Min(variables[change.Value], variables[change.Variable].Highest),
        }));
}

/// <summary>A comparison of a variable: 0 equal, 1 not equal, 2 at least, 3 below.</summary>
internal sealed record PlainTest(int Variable, int Kind, int Value);

/// <summary>A change of a variable: 0 set, 1 one up as far as it goes, 2 one down as far as it goes, 3 copied from the variable <paramref name="Value"/> as far as it fits.</summary>
internal sealed record PlainChange(int Variable, int Kind, int Value);

/// <param name="Weight">How it is weighed against the others.</param>
/// <param name="Changes">What changes.</param>
/// <param name="DrawnBy">Of the first outcome: the variable whose value, as a share of its highest, is its chance, and leaves the rest to the others; null where weights alone decide.</param>
internal sealed record PlainOutcome(double Weight, PlainChange[] Changes, int? DrawnBy = null);

/// <param name="Guard">A disjunction of conjunctions.</param>
/// <param name="Hours">The means of the stages of an Erlang lifetime, all equal, or of the branches of a hyper-exponential one.</param>
/// <param name="IsErlang">Whether the phases follow one another; otherwise one of them is drawn, all equally likely.</param>
/// <param name="Sharers">The variables of which those that are not zero share a crew of 1.5; none for full speed.</param>
/// <param name="Outcomes">What it leads to.</param>
/// <param name="Memory">What becomes of the phase.</param>
internal sealed record PlainActivity(PlainTest[][] Guard, double[] Hours, bool IsErlang, int[] Sharers, PlainOutcome[] Outcomes, Memory Memory)
{
    public Lifetime ToLifetime()
    {
        if (Hours.Length == 1)
        {
            return Hours[0].Hours;
        }

        return IsErlang ? Lifetime.Erlang(Hours.Length, Hours.Sum().Hours) : Lifetime.HyperExponential([.. Hours.Select(hours => (1.0, hours.Hours))]);
    }
}

internal sealed record PlainReaction(PlainTest[][] Guard, PlainOutcome[] Outcomes);

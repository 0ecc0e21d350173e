using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>A cause that strikes several elements at once: a power surge, a bad update, a mistake that all of them were made with.</summary>
/// <remarks>
/// <para>Shocks come at random moments (a Poisson process). At each, every element named fails with the <see cref="Probability"/>,
/// independently of the others given the shock (1, a lethal shock, by default; the binomial failure rate model of W. E. Vesely, Estimating common cause failure probabilities in
/// reliability and risk analyses: Marshall-Olkin specializations, 1977). What is down already, or out for planned work, is not struck: its repair goes on as it was.</para>
/// <para>Given as a <see cref="Beta"/> factor (K. N. Fleming, A reliability model for common mode failures in redundant safety systems, 1975), that share of the failure rate of
/// each of several equal components is taken out of its own faults and strikes all of them at once.</para>
/// <para>What was struck is repaired as any other fault of it is, each element by itself.</para>
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record CommonCause : Element
{
    /// <summary>The most elements that a shock may strike by chance, each alone: there are two outcomes of each.</summary>
    public const int MostStruckByChance = 12;

    /// <summary>Describes shocks that come at a rate of their own.</summary>
    /// <param name="name">What the report calls the fault at each element; unique within the topology.</param>
    /// <param name="strikes">The components and fault-tolerant servers that are struck; at least one.</param>
    /// <param name="mtbf">Mean time between shocks; above zero.</param>
    /// <param name="mttr">Mean time from the shock until an element that was struck works again; above zero and finite.</param>
    /// <exception cref="ArgumentException">Nothing is struck, one is named twice, or a time is out of its range.</exception>
    public CommonCause(string name, IEnumerable<string> strikes, Duration mtbf, Duration mttr)
        : base(name)
    {
        Strikes = strikes is null ? throw new ArgumentNullException(nameof(strikes)) : [.. strikes];
        Mtbf = mtbf;
        Mttr = mttr;
    }

    /// <summary>Describes a share of the failures of equal components that strikes all of them.</summary>
    /// <param name="name">What the report calls the fault at each element; unique within the topology.</param>
    /// <param name="strikes">Components with the same faults; at least one.</param>
    /// <param name="beta">The share of the failures of each that all of them have in common, 0 to 1.</param>
    /// <exception cref="ArgumentException">Nothing is struck, or one is named twice.</exception>
    public CommonCause(string name, IEnumerable<string> strikes, Probability beta)
        : base(name)
    {
        Strikes = strikes is null ? throw new ArgumentNullException(nameof(strikes)) : [.. strikes];
        Beta = beta;
    }

    /// <summary>The elements that are struck; at least one, each once. A counted element stands for its copies.</summary>
    /// <exception cref="ArgumentException">Nothing is struck, or one is named twice.</exception>
    public IReadOnlyList<string> Strikes
    {
        get;
        init => field = Sequence<string>.EachOnce(value, "strikes", $"The common cause \"{Name}\"", "an element", "strikes nothing; name at least one element.");
    }

    /// <summary>Mean time between shocks; <see langword="null"/> where a <see cref="Beta"/> says how often they come.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero.</exception>
    public Duration? Mtbf { get; init => field = value is { } time ? Times.Positive(time, "mtbf", $"\"{Name}\"") : null; }

    /// <summary>Mean time from the shock until an element that was struck works again, the restart of what runs on it not counted. <see langword="null"/> with a
    /// <see cref="Beta"/>: as long as its own faults take on average.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero or infinite.</exception>
    public Duration? Mttr { get; init => field = value is { } time ? Times.PositiveAndFinite(time, "mttr", $"\"{Name}\"") : null; }

    /// <summary>The share of the failures of each element that all of them have in common, whatever their faults; <see langword="null"/> where shocks have a rate of their own.</summary>
    public Probability? Beta { get; init; }

    /// <summary>The probability that a shock makes an element fail, for each alone; 1 by default.</summary>
    public Probability Probability { get; init; } = Probability.One;

    /// <summary>Whether a shared repair crew must come to what was struck; yes by default.</summary>
    public bool NeedsCrew { get; init; } = true;

    /// <inheritdoc/>
    public override string Noun => "common cause";

    internal override bool HasState => false;

    internal override bool ActsOnOthers => true;

    internal override IReadOnlyList<string> Others => Strikes;

    internal override string OthersProperty => "strikes";

    internal override string InsteadOfNode => $"Let \"{Name}\" strike the nodes instead.";

    internal override string MistakeInDependenceOf(Element owner) =>
        $"The {owner.Noun} \"{owner.Name}\" depends on the common cause \"{Name}\"; a cause is never down. Let \"{Name}\" strike what \"{owner.Name}\" depends on.";

    internal override string MistakeInNeeding(string name) => $"The common cause \"{Name}\" needs \"{name}\"; a cause depends on nothing. Take it out.";

    internal override string? MistakeInOther(string name, Element other) => other.CanBeStruck
        ? null
        : $"The common cause \"{Name}\" strikes the {other.Noun} \"{name}\"; components and fault-tolerant servers can be struck. {other.InsteadOfStruck}";

    internal override string SayUnneeded(string name) =>
        $"Nothing that the common cause \"{name}\" strikes is needed by a service, so it changes no figure; take it out, or name what it strikes where it is needed.";

    internal override string ActsInWords =>
        $"{Name} strikes {NameList.Of(Strikes)}{(Beta is { } beta ? $": {beta} of their failures" : $" every {Mtbf}{(Probability == AvailabilityKit.Probability.One ? "" : $", each with {Probability}")}")}";

    internal override IEnumerable<string> Assumptions(string name, EvaluationOptions options) => [Beta is { } beta
        ? $"Of the failures of each element that \"{name}\" strikes {beta} are common to all of them, which fail at once and are repaired one by one."
        : $"Shocks of \"{name}\" come at random moments and strike {(Probability == AvailabilityKit.Probability.One ? "all that they can" : $"each element with the probability {Probability}, for each alone")}; what is down already or out for planned work is not struck."];

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour) => behaviour.StrikesAtOnce(Strikes, Probability);

    internal override IEnumerable<SharedFault> SharedFaults(Topology topology)
    {
        if (Beta is not { } beta)
        {
            return Strikes.Select(name => new SharedFault(name, FaultOf(Mtbf!.Value, Mttr!.Value), AvailabilityKit.Probability.Zero));
        }

        var lasting = topology[Strikes[0]].FaultsToShare!.ToArray();
        var shortest = lasting.Select(fault => fault.Mtbf.TotalSeconds).Append(double.PositiveInfinity).Min();
        if (double.IsInfinity(shortest) || beta == AvailabilityKit.Probability.Zero)
        {
            return [];
        }

        // Rates are taken in terms of the fastest, and repairs by their shares, so that no sum leaves the range of a double whatever the times.
        var rates = Array.ConvertAll(lasting, fault => shortest / fault.Mtbf.TotalSeconds);
        var rate = rates.Sum();
        var mttr = Mttr ?? Duration.FromSeconds(lasting.Zip(rates, (fault, own) => fault.Mttr.TotalSeconds * (own / rate)).Sum());
        return Strikes.Select(name => new SharedFault(name, FaultOf(Duration.FromSeconds(shortest / (rate * beta.Value)), mttr), beta));
    }

    internal override IEnumerable<TopologyMistake> OwnMistakes()
    {
        if (Mtbf is null == Beta is null)
        {
            yield return new(Name, Beta is null ? "mtbf" : "beta", -1, $"The common cause \"{Name}\" has {(Beta is null ? "neither an MTBF nor a beta factor" : "both an MTBF and a beta factor")}; give one of them.");
        }
        else if (Mtbf is not null && Mttr is null)
        {
            yield return new(Name, "mttr", -1, $"The common cause \"{Name}\" has no MTTR; say how long an element that was struck takes to come back, for example 4 h.");
        }

        if (Beta is not null && Probability != AvailabilityKit.Probability.One)
        {
            yield return new(Name, "probability", -1, $"The common cause \"{Name}\" is a beta factor, which strikes all elements, and strikes each with a probability of {Probability}; leave the probability out, or give an MTBF in place of the beta factor.");
        }
    }

    internal override IEnumerable<TopologyMistake> MistakesIn(Topology topology)
    {
        var struck = Strikes.Select((name, index) => (Name: name, Index: index, Element: topology.Find(name)!)).ToArray();
        foreach (var (name, index, element) in struck)
        {
            if (element.OwnFaults.Any(fault => fault.Name == Name))
            {
                yield return new(Name, "strikes", index, $"\"{name}\" has a fault of its own that is named \"{Name}\", as the common cause is; give one of them another name, so that the report can tell them apart.");
            }

            if (Beta is not null && element.FaultsToShare is null)
            {
                yield return new(Name, "strikes", index, $"The beta factor of \"{Name}\" is a share of the faults of equal components, and \"{name}\" is a {element.Noun}; give an MTBF in place of it.");
            }
            else if (Beta is not null && struck[0].Element.FaultsToShare is not null && !element.FailsLike(struck[0].Element))
            {
                yield return new(Name, "strikes", index, $"The beta factor of \"{Name}\" is a share of the faults of equal components, and those of \"{name}\" differ from those of \"{struck[0].Name}\"; give them the same faults and restart, or an MTBF in place of the beta factor.");
            }
            else if (Beta is not null && element.FaultsToShare?.FirstOrDefault(fault => !fault.TimeToFailure.IsExponential) is { } ageing)
            {
                yield return new(Name, "strikes", index, $"The beta factor of \"{Name}\" is a share of failure rates, and \"{ageing.Name}\" of \"{name}\" has none that stays ({ageing.TimeToFailure}); give an MTBF in place of the beta factor.");
            }
            else if (Beta is not null && topology.Elements.OfType<CommonCause>().FirstOrDefault(other => other.Name != Name && other.Beta is not null && other.Strikes.Any(of => topology.Find(of) == element)) is { } other)
            {
                yield return new(Name, "strikes", index, $"Both \"{Name}\" and \"{other.Name}\" take a share of the faults of \"{name}\"; name it in one of them only, or give one an MTBF in place of the beta factor.");
            }
        }

        var count = struck.Sum(each => each.Element.Name == each.Name ? each.Element.Copies : 1);
        if (Probability != AvailabilityKit.Probability.One && count > MostStruckByChance)
        {
            yield return new(Name, "probability", -1, $"The shocks of \"{Name}\" strike each of {count} elements with a probability of {Probability}; at most {MostStruckByChance} are told apart by chance. Strike fewer of them, split them among several causes, or leave the probability out.");
        }
    }

    internal override IEnumerable<TopologyWarning> OwnWarnings()
    {
        if (Mttr > Mtbf)
        {
            yield return new(
                TopologyWarningKind.RepairLongerThanUptime,
                Name,
                $"What \"{Name}\" strikes recovers in {Mttr}, which is longer than the {Mtbf} until the next shock; were the mtbf and the mttr swapped?");
        }
    }

    internal override IEnumerable<ElementReference> References() =>
        base.References().Concat(Strikes.Select((name, index) => new ElementReference("strikes", index, name)));

    internal override Element WithReferences(Func<IReadOnlyList<string>, IEnumerable<string>> replace) =>
        (CommonCause)base.WithReferences(replace) with { Strikes = Sequence<string>.Of(replace(Strikes), "strikes") };

    private Fault FaultOf(Duration mtbf, Duration mttr) => Fault.CommonCause(mtbf, mttr, Name) with { NeedsCrew = NeedsCrew };
}

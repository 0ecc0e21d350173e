using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Markov;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Exhibits;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies;

/// <summary>How long the outages of a service last: the mean, and how many of them are over within a time, such as a recovery time objective (RTO).</summary>
/// <remarks>
/// <para>In the long run an outage begins in a state that is down with a probability in proportion to how often it is entered from one that is up, and is over when one that is
/// up is entered again. How long that takes is a first passage of the chain (K. S. Trivedi, A. Bobbio, Reliability and Availability Engineering, Cambridge
/// 2017, on the time to exit from the down states).</para>
/// <para>Made by <see cref="Topology.OutageLengths(string, EvaluationOptions?, CancellationToken)"/>. Immutable and safe to share between threads.</para>
/// </remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class OutageLengths : ExhibitableResult
{
    private readonly FirstPassage<BehaviourState>? _untilUp;
    private readonly bool _isDownForEver;

    /// <param name="service">The service.</param>
    /// <param name="calendar">What a year is.</param>
    /// <param name="rate">How often an outage begins.</param>
    /// <param name="untilUp">The way from where outages begin to where they are over; null where there are none.</param>
    /// <param name="isDownForEver">Whether there are none since the service may be down for ever.</param>
    /// <param name="errorBound">Bound on the relative error of the rate and of how outages begin.</param>
    internal OutageLengths(string service, Calendar calendar, Rate rate, FirstPassage<BehaviourState>? untilUp, bool isDownForEver, double errorBound)
    {
        _untilUp = untilUp;
        _isDownForEver = isDownForEver;
        Service = service;
        Calendar = calendar;
        Rate = rate;
        ErrorBound = errorBound + (untilUp?.ErrorBound ?? 0);
    }

    /// <summary>The service.</summary>
    public string Service { get; }

    /// <summary>What a year is.</summary>
    public Calendar Calendar { get; }

    /// <summary>How often an outage begins, unplanned or planned.</summary>
    public Rate Rate { get; }

    /// <summary>The same per calendar year.</summary>
    public double PerYear => Rate * Calendar.Year;

    /// <summary>The mean length; zero where there are no outages, infinite where one may last for ever, or the service is down and nothing ever brings it back.</summary>
    public Duration Mean => _untilUp?.MeanTime ?? (_isDownForEver ? Duration.Infinite : Duration.Zero);

    /// <summary>Bound on the relative error of the rate and of the mean, given the model.</summary>
    public double ErrorBound { get; }

    /// <summary>The probability that an outage is over within a time; its complement, that it lasts longer, keeps its own digits. One where there are no outages.</summary>
    /// <param name="time">The time, zero or above; for an infinite one, that it is ever over.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="SolverException">The time takes more steps than the chain may go.</exception>
    public Probability Within(Duration time, CancellationToken cancellationToken = default) => _untilUp?.Within(time, cancellationToken) ?? (_isDownForEver ? Probability.Zero : Probability.One);

    /// <summary>How many outages a calendar year has on average that last longer than a time.</summary>
    /// <param name="time">The time, zero or above.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="SolverException">The time takes more steps than the chain may go.</exception>
    public double PerYearLongerThan(Duration time, CancellationToken cancellationToken = default) => PerYear * Within(time, cancellationToken).Complement;

    /// <summary>The time within which a share of the outages is over: a half for the median, 0.95 for what all but one of twenty keep. Infinite where fewer are ever over.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="SolverException">The time takes more steps than the chain may go.</exception>
    public Duration Percentile(Probability share, CancellationToken cancellationToken = default)
    {
        if (_untilUp is null || share.Value == 0)
        {
            return _isDownForEver && share.Value > 0 ? Duration.Infinite : Duration.Zero;
        }

        if (share >= _untilUp.Probability)
        {
            return Duration.Infinite;
        }

        return TimeOfShare.Find(share, _untilUp.MeanTime.IsInfinite ? Duration.FromHours(1) : _untilUp.MeanTime, length => Within(length, cancellationToken));
    }

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => OutageLengthsExhibit.Of(this);
}

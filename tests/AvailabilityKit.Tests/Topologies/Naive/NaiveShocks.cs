using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>A fault that a part has from a common cause: how often shocks come, how long the part takes to come back, and the share of its own faults that this stands for.</summary>
internal sealed record NaiveShare(CommonCause Cause, double PerSecond, Duration Mttr, double Beta);

/// <summary>
/// Common causes. At a shock every part that is struck and that works, is not out for work and does not hold still, fails with the
/// probability of the cause, each alone. A beta factor is the share of the failure rate of each of several equal components that comes as shocks;
/// these then take as long to repair as its faults do on average, each weighed with how often it comes.
/// </summary>
internal sealed class NaiveShocks(NaiveSystem system, Func<NaiveState, NaivePart, bool> isLeftAlone)
{
    public IEnumerable<NaiveStep> Strikes(NaiveState state)
    {
        foreach (var cause in system.Topology.Elements.OfType<CommonCause>())
        {
            List<(NaiveState To, double Probability)> outcomes = [(state, 1)];
            foreach (var part in system.Parts.Where(part => cause.Strikes.Contains(part.Name) && part.DownBy(state) is null && !isLeftAlone(state, part)))
            {
                outcomes = [.. outcomes.SelectMany(outcome => ((NaiveState, double)[])
                    [(part.Struck(outcome.To, cause.Name), outcome.Probability * cause.Probability.Value), (outcome.To, outcome.Probability * cause.Probability.Complement)])];
            }

            var rate = system.SharesOf(cause.Strikes[0]).Where(share => share.Cause == cause).Sum(share => share.PerSecond);
            foreach (var (to, probability) in outcomes.Where(outcome => outcome.Probability * rate > 0 && !outcome.To.Equals(state)))
            {
                yield return new(to, rate * probability);
            }
        }
    }
}

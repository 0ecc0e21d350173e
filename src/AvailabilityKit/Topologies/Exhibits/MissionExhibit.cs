using AvailabilityKit.Presentation;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>What a <see cref="MissionEvaluation"/> looks like when shown.</summary>
internal static class MissionExhibit
{
    public static Exhibit Of(MissionEvaluation mission)
    {
        var exhibit = Exhibit
            .Titled(mission.Topology.Name, $"A mission of {mission.Length}{(mission.GoesByTheClock ? $" from {mission.From.Moment}" : "")}{(mission.From.IsAllUp ? ", from all up" : $"; at its beginning {string.Join(", ", mission.From.Facts)}")}")
            .Concluding(mission.Services.Select(service => $"\"{service.Service}\" is never down in {mission.Length} with a probability of {service.Reliability}."));
        foreach (var service in mission.Services)
        {
            var share = service.IntervalAvailability;
            exhibit = exhibit.Facts(service.Service, facts => facts
                .Headline("Reliability", service.Reliability.ToString(), $"down at least once: {!service.Reliability}")
                .Add("Mean time to first failure", service.MeanTimeToFirstFailure.IsInfinite ? "infinite: it may never fail" : service.MeanTimeToFirstFailure.ToString())
                .Add("Availability on the way", share.ToString(), $"expected downtime: {service.ExpectedDowntime}")
                .Add("Availability at the end", service.AvailabilityAtEnd.ToString())
                .Add("States", Figure.Compact(service.States)));
        }

        return exhibit
            .Notes("Assumptions", mission.Assumptions)
            .Notes("Accuracy", [EvaluationExhibit.Accuracy(mission.Method, mission.ErrorBound)]);
    }
}

using AvailabilityKit.Presentation;

namespace AvailabilityKit.Simulation;

/// <summary>A simulation as people read it.</summary>
internal static class SimulationExhibit
{
    public static Exhibit Of(SimulationResult result, SimulationPlan plan)
    {
        var exhibit = Exhibit.Titled(result.Behaviour.Name, $"simulated for {result.Time} in {Figure.Significant(result.Events, 3)} events");
        var interval = $"{result.Level} interval";
        var conditions = result.Measures.Where(measure => measure.IsUpOrDown).ToArray();
        if (conditions.Length > 0)
        {
            exhibit = exhibit.Table("Up and down", table =>
            {
                table.Column("What").Number("Availability").Column(interval).Number("Failures").Number("Mean time down");
                foreach (var up in conditions)
                {
                    var availability = result.Availability(up);
                    table.Row(up.Name, availability.Value.ToString(), $"{availability.Low:P} to {availability.High:P}", result.FailureFrequency(up).Value.ToString(), result.MeanDownTime(up).Value.ToString());
                }
            });
        }

        var amounts = result.Measures.Where(measure => !measure.IsUpOrDown).ToArray();
        if (amounts.Length > 0)
        {
            exhibit = exhibit.Table("Means", table =>
            {
                table.Column("What").Number("Mean").Column(interval);
                foreach (var amount in amounts)
                {
                    var mean = result.Mean(amount);
                    table.Row(amount.Name, Figure.Plain(mean.Value, 4), $"{Figure.Plain(mean.Low, 4)} to {Figure.Plain(mean.High, 4)}");
                }
            });
        }

        if (plan.Tags.Length > 0)
        {
            exhibit = exhibit.Table("Events", table =>
            {
                table.Column("Event").Number("How often").Column(interval);
                foreach (var tag in plan.Tags)
                {
                    var rate = result.EventRate(tag);
                    table.Row(tag.ToString(), rate.Value.ToString(), double.IsInfinity(rate.RelativeError) ? "not seen" : $"{rate.Low} to {rate.High}");
                }
            });
        }

        return exhibit.Notes("How this was computed", notes =>
        {
            var cycles = result.Cycles > 0 ? $", {Figure.Significant(result.Cycles, 3)} cycles" : "";
            notes.Add($"{char.ToUpperInvariant(result.Method[0])}{result.Method[1..]}: {result.Replications} lives{cycles}, seed {result.Seed}.");
            if (result.Limit is { } limit)
            {
                notes.Add($"Ended early. {limit.Message(limit.Option)}");
            }

            notes.AddAll(result.Assumptions);
        });
    }
}

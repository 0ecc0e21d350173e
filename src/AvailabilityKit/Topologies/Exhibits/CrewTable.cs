using System.Globalization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>What is shown of repair crews: how busy each is, and how long repairs wait for it.</summary>
internal static class CrewTable
{
    private const string Title = "Repair crews";

    public static Exhibit AddTo(Exhibit exhibit, Evaluation evaluation) =>
        evaluation.Crews.Count == 0 ? exhibit : exhibit.Table(Title, table => Add(table, evaluation));

    public static Exhibit AddTo(Exhibit exhibit, TopologySimulation simulation) =>
        simulation.Crews.Count == 0 ? exhibit : exhibit.Table(Title, table =>
        {
            table.Column("Figure").Number("Simulated").Column($"{simulation.Level} interval").Number("Exact").Column("");
            TopologySimulationExhibit.AddFigures(table, simulation.Crews.SelectMany(crew => crew.Figures));
        });

    public static KeyNotFoundException NoCrew(Topology topology, string name, IEnumerable<string> present)
    {
        string[] crews = [.. present.Select(crew => $"\"{crew}\"")];
        return new KeyNotFoundException(
            $"No figures are known of a repair crew \"{name}\" of \"{topology.Name}\"; {(crews.Length == 0 ? "it has no crew that a service depends on." : $"there are figures of {string.Join(", ", crews)}.")}");
    }

    private static void Add(TableBuilder table, Evaluation evaluation)
    {
        var each = evaluation.Options.Calendar.Each;
        table.Caption("On average, counting all that a crew repairs.")
            .Column("Crew").Number("Men").Column("Order of work").Number("Repairs", each).Number("Busy").Number("All busy").Number("Waiting").Number("Mean wait");
        foreach (var crew in evaluation.Crews)
        {
            table.Row(
                evaluation.Topology[crew.Name].ServesRepairs ? crew.Name : $"{crew.Name} (its own)",
                crew.Men.ToString(CultureInfo.InvariantCulture),
                crew.Discipline.Words(),
                Figure.Compact(crew.RepairsPerYear),
                $"{Figure.Compact(crew.BusyMen)} ({Percent(crew.Utilization)})",
                Percent(crew.AllBusy),
                Figure.Compact(crew.Waiting),
                crew.MeanWait.ToString());
        }
    }

    private static string Percent(Probability share) => $"{Figure.Compact(100 * share.Value)} %";
}

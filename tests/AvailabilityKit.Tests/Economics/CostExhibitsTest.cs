using AvailabilityKit.Economics;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Tests.Economics;

public class CostExhibitsTest
{
    private static readonly Prices Prices = new("USD") { Years = 5, DiscountRate = 0.08, HourOfDowntime = 10_000 };

    private static readonly TotalCostOfOwnership Cluster = TotalCostOfOwnership.Of(
        "cluster",
        Costs.In("USD").Servers(2, each: 10_000).Licences("operating system", 900, nodes: 2),
        new YearlyLosses { UnplannedDowntime = Duration.FromHours(3), Failovers = 4 },
        Prices);

    private static readonly TotalCostOfOwnership Sturdy = TotalCostOfOwnership.Of(
        "sturdy", Costs.In("USD").Servers(1, each: 50_000), new YearlyLosses { UnplannedDowntime = Duration.FromHours(1) }, Prices);

    [Fact]
    public void A_comparison_shows_every_category_that_one_of_them_has()
    {
        var table = Panel<TablePanel>(TotalCostOfOwnership.Compare(Cluster, Sturdy), "Cost by category");
        Assert.Equal("|cluster|sturdy", string.Join('|', table.Columns.Select(column => column.Name)));
        Assert.Equal("Servers|20,000|50,000", Cells(table.Rows[0]));
        Assert.Equal("Licences|1,800|0", Cells(table.Rows[1]));
        Assert.Equal("Planned downtime|0|0", Cells(table.Rows[2]));
        Assert.Equal("Unplanned downtime|119,781|39,927", Cells(table.Rows[3]));
        Assert.Equal("Total|141,581|89,927", Cells(table.Footer!));
    }

    [Fact]
    public void A_comparison_draws_each_cost_over_the_years()
    {
        var lines = Panel<LinesPanel>(TotalCostOfOwnership.Compare(Cluster, Sturdy), "Cost over the years");
        Assert.Equal(2, lines.Series.Count);
        Assert.Equal(6, lines.Series[0].Points.Count);
        Assert.Equal(21_800, lines.Series[0].Points[0].Y);
        Assert.Equal((double)Cluster.PresentValue.Amount, lines.Series[0].Points[5].Y, 1e-6);
    }

    [Fact]
    public void What_all_assume_is_said_once_and_what_one_assumes_bears_its_name()
    {
        var notes = Panel<NotesPanel>(TotalCostOfOwnership.Compare(Cluster, Sturdy), "Assumptions about costs").Notes.Select(note => note.Text).ToList();
        Assert.Single(notes, text => text.StartsWith("Horizon 5 years", StringComparison.Ordinal));
        Assert.Single(notes, text => text.EndsWith("discounted at 8 % a year.", StringComparison.Ordinal));
        Assert.Single(notes, text => text.StartsWith("cluster: 4 failovers a year are not priced", StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_cost_shows_the_start_a_year_and_the_sums()
    {
        var table = Panel<TablePanel>(Cluster, "Cost by category");
        Assert.Equal("Servers|20,000|0|20,000|20,000", Cells(table.Rows[0]));
        Assert.Equal("Unplanned downtime|0|30,000|150,000|119,781", Cells(table.Rows[^1]));
        Assert.Equal("Total|21,800|30,000|171,800|141,581", Cells(table.Footer!));
        Assert.Equal("5|171,800|141,581", Cells(Panel<TablePanel>(Cluster, "Cost by year").Rows[^1]));
    }

    [Fact]
    public void A_break_even_shows_its_answer_and_its_reason()
    {
        // 28 200 more to buy, 2 hours fewer in each of 5 years at 8 %.
        var text = Cluster.BreakEvenAgainst(Sturdy).ToText(200);
        Assert.Contains("3,531.44 USD", text, StringComparison.Ordinal);
        Assert.Contains("\"sturdy\" is cheaper when an hour of unplanned downtime costs more than", text, StringComparison.Ordinal);
        Assert.Contains("planned downtime, failovers and lost or refused work count at the prices given for them", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_horizon_of_one_year_is_one_year_wherever_it_is_printed()
    {
        var one = Prices with { Years = 1 };
        var cheap = TotalCostOfOwnership.Of("cheap", Costs.In("USD").Servers(1, each: 10_000), new YearlyLosses { UnplannedDowntime = Duration.FromHours(3) }, one);
        var dear = TotalCostOfOwnership.Of("dear", Costs.In("USD").Servers(1, each: 90_000), new YearlyLosses { UnplannedDowntime = Duration.FromHours(1) }, one);
        var text = cheap.ToText(200) + TotalCostOfOwnership.Compare(cheap, dear).ToText(200);

        Assert.Contains("Total cost of ownership over 1 year", text, StringComparison.Ordinal);
        Assert.Contains("dear: not within 1 year", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1 years", text, StringComparison.Ordinal);
    }

    private static T Panel<T>(IExhibitable result, string title)
        where T : Panel => result.ToExhibit().Panels.OfType<T>().Single(panel => string.Equals(panel.Title, title, StringComparison.Ordinal));

    private static string Cells(TableRow row) => string.Join('|', row.Cells);
}

using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Exhibits;

namespace AvailabilityKit.Economics;

/// <summary>What changes the winner, a row for each figure that does, nearest first.</summary>
internal static class WinnerSensitivityTable
{
    private const double Farthest = 10;

    public static Exhibit AddTo(Exhibit exhibit, WinnerSensitivity sensitivity)
    {
        if (sensitivity is not { Winner: { } winner, RunnerUp: { } runnerUp })
        {
            return exhibit.Notes("What changes the winner", ["At which prices another alternative becomes the cheapest is not known: the amount of a loss that has a price is not known."]);
        }

        var near = sensitivity.Switches.Where(static found => found.Value is not null && (found.Factor is null || found.Distance <= Math.Log(Farthest))).ToList();
        var far = sensitivity.Switches.Count(static found => found.Value is not null) - near.Count;
        return exhibit.Table("What changes the winner", table =>
        {
            var first = near.Count > 0 ? $" The winner changes {near[0]}." : " No figure on its own changes the winner within a factor of ten.";
            table.Caption($"Cheapest is {winner.Name}, next {runnerUp.Name}.{first} Each row moves one figure and leaves all others; costs are present values.{Beyond(far)}{Others(sensitivity)}");
            table.Column("The winner changes where").Number("today").Column("is").Number("factor").Column("then the cheapest");
            foreach (var found in near)
            {
                table.Row(found.Name, found.Print(found.Today), Side(found), found.Factor is { } factor ? $"x {WinnerSwitch.FactorText(factor)}" : "-", found.Then!.Name);
            }
        });
    }

    private static string Side(WinnerSwitch found) =>
        found.Input == SwitchInput.Years ? found.Print(found.Value!.Value) : $"{(found.IsAbove == true ? "above" : "below")} {found.Print(found.Value!.Value)}";

    private static string Beyond(int far) => far switch
    {
        0 => string.Empty,
        1 => " One more would have to change more than tenfold.",
        _ => $" {far} more would have to change more than tenfold.",
    };

    // What changes nothing is said in a sentence: a row each would hide the rows that matter.
    private static string Others(WinnerSensitivity sensitivity)
    {
        var never = sensitivity.Switches.Where(static found => found.Value is null && found.IsKnown && found.Input != SwitchInput.CostOfNext).Select(static found => found.Name).ToList();
        var open = sensitivity.Switches.Where(static found => !found.IsKnown).Select(static found => found.Name).ToList();
        return (never.Count == 0 ? string.Empty : $" No value changes it of: {string.Join(", ", never)}.")
            + (open.Count == 0 ? string.Empty : $" {EvaluationExhibit.NotKnown[..1].ToUpperInvariant()}{EvaluationExhibit.NotKnown[1..]} for: {string.Join(", ", open)}.");
    }
}

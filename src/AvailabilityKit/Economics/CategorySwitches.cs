namespace AvailabilityKit.Economics;

/// <summary>How much dearer a category of the winner, or cheaper one of the next alternative, may be before the two change places.</summary>
internal static class CategorySwitches
{
    public static IEnumerable<WinnerSwitch> Of(TotalCostOfOwnership winner, TotalCostOfOwnership runnerUp)
    {
        var between = runnerUp.PresentValue.Amount - winner.PresentValue.Amount;
        foreach (var line in winner.Lines.Where(static line => line.PresentValue.Amount > 0))
        {
            yield return new(SwitchInput.CostOfCheapest, Name(line, winner), winner.Currency, line.PresentValue.Amount)
            {
                Category = line.Category, Value = line.PresentValue.Amount + between, IsAbove = true, Then = runnerUp,
            };
        }

        foreach (var line in runnerUp.Lines.Where(static line => line.PresentValue.Amount > 0))
        {
            var today = line.PresentValue.Amount;
            yield return today > between
                ? new(SwitchInput.CostOfNext, Name(line, runnerUp), winner.Currency, today) { Category = line.Category, Value = today - between, IsAbove = false, Then = runnerUp }
                : new(SwitchInput.CostOfNext, Name(line, runnerUp), winner.Currency, today) { Category = line.Category };
        }
    }

    private static string Name(CostLine line, TotalCostOfOwnership of) => $"the cost of {line.Name.ToLowerInvariant()} of \"{of.Name}\"";
}

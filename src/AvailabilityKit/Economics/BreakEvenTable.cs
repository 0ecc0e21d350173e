using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Exhibits;

namespace AvailabilityKit.Economics;

/// <summary>Every two alternatives in a row: which is cheaper, at which price of an hour that turns, and when the dearer purchase pays back.</summary>
internal static class BreakEvenTable
{
    public static void Fill(TableBuilder table, CostComparison comparison)
    {
        var horizon = comparison.Alternatives[0].Prices.Horizon;
        table.Caption($"{comparison.BreakEvens[0].Basis} Payback is the month in which the yearly savings have made up for the dearer purchase; the return is its net present value over {horizon}, as a share of what it costs more.");
        table.Column("Compared").Column("Cheaper").Column("Price of an hour at which that turns").Column("Pays back").Number("Return");
        foreach (var answer in comparison.BreakEvens)
        {
            var payback = Payback.Between(answer.First, answer.Second);
            table.Row(
                $"{answer.First.Name} against {answer.Second.Name}",
                Cheaper(answer),
                Turn(answer),
                Month(payback, horizon),
                payback switch
                {
                    { ReturnOnInvestment: null } => EvaluationExhibit.NotKnown,
                    { YearlySaving.Amount: > 0, ReturnOnInvestment: { } share } => Percent(share),
                    _ => "-",
                });
        }
    }

    private static string Cheaper(BreakEven answer) => answer.First.PresentValue.Amount.CompareTo(answer.Second.PresentValue.Amount) switch
    {
        // What is a lower bound and lies below the other says nothing; what is none and lies below a bound is cheaper.
        < 0 => answer.First.IsLowerBound ? EvaluationExhibit.NotKnown : answer.First.Name,
        > 0 => answer.Second.IsLowerBound ? EvaluationExhibit.NotKnown : answer.Second.Name,
        _ when answer is BreakEven.NotKnown => EvaluationExhibit.NotKnown,
        _ => "cost the same",
    };

    private static string Turn(BreakEven answer) => answer switch
    {
        BreakEven.AtPrice at => $"above {at.PricePerHour.ToString("N0")}: {at.CheaperAbove.Name}",
        BreakEven.NotKnown => EvaluationExhibit.NotKnown,
        _ => "none, at every price",
    };

    private static string Month(Payback? payback, string horizon) => payback switch
    {
        null => "nothing to pay back",
        { YearlySaving: null } => $"{payback.Investor.Name}: {EvaluationExhibit.NotKnown}",
        { Month: 0 } => $"{payback.Investor.Name}: from the start",
        { Month: { } month } => $"{payback.Investor.Name}: month {month.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        { YearlySaving.Amount: > 0 } => $"{payback.Investor.Name}: not within {horizon}",
        _ => $"{payback.Investor.Name}: never",
    };

    private static string Percent(decimal share) => share.ToString("#,0 %", System.Globalization.CultureInfo.InvariantCulture);
}

using AvailabilityKit.Presentation;

namespace AvailabilityKit.Markov;

/// <summary>Shows a value for each state, largest first, with the way it was computed.</summary>
internal static class StateTable
{
    private const int Shown = 20;
    private const int Digits = 10;

    public static Exhibit Show<TState>(
        string title,
        string subject,
        string quantity,
        IReadOnlyList<TState> states,
        double[] values,
        string method,
        double errorBound,
        IReadOnlyList<string> assumptions)
    {
        var order = Enumerable.Range(0, values.Length).OrderByDescending(state => values[state]).ThenBy(state => state).Take(Shown).ToArray();
        return Exhibit.Titled(title, subject)
            .Table("States", table =>
            {
                table.Column("State").Number(quantity);
                foreach (var state in order)
                {
                    table.Row(states[state]?.ToString(), Figure.Plain(values[state], Digits));
                }

                if (values.Length > Shown)
                {
                    table.Caption($"The {Shown} largest of {values.Length} states.");
                }
            })
            .HowComputed(method, errorBound, assumptions);
    }

    public static Exhibit HowComputed(this Exhibit exhibit, string method, double errorBound, IReadOnlyList<string> assumptions) => exhibit
        .Notes("How this was computed", notes => notes
            .Add($"{char.ToUpperInvariant(method[0])}{method[1..]}.")
            .Add($"Relative error at most {Figure.Plain(errorBound, 2)}, the rates taken as exact.")
            .AddAll(assumptions));
}

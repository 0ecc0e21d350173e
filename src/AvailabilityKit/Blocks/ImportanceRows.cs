namespace AvailabilityKit.Blocks;

/// <summary>Works out the importance of every component of a structure.</summary>
internal static class ImportanceRows
{
    private const double Half = 0.5;

    public static List<ComponentImportance> Of(ModularFunction function, BlockComponent[] components, double[] up, double[] down, CancellationToken cancellationToken)
    {
        var count = components.Length;
        double[] birnbaum = new double[count], structural = new double[count], halves = new double[count];
        var scratch = new double[function.BirnbaumScratchLength];
        function.Birnbaum(up, down, scratch, birnbaum);
        Array.Fill(halves, Half);
        function.Birnbaum(halves, halves, scratch, structural);
        var system = function.Evaluate(up, down, scratch).Down;
        var frequencies = Array.ConvertAll(components, component => component.FailureFrequency?.ValuePerSecond);
        var contribution = new double[count];
        var isKnown = true;
        for (var i = 0; i < count; i++)
        {
            isKnown &= frequencies[i] is not null || !function.DependsOn(i);
            contribution[i] = birnbaum[i] * (frequencies[i] ?? 0);
        }

        var all = contribution.Sum();
        var rows = new List<ComponentImportance>(count);
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (without, with) = Conditional(i);

            // What is never down takes nothing away, whatever rounding says.
            var improvement = function.IsCoherent ? down[i] * birnbaum[i] : system - without;
            rows.Add(new ComponentImportance
            {
                Component = components[i],
                Birnbaum = birnbaum[i],
                Marginal = function.IsCoherent ? birnbaum[i] : with - without,
                Criticality = Quotient(improvement, system),
                Diagnostic = Quotient(down[i] * with, system),
                RiskAchievementWorth = Quotient(with, system),
                RiskReductionWorth = Quotient(system, without),
                ImprovementPotential = improvement,
                Structural = structural[i],
                BarlowProschan = isKnown ? Quotient(contribution[i], all) : null,
            });
        }

        rows.Sort((one, other) => one.Criticality != other.Criticality
            ? other.Criticality.CompareTo(one.Criticality)
            : string.CompareOrdinal(one.Component.Name, other.Component.Name));
        return rows;

        (double WithoutFailures, double WithFailure) Conditional(int component)
        {
            if (!function.IsCoherent)
            {
                return (Given(component, isUp: true), Given(component, isUp: false));
            }

            // A difference above half of what it is taken from costs no digit.
            var taken = down[component] * birnbaum[component];
            return (taken <= Half * system ? system - taken : Given(component, isUp: true), system + (up[component] * birnbaum[component]));
        }

        double Given(int component, bool isUp)
        {
            var (wasUp, wasDown) = (up[component], down[component]);
            (up[component], down[component]) = isUp ? (1, 0) : (0, 1);
            var given = function.Evaluate(up, down, scratch).Down;
            (up[component], down[component]) = (wasUp, wasDown);
            return given;
        }
    }

    private static double Quotient(double numerator, double denominator) => denominator > 0 ? numerator / denominator : 0;
}

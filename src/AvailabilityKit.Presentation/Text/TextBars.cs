using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>Draws stacked bars in character cells, one sign for each series.</summary>
internal sealed class TextBars(int width, bool ascii)
{
    private const string BlockSigns = "█▓▒░#=+:o.x*%@&~";
    private const string AsciiSigns = "#=+:o.x*%@&~$^-|";

    private string Signs => ascii ? AsciiSigns : BlockSigns;

    public void Write(StringBuilder output, BarsPanel panel)
    {
        if (panel.Bars.Count == 0)
        {
            return;
        }

        WriteLegend(output, panel);
        var totals = panel.Bars.Select(bar => CellText.Clean(panel.Format(bar.Total))).ToArray();
        var labels = Math.Min(panel.Bars.Max(bar => CellText.Width(CellText.Clean(bar.Category))), width / 3);
        var values = Math.Min(totals.Max(CellText.Width), width / 4);
        var cells = width - labels - values - 4;
        var axis = ChartAxis.Under(panel.Bars.Select(bar => bar.Total), panel.Scale, 5);
        foreach (var (bar, total) in panel.Bars.Zip(totals))
        {
            var category = CellText.Fit(CellText.Clean(bar.Category), labels);
            var length = bar.Total > 0 ? Math.Max(1, (int)Math.Round(axis.Position(bar.Total) * cells)) : 0;
            output.Append(CellText.Pad(category, labels)).Append("  ");
            foreach (var (series, share) in Apportion(bar.Values, length).Index())
            {
                output.Append(Signs[series % Signs.Length], share);
            }

            output.Append(' ', length == 0 ? 0 : 1).Append(CellText.Fit(total, values)).Append('\n');
        }

        if (panel.Scale == ChartScale.Logarithmic)
        {
            TextBlocks.Paragraph(output, "", "Length: the total on a logarithmic scale; signs: each one's share of it.", width);
        }
    }

    /// <summary>Shares out the cells in proportion to the values by the largest remainders; what is not 0 shows if it can.</summary>
    internal static int[] Apportion(IReadOnlyList<double> values, int cells)
    {
        var shares = new int[values.Count];
        var largest = values.DefaultIfEmpty(0).Max();
        if (largest <= 0 || cells == 0)
        {
            return shares;
        }

        // Divided by the largest first: the sum of huge values would be infinite.
        var sum = values.Sum(value => value / largest);
        var exact = values.Select(value => value / largest / sum * cells).ToArray();
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = (int)exact[i];
        }

        foreach (var i in Enumerable.Range(0, shares.Length).OrderByDescending(i => exact[i] - shares[i]).Take(cells - shares.Sum()))
        {
            shares[i]++;
        }

        for (var i = 0; i < shares.Length; i++)
        {
            var richest = Array.IndexOf(shares, shares.Max());
            if (values[i] > 0 && shares[i] == 0 && shares[richest] > 1)
            {
                shares[i] = 1;
                shares[richest]--;
            }
        }

        return shares;
    }

    private void WriteLegend(StringBuilder output, BarsPanel panel)
    {
        if (panel.Series.Count < 2)
        {
            return;
        }

        var line = new StringBuilder();
        foreach (var (i, name) in panel.Series.Index())
        {
            var entry = $"{Signs[i % Signs.Length]} {CellText.Fit(CellText.Clean(name), (width / 2) - 2)}";
            if (line.Length > 0 && CellText.Width(line.ToString()) + 3 + CellText.Width(entry) > width)
            {
                output.Append(line).Append('\n');
                line.Clear();
            }

            line.Append(line.Length > 0 ? "   " : "").Append(entry);
        }

        output.Append(line).Append("\n\n");
    }
}

using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>Draws stacked bars in character cells on a scale that begins at 0, one sign for each series.</summary>
internal sealed class TextBars(int width, bool ascii, TextInk ink)
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
        var totals = panel.Bars.Select(bar => UntrustedText.OneLine(panel.Format(bar.Total))).ToArray();
        var widest = panel.Bars.Max(bar => CellText.Width(UntrustedText.OneLine(bar.Category)));
        var values = Math.Min(totals.Max(CellText.Width), width / 4);

        // Where names would take most of the room, they stand above their bars.
        var isBeside = widest <= width * 2 / 5;
        var labels = isBeside ? widest : 0;
        var cells = width - labels - values - (isBeside ? 4 : 2);
        var axis = ChartAxis.Under(panel.Bars.Select(bar => bar.Total), ChartScale.Linear, 5);
        for (var i = 0; i < totals.Length; i++)
        {
            var (bar, total) = (panel.Bars[i], totals[i]);
            var category = UntrustedText.OneLine(bar.Category);
            output.Append(isBeside ? CellText.Pad(category, labels) : CellText.Fit(category, width)).Append(isBeside ? "  " : "\n");
            var length = (int)Math.Round(axis.Position(bar.Total) * cells);
            var shares = Apportion(bar.Values, length);
            for (var series = 0; series < shares.Length; series++)
            {
                output.Append(ink.OfSeries(series, new string(Signs[series % Signs.Length], shares[series])));
            }

            // What is too small for a sign of its own is not nothing.
            output.Append(bar.Total > 0 && length == 0 ? ascii ? "|" : "▏" : "").Append(bar.Total > 0 ? " " : "").Append(CellText.Fit(total, values)).Append('\n');
        }
    }

    /// <summary>Shares out the cells in proportion to the values by the largest remainders; what is not 0 shows if it can.</summary>
    internal static int[] Apportion(IReadOnlyList<double> values, int cells)
    {
        if (values is [var only])
        {
            return [only > 0 ? cells : 0];
        }

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

        var used = 0;
        foreach (var (i, name) in panel.Series.Index())
        {
            var fitted = CellText.Fit(UntrustedText.OneLine(name), (width / 2) - 2);
            var cells = 2 + CellText.Width(fitted);
            var isNewLine = used > 0 && used + 3 + cells > width;
            output.Append(isNewLine ? "\n" : used > 0 ? "   " : "").Append(ink.OfSeries(i, Signs[i % Signs.Length].ToString())).Append(' ').Append(fitted);
            used = (isNewLine || used == 0 ? 0 : used + 3) + cells;
        }

        output.Append("\n\n");
    }
}

using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>Draws a logarithmic <see cref="BarsPanel"/> as a dot plot in character cells, one letter for each mark.</summary>
internal sealed class TextDots(int width, bool ascii, TextInk ink)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const char Several = '*';

    public void Write(StringBuilder output, BarsPanel panel)
    {
        var rows = DotRows.Of(panel);
        var marks = DotRows.Marks(panel);
        if (rows.Count == 0 || rows.TrueForAll(row => row.Values.All(value => value <= 0)))
        {
            return;
        }

        foreach (var (i, mark) in marks.Index())
        {
            TextBlocks.Paragraph(output, $"{Letter(i)} ", mark, width, paintLead: lead => ink.OfSeries(i, lead));
        }

        output.Append('\n');
        var labels = Math.Min(rows.Max(row => CellText.Width(UntrustedText.OneLine(row.Label))), width * 2 / 5);
        var cells = width - labels - 3;
        var axis = ChartAxis.Under(rows.SelectMany(row => row.Values), ChartScale.Logarithmic, Math.Max(2, cells / 12));
        var overlaps = false;
        foreach (var row in rows)
        {
            overlaps |= WriteRow(output, row, labels, cells, axis);
        }

        WriteTicks(output, panel, labels, cells, axis);
        TextBlocks.Paragraph(output, "", $"Logarithmic scale; no letter means none{(overlaps ? $", {Several} several at one place" : "")}.", width);
    }

    private static char Letter(int number) => Letters[number % Letters.Length];

    private static int Cell(ChartAxis axis, double value, int cells) => (int)Math.Round(axis.Position(value) * (cells - 1));

    private bool WriteRow(StringBuilder output, DotRow row, int labels, int cells, ChartAxis axis)
    {
        var signs = new string[cells];
        Array.Fill(signs, ascii ? "." : "·");
        foreach (var tick in axis.Ticks)
        {
            signs[Cell(axis, tick, cells)] = ascii ? "|" : "┊";
        }

        var taken = new HashSet<int>();
        var overlaps = false;
        foreach (var (i, value) in row.Values.Index().Where(mark => mark.Item > 0))
        {
            var at = Cell(axis, value, cells);
            var isFree = taken.Add(at);
            overlaps |= !isFree;
            signs[at] = isFree ? ink.OfSeries(i, Letter(i).ToString()) : Several.ToString();
        }

        var label = CellText.Pad(CellText.Fit(UntrustedText.OneLine(row.Label), labels), labels);
        output.Append(row.IsTotal ? ink.Strong(label) : label).Append("  ").AppendJoin("", signs).Append('\n');
        return overlaps;
    }

    private static void WriteTicks(StringBuilder output, BarsPanel panel, int labels, int cells, ChartAxis axis)
    {
        var line = new StringBuilder().Append(' ', labels + 2);
        var used = labels + 2;
        foreach (var tick in axis.Ticks)
        {
            var text = CellText.Fit(UntrustedText.OneLine(panel.Format(tick)), 12);
            var size = CellText.Width(text);
            var at = Math.Clamp(labels + 2 + Cell(axis, tick, cells) - (size / 2), labels + 2, Math.Max(labels + 2, labels + 2 + cells - size));
            if (at < used)
            {
                continue;
            }

            line.Append(' ', at - used).Append(text).Append(' ');
            used = at + size + 1;
        }

        output.Append(line.ToString().TrimEnd(' ')).Append('\n');
    }
}

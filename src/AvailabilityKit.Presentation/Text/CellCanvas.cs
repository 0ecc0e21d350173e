using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>A grid of character cells on which lines join where they meet. Positions are along the layout (main) and across it (cross).</summary>
internal sealed class CellCanvas
{
    private const int Up = 1;
    private const int Right = 2;
    private const int Down = 4;
    private const int Left = 8;

    // The sign for each set of directions, as the bits above add up.
    private const string Joints = " ╵╶└╷│┌├╴┘─┴┐┤┬┼";
    private const string PlainJoints = " ||+||++-+-++++++";

    private readonly int[,] _joints;
    private readonly bool[,] _dashed;
    private readonly string?[,] _texts;
    private readonly bool _isUpright;
    private readonly bool _ascii;

    public CellCanvas(int across, int down, bool isUpright, bool ascii)
    {
        _joints = new int[down, across];
        _dashed = new bool[down, across];
        _texts = new string?[down, across];
        _isUpright = isUpright;
        _ascii = ascii;
    }

    /// <summary>A line in the layout's main direction.</summary>
    public void Along(int cross, int from, int to)
    {
        if (_isUpright)
        {
            Vertical(cross, from, to, isDashed: false);
        }
        else
        {
            Horizontal(cross, from, to, isDashed: false);
        }
    }

    /// <summary>A line across the layout's main direction.</summary>
    public void Cross(int main, int from, int to)
    {
        if (_isUpright)
        {
            Horizontal(main, from, to, isDashed: false);
        }
        else
        {
            Vertical(main, from, to, isDashed: false);
        }
    }

    /// <summary>The outline of a box; what was inside is wiped unless it is dashed.</summary>
    public void Frame(Box box, bool isDashed)
    {
        var (x, y, across, down) = Turn(box);
        for (var row = y; row < y + down; row++)
        {
            for (var column = x; column < x + across; column++)
            {
                _joints[row, column] = 0;
                _texts[row, column] = null;
            }
        }

        Horizontal(y, x, x + across - 1, isDashed);
        Horizontal(y + down - 1, x, x + across - 1, isDashed);
        Vertical(x, y, y + down - 1, isDashed);
        Vertical(x + across - 1, y, y + down - 1, isDashed);
    }

    /// <summary>Writes into a row of a box, centred or, from the given indent on, at its left.</summary>
    public void Write(Box box, int row, string text, int indent)
    {
        var (x, y, across, _) = Turn(box);
        var cells = CellText.Width(text);
        var at = x + (indent >= 0 ? indent : (across - cells) / 2);
        var shown = indent >= 0 ? $" {text} " : text;
        if (shown.Length == 0)
        {
            return;
        }

        _texts[y + row, at] = shown;
        for (var i = 1; i < CellText.Width(shown); i++)
        {
            _texts[y + row, at + i] = "";
        }
    }

    /// <summary>Appends the rows, each ended by a line feed, without spaces at their ends.</summary>
    public void AppendTo(StringBuilder output)
    {
        for (var row = 0; row < _joints.GetLength(0); row++)
        {
            var line = new StringBuilder();
            for (var column = 0; column < _joints.GetLength(1); column++)
            {
                if (_texts[row, column] is { } text)
                {
                    line.Append(text);
                }
                else
                {
                    line.Append(Sign(_joints[row, column], _dashed[row, column]));
                }
            }

            output.Append(line.ToString().TrimEnd(' ')).Append('\n');
        }
    }

    private char Sign(int joint, bool isDashed)
    {
        var sign = (_ascii ? PlainJoints : Joints)[joint];
        return (isDashed, sign) switch
        {
            (true, '─') => '╌',
            (true, '│') => '┆',
            (true, '-') => '.',
            (true, '|') => ':',
            _ => sign,
        };
    }

    private (int X, int Y, int Across, int Down) Turn(Box box) => _isUpright
        ? (box.Cross, box.Main, box.Size.Cross, box.Size.Main)
        : (box.Main, box.Cross, box.Size.Main, box.Size.Cross);

    private void Horizontal(int row, int from, int to, bool isDashed)
    {
        for (var x = Math.Min(from, to); x <= Math.Max(from, to) && from != to; x++)
        {
            _joints[row, x] |= (x > Math.Min(from, to) ? Left : 0) | (x < Math.Max(from, to) ? Right : 0);
            _dashed[row, x] = isDashed;
        }
    }

    private void Vertical(int column, int from, int to, bool isDashed)
    {
        for (var y = Math.Min(from, to); y <= Math.Max(from, to) && from != to; y++)
        {
            _joints[y, column] |= (y > Math.Min(from, to) ? Up : 0) | (y < Math.Max(from, to) ? Down : 0);
            _dashed[y, column] = isDashed;
        }
    }
}

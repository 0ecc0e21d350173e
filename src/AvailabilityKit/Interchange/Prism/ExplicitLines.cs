using System.Globalization;
using System.Text;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Walks along the lines of an explicit file, without comments and blank ones, within its limit of size.</summary>
internal sealed class ExplicitLines : IDisposable
{
    private const int LongestLine = 1_000_000;
    private readonly string _path;
    private readonly PrismOptions _options;
    private readonly StreamReader _reader;
    private long _characters;
    private int _number;

    public ExplicitLines(string path, PrismOptions options)
    {
        _path = path;
        _options = options;
        _reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, 65_536);
    }

    /// <summary>What the comments said so far.</summary>
    public List<string> Comments { get; } = [];

    /// <summary>The next line; null at the end.</summary>
    public string? Next()
    {
        var line = new StringBuilder();
        for (int read; (read = _reader.Read()) >= 0 || line.Length > 0;)
        {
            if (read >= 0 && ++_characters > _options.MaximumExplicitBytes)
            {
                throw Refusal($"The file has more than {_options.MaximumExplicitBytes} bytes ({nameof(PrismOptions)}.{nameof(PrismOptions.MaximumExplicitBytes)}).");
            }

            if (read is not ('\n' or < 0))
            {
                if (line.Length == LongestLine)
                {
                    throw Refusal($"The line after line {_number} is longer than {LongestLine} characters.");
                }

                line.Append((char)read);
                continue;
            }

            _number++;
            var text = line.ToString().Trim();
            line.Clear();
            if (text.StartsWith('#'))
            {
                if (Comments.Count < 10)
                {
                    Comments.Add(text);
                }
            }
            else if (text.Length > 0)
            {
                return text;
            }
        }

        return null;
    }

    public DocumentException Refusal(string message) =>
        Tokenizer.Refusal(Math.Max(_number, 1), 1, $"{Path.GetFileName(_path)}: {message}");

    /// <summary>A whole number from zero to below a limit.</summary>
    public int Whole(ReadOnlySpan<char> text, int below, string what) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < below
            ? number
            : throw Refusal($"{what} must be a whole number from 0 to {below - 1}, but {Documents.MessageExcerpt.Quoted(text.ToString())} stands here.");

    /// <summary>A number, zero or above and finite.</summary>
    public double Number(ReadOnlySpan<char> text, string what) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && double.IsFinite(number)
            ? number
            : throw Refusal($"{what} must be a number, zero or above and finite, but {Documents.MessageExcerpt.Quoted(text.ToString())} stands here.");

    public void Dispose() => _reader.Dispose();
}

using AvailabilityKit.Quantities;

namespace AvailabilityKit.Documents;

/// <summary>Collects the mistakes of one document, up to a limit, with the line and path of each.</summary>
internal sealed class MistakeList(string text, DocumentOptions options)
{
    private const int LongestMessage = 1_000;

    // Comparing names costs the product of their lengths, and an untrusted document chooses how many there are.
    private long _comparisonsLeft = 50_000_000;
    private int[]? _lineStarts;
    private readonly List<DocumentMistake> _mistakes = [];

    public DocumentOptions Options { get; } = options;

    public int Count => _mistakes.Count;

    /// <summary>Notes a mistake in a value.</summary>
    /// <exception cref="DocumentException">So many are found that reading on makes no sense.</exception>
    public void Add(DocumentNode at, string message) => Add(at.Start, at.Path, message);

    /// <summary>Notes a mistake in the key of a member.</summary>
    public void AddAtKey(DocumentNode member, string message) => Add(member.KeyStart, member.Path, message);

    /// <summary>Notes a mistake in the text.</summary>
    public void Add(int at, string path, string message)
    {
        var (line, column) = PositionOf(at);
        _mistakes.Add(new DocumentMistake(line, column, path, MessageExcerpt.Shortened(message, LongestMessage)));
        if (_mistakes.Count >= Options.MaximumMistakes)
        {
            ThrowIfAny();
        }
    }

    public void ThrowIfAny()
    {
        if (_mistakes.Count > 0)
        {
            // Elements are read before their references are followed, so the order of finding is not that of the lines.
            throw new DocumentException([.. _mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column)]);
        }
    }

    /// <summary>Makes a part of the model; a refusal becomes a mistake in the member that was refused.</summary>
    /// <returns>Null where it was refused.</returns>
    public T? Attempt<T>(DocumentNode at, Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (Exception refusal) when (refusal is ArgumentException or ModelException or OverflowException)
        {
            Add(at[(refusal as ArgumentException)?.ParamName] ?? at, MessageExcerpt.Of(refusal));
            return null;
        }
    }

    /// <summary>" Did you mean 'x'?", or nothing where the document has used up the time for such courtesies.</summary>
    public string Hint(string wanted, IReadOnlyCollection<string> known)
    {
        _comparisonsLeft -= known.Sum(name => Math.Min(name.Length, 100L)) * Math.Min(wanted.Length, 100);
        return _comparisonsLeft < 0 ? "" : NearestName.Hint(wanted, known);
    }

    public (int Line, int Column) PositionOf(int at)
    {
        _lineStarts ??= LineStarts(text);
        var line = Array.BinarySearch(_lineStarts, at);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, at - _lineStarts[line] + 1);
    }

    private static int[] LineStarts(string text)
    {
        List<int> starts = [0];
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            starts.Add(at + 1);
        }

        return [.. starts];
    }
}

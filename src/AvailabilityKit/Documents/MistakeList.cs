using System.Diagnostics.CodeAnalysis;
using System.Text;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Documents;

/// <summary>Collects the mistakes of one document, up to a limit, with the line and path of each.</summary>
internal sealed class MistakeList(ReadOnlyMemory<byte> text, DocumentOptions options)
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

    /// <summary>Notes a mistake after which nothing can be read.</summary>
    /// <exception cref="DocumentException">Always.</exception>
    [DoesNotReturn]
    public void Stop(int at, string path, string message)
    {
        Note(at, path, message);
        throw Found();
    }

    public void ThrowIfAny()
    {
        if (_mistakes.Count > 0)
        {
            throw Found();
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

    /// <summary>The part with one more property set, where the document gives it; a refusal becomes a mistake in that member.</summary>
    public TPart? Set<TPart, TValue>(TPart? part, DocumentFields fields, string key, TValue? value, Func<TPart, TValue, TPart> set)
        where TPart : class
        where TValue : struct =>
        part is null || value is not { } given ? part : Attempt(fields[key]!, () => set(part, given));

    /// <summary>" Did you mean 'x'?", or nothing where the document has used up the time for such courtesies.</summary>
    public string Hint(string wanted, IReadOnlyCollection<string> known)
    {
        _comparisonsLeft -= known.Sum(name => Math.Min(name.Length, 100L)) * Math.Min(wanted.Length, 100);
        return _comparisonsLeft < 0 ? "" : NearestName.Hint(wanted, known);
    }

    /// <summary>The line and the column in characters of a byte, both from 1.</summary>
    public (int Line, int Column) PositionOf(int at)
    {
        _lineStarts ??= LineStarts(text.Span);
        var line = Array.BinarySearch(_lineStarts, at);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, Encoding.UTF8.GetCharCount(text.Span[_lineStarts[line]..at]) + 1);
    }

    private void Add(int at, string path, string message)
    {
        Note(at, path, message);
        if (_mistakes.Count >= Options.MaximumMistakes)
        {
            throw Found();
        }
    }

    private void Note(int at, string path, string message)
    {
        var (line, column) = PositionOf(at);
        _mistakes.Add(new DocumentMistake(line, column, path, MessageExcerpt.Shortened(message, LongestMessage)));
    }

    // Elements are read before their references are followed, so the order of finding is not that of the lines.
    private DocumentException Found() => new([.. _mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column)]);

    private static int[] LineStarts(ReadOnlySpan<byte> text)
    {
        List<int> starts = [0];
        for (var next = text.IndexOf((byte)'\n'); next >= 0; next = text[starts[^1]..].IndexOf((byte)'\n'))
        {
            starts.Add(starts[^1] + next + 1);
        }

        return [.. starts];
    }
}

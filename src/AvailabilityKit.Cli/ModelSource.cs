using AvailabilityKit.Documents;
using AvailabilityKit.FaultTrees;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Cli;

/// <summary>A model document by its path, or the standard input by a minus sign.</summary>
internal static class ModelSource
{
    public const string StandardInput = "-";

    /// <summary>Reads the document.</summary>
    /// <exception cref="Refusal">It cannot be read; the message names the file, and line, column and path of the first mistake.</exception>
    public static ModelDocument Read(string path, Terminal terminal)
    {
        try
        {
            return OpenDocument(path, terminal);
        }
        catch (DocumentException exception)
        {
            var more = exception.Mistakes.Count - 1;
            throw new Refusal(At(path, exception.Mistakes[0]) + (more == 0 ? "" : $" ({more} more: availability validate {path})"), exception.Mistakes);
        }
    }

    /// <summary>Every mistake in the document; none where it can be read.</summary>
    /// <exception cref="Refusal">There is no such file.</exception>
    public static (ModelDocument? Document, IReadOnlyList<DocumentMistake> Mistakes) Check(string path, Terminal terminal)
    {
        try
        {
            return (OpenDocument(path, terminal), []);
        }
        catch (DocumentException exception)
        {
            return (null, exception.Mistakes);
        }
    }

    /// <summary>Reads a fault tree.</summary>
    /// <exception cref="Refusal">It cannot be read; the message names the file, and line, column and path of the mistake.</exception>
    public static FaultTree ReadTree(string path, Terminal terminal)
    {
        try
        {
            return Open(path, terminal, file => FaultTree.Load(file), stream => FaultTree.Load(stream), "*.xml");
        }
        catch (DocumentException exception)
        {
            throw new Refusal(At(path, exception.Mistakes[0]), exception.Mistakes);
        }
    }

    /// <summary>A mistake as compilers print it, so that editors find the place.</summary>
    public static string At(string path, DocumentMistake mistake) => mistake.Line == 0
        ? $"{NameOf(path)}: {mistake.Message}"
        : $"{NameOf(path)}:{mistake.Line}:{mistake.Column}: {mistake.Path}: {mistake.Message}";

    public static string NameOf(string path) => path == StandardInput ? "standard input" : path;

    private static ModelDocument OpenDocument(string path, Terminal terminal) => Open(path, terminal, file => ModelDocument.Load(file), stream => ModelDocument.Load(stream), "*.json");

    private static T Open<T>(string path, Terminal terminal, Func<string, T> load, Func<Stream, T> read, string pattern)
    {
        if (path == StandardInput)
        {
            using var input = terminal.OpenInput();
            return read(input);
        }

        try
        {
            return load(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new Refusal($"There is no file {path}.{Neighbour(path, pattern)}");
        }
        catch (UnauthorizedAccessException)
        {
            throw new Refusal(Directory.Exists(path) ? $"{path} is a folder; name a document in it." : $"{path} may not be read.");
        }
        catch (IOException exception)
        {
            throw new Refusal($"{path} cannot be read: {exception.Message}");
        }
        catch (ArgumentException)
        {
            throw new Refusal($"\"{path}\" is not the name of a file.");
        }
    }

    private static string Neighbour(string path, string pattern)
    {
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        if (!Directory.Exists(folder))
        {
            return "";
        }

        var nearest = NearestName.Nearest(Path.GetFileName(path), Directory.EnumerateFiles(folder, pattern).Take(1_000).Select(Path.GetFileName).OfType<string>());
        return nearest is null ? "" : $" Did you mean \"{Path.Combine(folder == "." ? "" : folder, nearest)}\"?";
    }
}

namespace AvailabilityKit.Tests.Architecture;

/// <summary>A source file of the library: its floor, the types it declares at the top, and the names it uses.</summary>
internal sealed class SourceFile
{
    private static readonly HashSet<string> BeforeAUse = new(StringComparer.Ordinal)
    {
        "new", "return", "is", "as", "in", "out", "ref", "case", "readonly", "static", "public", "private", "internal", "protected", "sealed", "abstract",
        "override", "virtual", "async", "await", "const", "required", "throw", "implicit", "explicit", "operator", "params", "scoped", "this", "else", "not", "and", "or", "when",
    };

    private readonly List<string> _tokens;

    private SourceFile(string path, string source)
    {
        Path = path;
        Lines = source.Count(character => character == '\n');
        _tokens = CodeTokens.Of(source);
    }

    /// <summary>The path below src/AvailabilityKit, with forward slashes.</summary>
    public string Path { get; }

    public int Lines { get; }

    /// <summary>The folder the file stands in; empty at the root.</summary>
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.IndexOf('/', StringComparison.Ordinal)] : "";

    public static SourceFile Read(string root, string file) => Of(System.IO.Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file));

    public static SourceFile Of(string path, string source) => new(path, source);

    /// <summary>The types declared outside any other type, and whether they are public.</summary>
    public IEnumerable<(string Name, bool IsPublic)> TopLevelTypes()
    {
        var depth = 0;
        var isPublic = false;
        for (var at = 0; at < _tokens.Count - 1; at++)
        {
            var token = _tokens[at];
            depth += token switch { "{" or "(" => 1, "}" or ")" => -1, _ => 0 };
            if (depth > 0)
            {
                continue;
            }

            isPublic = token switch { "public" => true, ";" or "}" or "internal" or "file" => false, _ => isPublic };
            if (!IsName(_tokens[at + 1]))
            {
                // A constraint such as "where T : struct," declares nothing.
                continue;
            }

            if (token is "class" or "struct" or "interface" or "enum" || (token is "record" && _tokens[at + 1] is not ("struct" or "class")))
            {
                yield return (_tokens[at + 1], isPublic);
            }
            else if (token is "delegate" && _tokens.IndexOf("(", at) is > 0 and var list)
            {
                // A generic delegate has its name before the angle bracket.
                var angle = _tokens.IndexOf("<", at, list - at);
                yield return (_tokens[list - 1] == ">" && angle > 0 ? _tokens[angle - 1] : _tokens[list - 1], isPublic);
            }
        }
    }

    /// <summary>The names this file uses as types would be used: not those it declares, nor members it reaches with a point or a colon behind.</summary>
    public IEnumerable<string> UsedNames()
    {
        for (var at = 0; at < _tokens.Count; at++)
        {
            var token = _tokens[at];
            var before = at > 0 ? _tokens[at - 1] : "";
            var behind = at + 1 < _tokens.Count ? _tokens[at + 1] : "";
            if (!IsName(token) || (before == "." && at > 1 && IsName(_tokens[at - 2]) && _tokens[at - 2] != "global"))
            {
                continue;
            }

            var isNamedArgument = behind == ":" && before is "(" or ",";
            var isMemberName = (IsName(before) && !BeforeAUse.Contains(before)) || before is ">" or "]" or "?" or "*" or ".";
            if (!isNamedArgument && !(isMemberName && behind is "{" or "=>" or "(" or ";" or "=" or "," or ")"))
            {
                yield return token;
            }
        }
    }

    /// <summary>The rooms this file names as namespaces, as in <c>using AvailabilityKit.Markov</c>.</summary>
    public IEnumerable<string> NamedRooms()
    {
        for (var at = 0; at + 2 < _tokens.Count; at++)
        {
            if (_tokens[at] == "AvailabilityKit" && _tokens[at + 1] == ".")
            {
                yield return _tokens[at + 2];
            }
        }
    }

    private static bool IsName(string token) => token.Length > 0 && (char.IsLetter(token[0]) || token[0] is '_' or '@');
}

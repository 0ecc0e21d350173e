using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Cli.Commands;

/// <summary>A command on a model document: its arguments, and the way of its answer to the screen or a file.</summary>
/// <param name="name">What it is called by.</param>
/// <param name="description">What it answers.</param>
/// <param name="document">The name of its argument, as help prints it.</param>
/// <param name="argument">What the argument is.</param>
internal abstract class ModelCommand(
    string name, string description, string document = ModelCommand.Model, string argument = "The model document; - reads the standard input.")
{
    private const string FormatOption = "--format";
    private const string ShortFormatOption = "-f";
    private static readonly string Maker = $"AvailabilityKit {typeof(ModelCommand).Assembly.GetName().Version?.ToString(3)}";
    private static readonly string[] Formats = ["text", "json", "html", "markdown"];

    private readonly Argument<string> _model = new(document) { Description = argument };
    private readonly Option<string> _format = new(FormatOption, ShortFormatOption) { Description = "text, json, html or markdown.", DefaultValueFactory = _ => "text" };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write to this file instead of the screen." };

    /// <summary>The name of the argument that is the document, as help prints it.</summary>
    public const string Model = "MODEL.json";

    /// <summary>The command with its arguments.</summary>
    public Command Build(Terminal terminal, CancellationToken cancellationToken)
    {
        _format.CompletionSources.Add(Formats);
        _format.Validators.Add(CheckFormat);
        var command = new Command(name, description) { _model, _format, _output };
        AddOptions(command);
        command.SetAction(parsed => Answer(parsed, terminal, cancellationToken));
        return command;
    }

    protected abstract void AddOptions(Command command);

    /// <summary>Computes the answer.</summary>
    protected abstract Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken);

    /// <summary>An option that takes an availability, as text: parsing is left to <see cref="TargetOf"/>.</summary>
    protected static Option<string?> TargetOption() =>
        new("--target", "-t") { Description = "Exit with 1 unless every service reaches this availability, for example \"99.99 %\" or \"4 nines\"." };

    protected static Availability? TargetOf(string? text) => text is null ? null : Availability.Parse(text);

    /// <summary>Whether the answer is asked for as JSON, as far as a command line can be understood.</summary>
    public static bool AsksForJson(ParseResult parsed)
    {
        if (parsed.GetResult(FormatOption) is OptionResult { Tokens: [.., var format] })
        {
            return IsJson(format.Value);
        }

        // To a command that does not exist no option belongs, and its options are left as words.
        string[] words = [.. parsed.UnmatchedTokens.SelectMany(token => token.Split(['=', ':'], 2))];
        return words.Zip(words.Skip(1)).Any(pair => pair.First is FormatOption or ShortFormatOption && IsJson(pair.Second));
    }

    /// <summary>The width of the text that will be written.</summary>
    protected int WidthOf(ParseResult parsed, Terminal terminal) => parsed.GetValue(_output) is null ? terminal.Width : Terminal.UsualWidth;

    private int Answer(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var result = Compute(parsed.GetValue(_model)!, parsed, terminal, cancellationToken);
        var output = parsed.GetValue(_output);
        var text = parsed.GetValue(_format)!.ToLowerInvariant() switch
        {
            "json" => result.ToJson(),
            "html" => HtmlRenderer.Page(result.Whole(), $"{Maker}, {terminal.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"),
            "markdown" => string.Join('\n', result.Exhibits.Select(exhibit => exhibit.ToMarkdown())),
            _ when result.IsComplaint => null,
            _ => new TextRenderer { Width = WidthOf(parsed, terminal), Colour = terminal.Colour && output is null }.Render(result.Exhibits),
        };
        if (text is not null)
        {
            Deliver(text, output, terminal);
        }

        foreach (var complaint in result.Complaints)
        {
            terminal.Output.Flush();
            terminal.Complain(complaint);
        }

        return result.Code;
    }

    private static bool IsJson(string format) => format.Equals("json", StringComparison.OrdinalIgnoreCase);

    private static void CheckFormat(OptionResult option)
    {
        foreach (var wrong in option.Tokens.Select(token => token.Value).Where(format => !Formats.Contains(format, StringComparer.OrdinalIgnoreCase)))
        {
            option.AddError($"\"{wrong}\" is not a format.{NearestName.Hint(wrong, Formats)}");
        }
    }

    private static void Deliver(string text, string? path, Terminal terminal)
    {
        if (path is not null)
        {
            Save(path, text);
            return;
        }

        terminal.Output.Write(text);
        if (!text.EndsWith('\n'))
        {
            terminal.Output.Write('\n');
        }
    }

    private static void Save(string path, string text)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new Refusal($"--output \"{path}\" is not the name of a file.");
        }

        try
        {
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (DirectoryNotFoundException)
        {
            throw new Refusal($"{path} cannot be written: there is no folder {Path.GetDirectoryName(path)}.");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw new Refusal($"{path} cannot be written: it is a folder; name a file in it.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new Refusal($"{path} cannot be written: {exception.Message}");
        }
    }
}

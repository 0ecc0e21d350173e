using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AvailabilityKit.Documents;
using AvailabilityKit.Interchange.Prism;

namespace AvailabilityKit.Cli.Commands;

/// <summary><c>availability chain MODEL --const N=4 --prop 'S=? [ "up" ]'</c>: a Markov chain from a file, asked properties.</summary>
internal sealed class ChainCommand() : ModelCommand(
    Word, "A Markov chain in the PRISM language, or as explicit files, asked properties such as S=? [ \"up\" ].", Argument, "The model: .sm, .pm or .prism; or .tra, with .sta, .lab, .srew and .trew beside it.")
{
    /// <summary>What it is called by.</summary>
    public const string Word = "chain";

    private const string Argument = "MODEL";

    private readonly Option<string[]> _constants = new("--const") { Description = "Values of constants, for example N=4,T=10; may be given several times." };

    private readonly Option<string[]> _properties = new("--prop") { Description = "A property, for example \"P=? [ F<=100 !\\\"up\\\" ]\"; may be given several times." };

    private readonly Option<string?> _file = new("--props") { Description = "A file of properties." };

    private readonly Option<string?> _export = new("--export") { Description = "Write the chain as explicit files: this one (.tra), and .sta, .lab, .srew, .trew beside it." };

    private readonly Option<bool> _discrete = new("--dtmc") { Description = "The numbers of a .tra file are probabilities of steps, not rates." };

    private readonly Option<int?> _states = new("--limit-states") { Description = "The most states that may be found; 20 000 000 by default." };

    private readonly Option<double?> _timeout = new("--timeout") { Description = "Give up after so many seconds." };

    protected override void AddOptions(Command command)
    {
        foreach (var option in new Option[] { _constants, _properties, _file, _export, _discrete, _states, _timeout })
        {
            command.Add(option);
        }
    }

    protected override Result Compute(string path, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var found = new FoundStates();
        var options = new PrismOptions { Progress = found };
        if (parsed.GetValue(_states) is { } states)
        {
            options = options with { MaximumStates = states };
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (parsed.GetValue(_timeout) is { } seconds)
        {
            patience.CancelAfter(seconds is > 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : throw new Refusal($"--timeout {seconds.ToString(CultureInfo.InvariantCulture)} is no number of seconds from 0 to a million."));
        }

        try
        {
            var chain = LongWork.Run(terminal, () => $"Exploring {path}: {found.Count} states", () => Explored(path, parsed, options, patience.Token));
            var answers = LongWork.Run(terminal, $"Solving {chain.StateCount} states", () => Answers(chain, parsed, patience.Token));
            if (parsed.GetValue(_export) is { } export)
            {
                Writing(export, () => chain.Save(export));
            }

            return new Result
            {
                Title = chain.Name,
                Exhibits = answers.Count == 0 ? [chain.ToExhibit()] : [.. answers.Select(answer => answer.ToExhibit())],
                ToJson = () => chain.ToJson(answers, watch.Elapsed),
            };
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SolverException($"There is no answer within the {parsed.GetValue(_timeout)?.ToString(CultureInfo.InvariantCulture)} seconds of --timeout; give more, or make the model smaller.", late);
        }
    }

    private PrismChain Explored(string path, ParseResult parsed, PrismOptions options, CancellationToken cancellationToken) => Reading(path, () =>
    {
        var constants = Constants(parsed);
        var declared = Declared(parsed);
        if (PrismChain.IsExplicit(path))
        {
            return constants.Keys.FirstOrDefault(name => !declared.Contains(name)) is { } unknown
                ? throw new Refusal($"{path} has no constant \"{unknown}\" that --const could set; its numbers are fixed.")
                : PrismChain.Load(path, parsed.GetValue(_discrete), options, cancellationToken);
        }

        var model = PrismModel.Load(path, options);
        model = constants.Where(constant => !declared.Contains(constant.Key) || model.Constants.Contains(constant.Key)).Aggregate(model, static (model, constant) => model.With(constant.Key, constant.Value));
        return model.Explore(keepTransitionRewards: parsed.GetValue(_export) is not null, cancellationToken);
    });

    private List<PrismAnswer> Answers(PrismChain chain, ParseResult parsed, CancellationToken cancellationToken)
    {
        var constants = Constants(parsed);
        List<PrismAnswer> answers = [];
        foreach (var (source, text) in Properties(parsed))
        {
            answers.AddRange(Reading(source, () =>
            {
                var own = PrismChain.ConstantsOf(text);
                return chain.CheckAll(text, constants.Where(constant => own.Contains(constant.Key)).ToDictionary(), cancellationToken);
            }));
        }

        return answers;
    }

    /// <summary>The values that were given, whether to constants of the model or of the properties.</summary>
    private Dictionary<string, double> Constants(ParseResult parsed)
    {
        var constants = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in (parsed.GetValue(_constants) ?? []).SelectMany(PrismModel.ConstantsIn))
        {
            constants[name] = value;
        }

        return constants;
    }

    /// <summary>The constants that the properties declare.</summary>
    private HashSet<string> Declared(ParseResult parsed) =>
        [.. Properties(parsed).SelectMany(property => Reading(property.Source, () => PrismChain.ConstantsOf(property.Text)))];

    private List<(string Source, string Text)> Properties(ParseResult parsed)
    {
        var properties = new List<(string Source, string Text)>();
        foreach (var text in parsed.GetValue(_properties) ?? [])
        {
            properties.Add(("--prop", text));
        }

        if (parsed.GetValue(_file) is { } file)
        {
            properties.Add((file, Reading(file, () => File.ReadAllText(file))));
        }

        return properties;
    }

    private static void Writing(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"{path} cannot be written: {exception.Message}");
        }
    }

    private static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DocumentException exception)
        {
            throw new Refusal(At(path, exception.Mistakes[0]), exception.Mistakes);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new Refusal($"There is no file {(exception as FileNotFoundException)?.FileName ?? path}.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new Refusal(Directory.Exists(path) ? $"{path} is a folder; name a model in it." : $"{path} may not be read.");
        }
        catch (IOException exception)
        {
            throw new Refusal($"{path} cannot be read: {exception.Message}");
        }
    }

    private static string At(string path, DocumentMistake mistake) =>
        mistake.Line == 0 ? $"{path}: {mistake.Message}" : $"{path}:{mistake.Line}:{mistake.Column}: {mistake.Message}";

    /// <summary>How many states were found so far.</summary>
    private sealed class FoundStates : IProgress<int>
    {
        public int Count { get; private set; }

        public void Report(int value) => Count = value;
    }
}

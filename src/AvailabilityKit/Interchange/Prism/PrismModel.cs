using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>A continuous- or discrete-time Markov chain written in the PRISM language: <c>PrismModel.Load("cluster.sm").With("N", 4).Check("S=? [ \"premium\" ]")</c>. Immutable and safe to share.</summary>
/// <remarks>
/// The language is that of the PRISM manual (prismmodelchecker.org/manual), for models of the types <c>ctmc</c> and <c>dtmc</c>: M. Kwiatkowska, G. Norman,
/// D. Parker, "PRISM 4.0: verification of probabilistic real-time systems", CAV 2011.
/// </remarks>
[JsonConverter(typeof(PrismConverter))]
public sealed class PrismModel
{
    private readonly ModelSyntax _syntax;
    private readonly Dictionary<string, double> _given;
    private readonly PrismOptions _options;
    private readonly Lock _lock = new();
    private PrismChain? _explored;
    private bool _keepsRewards;

    private PrismModel(string name, ModelSyntax syntax, Dictionary<string, double> given, PrismOptions options)
    {
        Name = name;
        _syntax = syntax;
        _given = given;
        _options = options;
    }

    /// <summary>What results call it: the name of the file without its ending.</summary>
    public string Name { get; }

    /// <summary>Whether it is a <c>dtmc</c>, whose time is counted in steps, and not a <c>ctmc</c>.</summary>
    public bool IsDiscrete => _syntax.IsDiscrete;

    /// <summary>The names of its constants.</summary>
    public IReadOnlyList<string> Constants => _syntax.Constants.ConvertAll(constant => constant.Name);

    /// <summary>The names of its modules.</summary>
    public IReadOnlyList<string> Modules => _syntax.Modules.ConvertAll(module => module.Name);

    /// <summary>Reads a model from a file.</summary>
    /// <param name="path">The file, usually .sm, .pm or .prism.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="DocumentException">The file is no model of this language, or one of a kind that is not solved here; with line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PrismModel Load(string path, PrismOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= PrismOptions.Default;
        return Parse(PrismFile.Text(path, options.MaximumBytes, nameof(PrismOptions.MaximumBytes)), options, Path.GetFileNameWithoutExtension(path));
    }

    /// <summary>Reads a model from a text.</summary>
    /// <param name="text">The model.</param>
    /// <param name="options">Limits.</param>
    /// <param name="name">What results call it.</param>
    /// <exception cref="DocumentException">The text is no model of this language, or one of a kind that is not solved here; with line and column.</exception>
    public static PrismModel Parse(string text, PrismOptions? options = null, string name = "model")
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= PrismOptions.Default;
        if (Encoding.UTF8.GetByteCount(text) > options.MaximumBytes)
        {
            throw new DocumentException($"The model has more than {options.MaximumBytes} bytes ({nameof(PrismOptions)}.{nameof(PrismOptions.MaximumBytes)}).");
        }

        return new PrismModel(name, ModelParser.Parse(text, options), new(StringComparer.Ordinal), options);
    }

    /// <summary>The same model with a constant given, in place of a value that it has in the text.</summary>
    /// <param name="constant">The name of the constant.</param>
    /// <param name="value">Its value; of a bool, 1 for true and 0 for false.</param>
    /// <exception cref="ModelException">The model has no such constant; the message names the nearest one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public PrismModel With(string constant, double value)
    {
        ArgumentNullException.ThrowIfNull(constant);
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), $"The constant \"{constant}\" is given {NumberNotation.Exact(value)}; give a finite number.");
        }

        return Constants.Contains(constant, StringComparer.Ordinal)
            ? new PrismModel(Name, _syntax, new Dictionary<string, double>(_given, StringComparer.Ordinal) { [constant] = value }, _options)
            : throw new ModelException($"The model has no constant \"{constant}\".{NearestName.Hint(constant, Constants)}", constant);
    }

    /// <summary>The same model with a constant given.</summary>
    /// <param name="constant">The name of the constant.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ModelException">The model has no such constant; the message names the nearest one.</exception>
    public PrismModel With(string constant, bool value) => With(constant, value ? 1.0 : 0.0);

    /// <summary>The same model with constants given as on a command line: <c>N=4,T=1e3,fast=true</c>.</summary>
    /// <param name="constants">Names and values.</param>
    /// <exception cref="ModelException">The model has no such constant; the message names the nearest one.</exception>
    /// <exception cref="FormatException">A value is no number and neither true nor false.</exception>
    public PrismModel WithConstants(string constants) => ConstantsIn(constants).Aggregate(this, static (model, constant) => model.With(constant.Key, constant.Value));

    /// <summary>Names and values of constants as they are given on a command line: <c>N=4,T=1e3,fast=true</c>.</summary>
    /// <param name="constants">Names and values; of a name that is given twice the last value holds.</param>
    /// <exception cref="FormatException">A value is no number and neither true nor false.</exception>
    public static IReadOnlyDictionary<string, double> ConstantsIn(string constants)
    {
        ArgumentNullException.ThrowIfNull(constants);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var constant in constants.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = constant.Split('=', 2, StringSplitOptions.TrimEntries);
            values[parts[0]] = parts.Length == 2 && ValueOf(parts[1]) is { } value
                ? value
                : throw new FormatException($"\"{constant}\" gives no constant a value; write for example N=4, T=1e3 or fast=true.");
        }

        return values;
    }

    /// <summary>Finds all states and transitions. Asked again, it has them still.</summary>
    /// <param name="cancellationToken">Stops the exploration.</param>
    /// <exception cref="DocumentException">A name is unknown, a type does not fit, or a constant has no value; with line and column.</exception>
    /// <exception cref="ModelException">An update leaves the range of its variable, or a rate or probability is none; with line and state.</exception>
    /// <exception cref="SolverException">A limit of <see cref="PrismOptions"/> is reached.</exception>
    public PrismChain Explore(CancellationToken cancellationToken = default) => Explore(keepTransitionRewards: false, cancellationToken);

    /// <summary>Finds all states and transitions, and if need be keeps what each transition earns.</summary>
    /// <param name="keepTransitionRewards">Whether it is kept, so that <see cref="PrismChain.Save"/> can write it; what is asked of a chain does not need it.</param>
    /// <param name="cancellationToken">Stops the exploration.</param>
    /// <exception cref="DocumentException">A name is unknown, a type does not fit, or a constant has no value; with line and column.</exception>
    /// <exception cref="ModelException">An update leaves the range of its variable, or a rate or probability is none; with line and state.</exception>
    /// <exception cref="SolverException">A limit of <see cref="PrismOptions"/> is reached.</exception>
    public PrismChain Explore(bool keepTransitionRewards, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_explored is null || (keepTransitionRewards && !_keepsRewards))
            {
                _keepsRewards = keepTransitionRewards;
                _explored = new PrismChain(ChainFacts.Of(
                    Explorer.Explore(ModelCompiler.Compile(_syntax, _given, _options), _options, keepTransitionRewards, cancellationToken), Name, _options));
            }

            return _explored;
        }
    }

    /// <summary>Answers one property in the notation of PRISM; <see cref="PrismChain.Check"/> tells which.</summary>
    /// <param name="property">For example <c>S=? [ "premium" ]</c>.</param>
    /// <param name="cancellationToken">Stops exploration and solver.</param>
    /// <exception cref="DocumentException">The model or the property is wrong; with line and column.</exception>
    /// <exception cref="ModelException">An update leaves the range of its variable, or a rate or probability is none; with line and state.</exception>
    /// <exception cref="SolverException">There is no answer within the limits.</exception>
    public PrismAnswer Check(string property, CancellationToken cancellationToken = default) => Explore(cancellationToken).Check(property, cancellationToken);

    /// <summary>The chain for everything else that chains can be asked; see <see cref="PrismChain.ToChain"/>.</summary>
    /// <param name="cancellationToken">Stops the exploration.</param>
    /// <exception cref="DocumentException">The model is wrong; with line and column.</exception>
    /// <exception cref="ModelException">The model has several initial states, or is wrong in some state.</exception>
    /// <exception cref="SolverException">A limit of <see cref="PrismOptions"/> is reached.</exception>
    public MarkovChain<PrismState> ToChain(CancellationToken cancellationToken = default) => Explore(cancellationToken).ToChain();

    private static double? ValueOf(string text) => text switch
    {
        "true" => 1,
        "false" => 0,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };
}

using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>A chain from a file, all its states and transitions found: a model in the PRISM language explored, or explicit files read. Immutable and safe to share.</summary>
/// <remarks>
/// <see cref="Check(string, CancellationToken)"/> asks it properties in the notation of PRISM; <see cref="ToChain"/> hands it to all that a
/// <see cref="MarkovChain{TState}"/> can be asked.
/// </remarks>
[JsonConverter(typeof(PrismConverter))]
public sealed class PrismChain : ExhibitableResult
{
    private readonly Dictionary<string, int> _variables;

    internal PrismChain(ChainFacts facts)
    {
        Facts = facts;
        _variables = facts.Layout.Variables.Select((variable, i) => (variable.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
    }

    internal ChainFacts Facts { get; }

    /// <summary>What results and messages call it.</summary>
    public string Name => Facts.Name;

    /// <summary>Whether time is counted in steps (a dtmc) or runs on (a ctmc).</summary>
    public bool IsDiscrete => Facts.IsDiscrete;

    /// <summary>The number of states.</summary>
    public int StateCount => Facts.StateCount;

    /// <summary>The number of transitions; those between the same two states count as one.</summary>
    public int TransitionCount => Facts.Rates.TransitionCount;

    /// <summary>The names of the variables, in the order of the model.</summary>
    public IReadOnlyList<string> Variables => [.. Facts.Layout.Variables.Select(variable => variable.Name)];

    /// <summary>The names of the labels; <c>init</c> and <c>deadlock</c> are always among them.</summary>
    public IReadOnlyList<string> Labels => [.. Facts.LabelNames];

    /// <summary>The names of the rewards structures; empty for one without a name.</summary>
    public IReadOnlyList<string> Rewards => [.. Facts.Rewards.Select(rewards => rewards.Name)];

    /// <summary>The states by number.</summary>
    public IReadOnlyList<PrismState> States => new PrismStates(this);

    /// <summary>The chain for everything else that chains can be asked. A time unit of the model is a second there.</summary>
    /// <remarks>A dtmc becomes the chain whose steps take a second on average: its long run and what happens before something else are the same, not what happens by a time.</remarks>
    /// <exception cref="ModelException">The model has several initial states.</exception>
    public MarkovChain<PrismState> ToChain()
    {
        if (Facts.Starts.Length != 1)
        {
            throw new ModelException($"The model has {Facts.Starts.Length} initial states, and a chain starts in one; narrow the \"init\" part down.");
        }

        return Chain();
    }

    /// <summary>Answers one property in the notation of PRISM.</summary>
    /// <param name="property">For example <c>S=? [ "premium" ]</c>, <c>P=? [ F&lt;=100 !"minimum" ]</c>, <c>R{"repairs"}=? [ C&lt;=1000 ]</c>.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <exception cref="DocumentException">It is no property, or one of a kind that is not answered.</exception>
    /// <exception cref="SolverException">There is no answer within the limits.</exception>
    public PrismAnswer Check(string property, CancellationToken cancellationToken = default)
    {
        var answers = CheckAll(property, cancellationToken);
        return answers.Count == 1
            ? answers[0]
            : throw new DocumentException($"{answers.Count} properties stand here; ask them with CheckAll.");
    }

    /// <summary>Answers all properties of a text, in its order; what several of them need is solved once.</summary>
    /// <param name="properties">Properties, each ended by a semicolon or not, with constants and labels of their own if need be, as in a file of properties.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <exception cref="DocumentException">One is no property, or one of a kind that is not answered.</exception>
    /// <exception cref="SolverException">There is no answer within the limits.</exception>
    public IReadOnlyList<PrismAnswer> CheckAll(string properties, CancellationToken cancellationToken = default) =>
        CheckAll(properties, new Dictionary<string, double>(), cancellationToken);

    /// <summary>Answers all properties of a text, in its order, with values for constants that the text itself declares, such as <c>const double T;</c>.</summary>
    /// <param name="properties">Properties, with constants and labels of their own, as in a file of properties.</param>
    /// <param name="constants">Values by the names of constants of the text; of a bool, 1 for true and 0 for false. Constants of the model have theirs from <see cref="PrismModel.With(string, double)"/>.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <exception cref="DocumentException">One is no property, or one of a kind that is not answered, or a constant has no value.</exception>
    /// <exception cref="ModelException">The text declares no constant of a name.</exception>
    /// <exception cref="SolverException">There is no answer within the limits.</exception>
    public IReadOnlyList<PrismAnswer> CheckAll(string properties, IReadOnlyDictionary<string, double> constants, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(properties);
        ArgumentNullException.ThrowIfNull(constants);
        var file = PropertyParser.Parse(properties, Facts.Options);
        foreach (var name in constants.Keys.Where(name => !file.Constants.Exists(constant => constant.Name == name)))
        {
            throw new ModelException($"The properties declare no constant \"{name}\".{NearestName.Hint(name, file.Constants.Select(constant => constant.Name))}", name);
        }

        var checker = new PropertyChecker(Facts, Chain(), file, constants, cancellationToken);
        return file.Properties.ConvertAll(checker.Answer);
    }

    /// <summary>The names of the constants that a text of properties declares, whether with a value or without.</summary>
    /// <param name="properties">The text.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="DocumentException">It holds something else than properties.</exception>
    public static IReadOnlyList<string> ConstantsOf(string properties, PrismOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(properties);
        return PropertyParser.Parse(properties, options ?? PrismOptions.Default).Constants.ConvertAll(constant => constant.Name);
    }

    /// <summary>Whether a path names explicit files, by its ending <c>.tra</c>.</summary>
    /// <param name="path">The path.</param>
    public static bool IsExplicit(string path) => Path.GetExtension(path).Equals(".tra", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads explicit files: the transitions from <c>model.tra</c>, and what there is beside it of <c>model.sta</c>, <c>model.lab</c>, <c>model.srew</c> and <c>model.trew</c> (with several rewards structures <c>model1.srew</c> and so on).</summary>
    /// <remarks>The format is that of the PRISM manual, "Explicit Model Files". Without a <c>.sta</c> file a state has one variable, <c>x</c>, its number; without a <c>.lab</c> file state 0 is initial.</remarks>
    /// <param name="path">The file of transitions.</param>
    /// <param name="isDiscrete">Whether its numbers are the probabilities of steps and not rates, which the file does not say.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DocumentException">A file is not of this format; with its name and line.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static PrismChain Load(string path, bool isDiscrete = false, PrismOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new PrismChain(ExplicitReader.Read(path, isDiscrete, options ?? PrismOptions.Default, cancellationToken));
    }

    /// <summary>Writes explicit files: the transitions to <paramref name="path"/>, and beside it <c>.sta</c>, <c>.lab</c>, and for each rewards structure that earns something <c>.srew</c> and <c>.trew</c>.</summary>
    /// <remarks>What transitions earn is known where the model was explored with <c>keepTransitionRewards</c>, or read.</remarks>
    /// <param name="path">The file of transitions, ending in <c>.tra</c>.</param>
    /// <exception cref="ArgumentException">The path ends otherwise.</exception>
    /// <exception cref="InvalidOperationException">Transitions earn rewards that were not kept.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!IsExplicit(path))
        {
            throw new ArgumentException($"\"{path}\" does not end in .tra; the transitions go there, and what else there is beside it.", nameof(path));
        }

        ExplicitWriter.Write(Facts, path);
    }

    /// <summary>Answers as JSON: an object with <c>answer</c> (the size of the chain and each property), <c>method</c>, <c>errorBound</c>, <c>assumptions</c> and <c>elapsed</c> in seconds.</summary>
    /// <param name="answers">What this chain answered.</param>
    /// <param name="elapsed">How long it took in all.</param>
    public string ToJson(IReadOnlyList<PrismAnswer> answers, TimeSpan elapsed)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return PrismJson.Text(json =>
        {
            json.WriteStartObject();
            json.WriteString("kind", "chain");
            json.WriteNumber("version", 1);
            json.WriteStartObject("answer");
            json.WriteString("name", Name);
            json.WriteString("type", IsDiscrete ? "dtmc" : "ctmc");
            json.WriteNumber("states", StateCount);
            json.WriteNumber("transitions", TransitionCount);
            json.WriteStartArray("properties");
            foreach (var answer in answers)
            {
                answer.Write(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString("method", answers.Count == 0 ? "exploration" : string.Join("; ", answers.Select(answer => answer.Method).Distinct(StringComparer.Ordinal)));
            json.WriteNumber("errorBound", answers.Select(answer => answer.ErrorBound).DefaultIfEmpty(0).Max());
            PrismJson.WriteTexts(json, "assumptions", answers.SelectMany(answer => answer.Assumptions).Distinct(StringComparer.Ordinal));
            json.WriteNumber("elapsed", elapsed.TotalSeconds);
            json.WriteEndObject();
        });
    }

    /// <summary>How large it is, its variables, labels and rewards.</summary>
    public override Exhibit ToExhibit() => Exhibit.Titled(Name, $"{(IsDiscrete ? "dtmc" : "ctmc")}, {StateCount} states, {TransitionCount} transitions")
        .Facts("Contents", facts => facts
            .Add("Variables", string.Join(", ", Variables))
            .Add("Labels", string.Join(", ", Labels))
            .Add("Rewards", string.Join(", ", Rewards.Select(name => name.Length == 0 ? "(without a name)" : name))));

    internal int ValueOf(int state, string variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (!_variables.TryGetValue(variable, out var index))
        {
            throw new ModelException($"The chain has no variable \"{variable}\".{NearestName.Hint(variable, _variables.Keys)}", variable);
        }

        var packed = Facts.Layout.Variables[index];
        return (int)((Facts.Packed[(state * Facts.Layout.Words) + packed.Word] & packed.Mask) >> packed.Shift) + packed.Low;
    }

    internal string Show(int state) => Facts.Show(state);

    internal bool[] Marks(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        lock (_marks)
        {
            if (!_marks.TryGetValue(label, out var marks))
            {
                if (!Facts.LabelNames.Contains(label, StringComparer.Ordinal))
                {
                    throw new ModelException($"The chain has no label \"{label}\".{NearestName.Hint(label, Facts.LabelNames)}", label);
                }

                var none = new Dictionary<string, NamedSyntax>(StringComparer.Ordinal);
                marks = Facts.Where(Facts.Label(new Syntax(Operation.Label, label, 0, [], 1, 1), Facts.Scope.Wider([]), none));
                _marks.Add(label, marks);
            }

            return marks;
        }
    }

    private readonly Dictionary<string, bool[]> _marks = new(StringComparer.Ordinal);

    private MarkovChain<PrismState> Chain()
    {
        var start = new double[StateCount];
        start[Facts.Starts[0]] = 1;
        return new MarkovChain<PrismState>(Name, States, state => ReferenceEquals(state.Chain, this) ? state.Index : -1, Facts.Rates, start);
    }
}

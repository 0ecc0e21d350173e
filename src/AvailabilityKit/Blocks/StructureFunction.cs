using System.Buffers;
using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Blocks;

/// <summary>A block diagram made ready to be evaluated again and again with other numbers. Immutable and safe on many threads.</summary>
/// <remarks>
/// Evaluation walks the decision diagram once from the bottom up: two multiplications and an addition each for P(up) and P(down) a
/// node, no allocation. Made by <see cref="Block.Compile"/>.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class StructureFunction
{
    private const int OnTheStack = 256;

    private readonly string _title;
    private readonly ModularFunction _function;
    private readonly BlockComponent[] _components;
    private readonly double[] _up;
    private readonly double[] _down;
    private readonly Dictionary<string, int> _indexes;

    internal StructureFunction(string title, ModularFunction function, BlockComponent[] components, Dictionary<string, int> indexes)
    {
        _title = title;
        _function = function;
        _components = components;
        _indexes = indexes;
        _up = Array.ConvertAll(components, c => c.OwnAvailability.Value);
        _down = Array.ConvertAll(components, c => c.OwnAvailability.Unavailability);
    }

    /// <summary>The components in the order in which <see cref="Evaluate(ReadOnlySpan{Availability})"/> and its kin take their numbers.</summary>
    public IReadOnlyList<BlockComponent> Components => _components;

    /// <summary>Whether no failure of a component can bring the system up, and no repair take it down.</summary>
    /// <remarks>So it is without negation and exclusive-or; with them it is found out from the decision diagram.</remarks>
    /// <exception cref="SolverException">Finding out takes more nodes than the limit.</exception>
    public bool IsCoherent => _function.IsCoherent;

    /// <summary>Nodes of the decision diagram, the terminal included: what an evaluation costs.</summary>
    public int NodeCount => _function.NodeCount;

    /// <summary>Bound on the relative error that arithmetic adds to an availability and to an unavailability alike.</summary>
    public double ErrorBound => CompiledDiagram.RoundingBound(_function.Roundings + 2);

    /// <summary>The place of a component in <see cref="Components"/>.</summary>
    /// <exception cref="ArgumentException">No component bears the name.</exception>
    public int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _indexes.TryGetValue(name, out var index) ? index : throw new ArgumentException(
            $"No component is named \"{name}\".{NearestName.Hint(name, _indexes.Keys)}", nameof(name));
    }

    /// <summary>Whether the system's state depends on the component at all.</summary>
    /// <param name="component">The component's place in <see cref="Components"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public bool DependsOn(int component)
    {
        return (uint)component < (uint)_components.Length ? _function.DependsOn(component) : throw new ArgumentOutOfRangeException(
            nameof(component), $"There is no component {component} among {_components.Length}; count from 0, or ask IndexOf for the place of a name.");
    }

    /// <summary>The availability with the components' own numbers.</summary>
    public Availability Evaluate() => Evaluate(_up, _down);

    /// <summary>The availability with other numbers.</summary>
    /// <param name="availabilities">One for each of <see cref="Components"/>, in that order.</param>
    /// <exception cref="ArgumentException">There are more or fewer than components.</exception>
    public Availability Evaluate(ReadOnlySpan<Availability> availabilities)
    {
        CheckCount(availabilities.Length, nameof(availabilities));
        var length = availabilities.Length;
        using var room = new Room(2 * length, stackalloc double[OnTheStack]);
        var up = room.Span[..length];
        var down = room.Span.Slice(length, length);
        Split(availabilities, up, down);
        return EvaluateChecked(up, down);
    }

    /// <summary>The availability with other numbers, given as probabilities of being up and of being down.</summary>
    /// <param name="up">The probability that each of <see cref="Components"/> is up, 0 to 1.</param>
    /// <param name="down">The probability that it is down, 0 to 1; the two sum to one but for rounding.</param>
    /// <exception cref="ArgumentException">There are more or fewer than components.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not a probability, or a pair does not sum to one.</exception>
    public Availability Evaluate(ReadOnlySpan<double> up, ReadOnlySpan<double> down)
    {
        CheckCount(up.Length, nameof(up));
        CheckCount(down.Length, nameof(down));
        for (var i = 0; i < up.Length; i++)
        {
            CheckPair(up[i], down[i], i);
        }

        return EvaluateChecked(up, down);
    }

    /// <summary>The availability for many sets of numbers at once, several in the lanes of the processor's vectors.</summary>
    /// <remarks>Each result is to the last bit what one evaluation gives. Nothing is allocated.</remarks>
    /// <param name="up">The probability of being up: of the first of <see cref="Components"/> in every set, then of the second, and so on.</param>
    /// <param name="down">The probability of being down, in the same order; the two sum to one but for rounding.</param>
    /// <param name="systemUp">Receives the availability of each set.</param>
    /// <param name="systemDown">Receives the unavailability of each set.</param>
    /// <exception cref="ArgumentException">There are more or fewer numbers than components times sets, or results than sets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not a probability, or a pair does not sum to one.</exception>
    public void EvaluateMany(ReadOnlySpan<double> up, ReadOnlySpan<double> down, Span<double> systemUp, Span<double> systemDown)
    {
        var sets = systemUp.Length;
        if (systemDown.Length != sets)
        {
            throw new ArgumentException($"There is room for {sets} availabilities and {systemDown.Length} unavailabilities; give as much for both.", nameof(systemDown));
        }

        if (up.Length != (long)sets * _components.Length || down.Length != up.Length)
        {
            throw new ArgumentException(
                $"{sets} sets of {_components.Length} components need {(long)sets * _components.Length} probabilities up and down, not {up.Length} and {down.Length}.", nameof(up));
        }

        for (var i = 0; i < up.Length; i++)
        {
            CheckPair(up[i], down[i], i / sets);
        }

        ManySets.Evaluate(_function, up, down, systemUp, systemDown);
    }

    /// <summary>The derivative of the availability by that of each component, all in one pass up the diagram and one down.</summary>
    /// <remarks>
    /// Faster than <see cref="Birnbaum"/>, to which it is equal in a coherent structure but for digits that a small difference of large probabilities
    /// loses: it is good to an absolute 1e-15 or so. Negative where the component's failure helps.
    /// </remarks>
    /// <param name="availabilities">One for each of <see cref="Components"/>, in that order.</param>
    /// <param name="derivatives">Receives one for each of <see cref="Components"/>.</param>
    /// <exception cref="ArgumentException">There are more or fewer than components.</exception>
    public void Derivatives(ReadOnlySpan<Availability> availabilities, Span<double> derivatives)
    {
        CheckCount(availabilities.Length, nameof(availabilities));
        CheckCount(derivatives.Length, nameof(derivatives));
        var length = availabilities.Length;
        using var room = new Room((2 * length) + _function.DerivativesScratchLength, stackalloc double[OnTheStack]);
        var up = room.Span[..length];
        var down = room.Span.Slice(length, length);
        Split(availabilities, up, down);
        _function.Derivatives(up, down, room.Span[(2 * length)..], derivatives);
    }

    /// <summary>Birnbaum's importance of each component: the probability that the system is up if it is and down if it is not.</summary>
    /// <remarks>
    /// Found without subtraction, so that small importances keep their digits. Where the structure is not coherent, the probability that
    /// the component decides the system either way is meant: up with it and down without, or the other way round (J. D. Andrews and
    /// S. Beeson, IEEE Transactions on Reliability 52 (2), 2003).
    /// </remarks>
    /// <param name="availabilities">One for each of <see cref="Components"/>, in that order.</param>
    /// <param name="importances">Receives one for each of <see cref="Components"/>, 0 to 1.</param>
    /// <exception cref="ArgumentException">There are more or fewer than components.</exception>
    /// <exception cref="SolverException">The first use makes further diagrams, which would outgrow the limits.</exception>
    public void Birnbaum(ReadOnlySpan<Availability> availabilities, Span<double> importances)
    {
        CheckCount(availabilities.Length, nameof(availabilities));
        CheckCount(importances.Length, nameof(importances));
        var length = availabilities.Length;
        using var room = new Room((2 * length) + _function.BirnbaumScratchLength, stackalloc double[OnTheStack]);
        var up = room.Span[..length];
        var down = room.Span.Slice(length, length);
        Split(availabilities, up, down);
        _function.Birnbaum(up, down, room.Span[(2 * length)..], importances);
    }

    /// <summary>How often the system goes down in steady state: the sum of the components' frequencies times their Birnbaum importances.</summary>
    /// <remarks>
    /// Where the structure is not coherent, a repair may take the system down; in steady state a component is repaired as often as it fails, so that
    /// the sum over both ways of deciding it is right.
    /// </remarks>
    /// <param name="availabilities">One for each of <see cref="Components"/>, in that order.</param>
    /// <param name="failureFrequencies">How often each component fails, A / MTTF; in the same order.</param>
    /// <exception cref="ArgumentException">There are more or fewer than components.</exception>
    /// <exception cref="SolverException">The first use makes further diagrams, which would outgrow the limits.</exception>
    public Rate FailureFrequency(ReadOnlySpan<Availability> availabilities, ReadOnlySpan<Rate> failureFrequencies)
    {
        CheckCount(failureFrequencies.Length, nameof(failureFrequencies));
        using var room = new Room(failureFrequencies.Length, stackalloc double[OnTheStack]);
        var importances = room.Span[..failureFrequencies.Length];
        Birnbaum(availabilities, importances);
        var perSecond = 0.0;
        for (var i = 0; i < importances.Length; i++)
        {
            perSecond += importances[i] * failureFrequencies[i].ValuePerSecond;
        }

        return Rate.PerSecond(perSecond);
    }

    /// <summary>What each component weighs, with the components' own numbers.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SolverException">The first use makes further diagrams, which would outgrow the limits.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public BlockImportances Importance(CancellationToken cancellationToken = default) => new(
        _title,
        this,
        ImportanceRows.Of(_function, _components, [.. _up], [.. _down], cancellationToken),
        CompiledDiagram.RoundingBound(_components.Length + 8) + (2 * (ErrorBound + _function.BirnbaumErrorBound)));

    /// <summary>The second derivative of the availability by the availabilities of two components.</summary>
    internal double SecondDerivative(int one, int other)
    {
        double[] up = [.. _up], down = [.. _down];
        return Given(true, true) - Given(true, false) - (Given(false, true) - Given(false, false));

        // The four differ by what is up and down alike; unavailabilities are the smaller ones as a rule.
        double Given(bool oneIsUp, bool otherIsUp)
        {
            (up[one], down[one]) = oneIsUp ? (1, 0) : (0, 1);
            (up[other], down[other]) = otherIsUp ? (1, 0) : (0, 1);
            return -EvaluateChecked(up, down).Unavailability;
        }
    }

    /// <summary>The minimal cut sets, with the components' own probabilities.</summary>
    /// <param name="limits">How large their diagrams may grow; <see cref="BlockOptions.Default"/> if null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ModelException">The structure is not coherent.</exception>
    /// <exception cref="SolverException">The diagrams would outgrow their limits.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public CutSets CutSets(BlockOptions? limits = null, CancellationToken cancellationToken = default) =>
        new(_title, MinimalSetsOf("cut", cuts: true, limits, cancellationToken), _components);

    /// <summary>The minimal path sets, with the components' own probabilities.</summary>
    /// <inheritdoc cref="CutSets"/>
    public PathSets PathSets(BlockOptions? limits = null, CancellationToken cancellationToken = default) =>
        new(_title, MinimalSetsOf("path", cuts: false, limits, cancellationToken), _components);

    /// <summary>Every measure with the components' own numbers.</summary>
    /// <exception cref="SolverException">The frequency needs further diagrams, which would outgrow the limits.</exception>
    public BlockMeasures Measure()
    {
        var availabilities = Array.ConvertAll(_components, c => c.OwnAvailability);
        var frequencies = new Rate[_components.Length];
        BlockComponent? unknown = null;
        for (var i = 0; i < frequencies.Length; i++)
        {
            if (_components[i].FailureFrequency is { } frequency)
            {
                frequencies[i] = frequency;
            }
            else if (_function.DependsOn(i))
            {
                unknown ??= _components[i];
            }
        }

        List<string> assumptions = ["Components fail and are repaired independently of one another, each with a repair of its own."];
        Rate? systemFrequency = null;
        if (unknown is null)
        {
            systemFrequency = FailureFrequency(availabilities, frequencies);
            assumptions.Add("Steady state: each component alternates between up times of mean MTTF and down times of mean MTTR, whatever their distributions.");
        }
        else
        {
            assumptions.Add($"Steady state. The failure frequency is not known, for component \"{unknown.Name}\" is given by its availability alone.");
        }

        if (!IsCoherent)
        {
            assumptions.Add("The structure is not coherent: the failure of a component may bring the system up, and its repair may take it down. The figures count both.");
        }

        var used = Enumerable.Range(0, _components.Length).Count(_function.DependsOn);
        return new BlockMeasures(
            _title,
            Evaluate(),
            systemFrequency,
            IsCoherent,
            $"Exact, by a binary decision diagram of {NodeCount} {(NodeCount == 1 ? "node" : "nodes")} over {used} {(used == 1 ? "component" : "components")}",
            systemFrequency is null ? ErrorBound : Math.Max(ErrorBound, _function.BirnbaumErrorBound + CompiledDiagram.RoundingBound(_components.Length + 4)),
            assumptions);
    }

    /// <summary>The block in one line, and what it became.</summary>
    public override string ToString() => $"{_title}: {_components.Length} components in {NodeCount} nodes";

    private Availability EvaluateChecked(ReadOnlySpan<double> up, ReadOnlySpan<double> down)
    {
        using var room = new Room(_function.ScratchLength, stackalloc double[OnTheStack]);
        var (isUp, isDown) = _function.Evaluate(up, down, room.Span);
        return Availability.FromParts(isUp, isDown);
    }

    private MinimalSets MinimalSetsOf(string kind, bool cuts, BlockOptions? limits, CancellationToken cancellationToken) => IsCoherent
        ? MinimalSets.Of(_function, cuts, (limits ?? BlockOptions.Default).MaximumNodes, cancellationToken)
        : throw new ModelException($"The structure is not coherent: the failure of a component may bring the system up, so that minimal {kind} sets do not say when it is up. Ask for its measures, which are exact, or say it without negation and exclusive-or.");

    private static void Split(ReadOnlySpan<Availability> availabilities, Span<double> up, Span<double> down)
    {
        for (var i = 0; i < availabilities.Length; i++)
        {
            up[i] = availabilities[i].Value;
            down[i] = availabilities[i].Unavailability;
        }
    }

    private void CheckPair(double up, double down, int component)
    {
        if (!(up >= 0 && down >= 0 && Math.Abs(up + down - 1) <= 1e-9))
        {
            throw new ArgumentOutOfRangeException(
                nameof(up), $"Component \"{_components[component].Name}\" is up with probability {NumberNotation.Exact(up)} and down with {NumberNotation.Exact(down)}; both must be 0 to 1 and sum to one.");
        }
    }

    private void CheckCount(int count, string parameter)
    {
        if (count != _components.Length)
        {
            throw new ArgumentException($"{count} numbers were given for {_components.Length} components; give one for each, in the order of Components.", parameter);
        }
    }

    /// <summary>Doubles to work in: the caller's stack where they fit, a shared pool's where they do not; never the heap's, call after call.</summary>
    private readonly ref struct Room
    {
        private readonly double[]? _rented;

        public Room(int length, Span<double> stack)
        {
            _rented = length <= stack.Length ? null : ArrayPool<double>.Shared.Rent(length);
            Span = _rented ?? stack;
        }

        public Span<double> Span { get; }

        public void Dispose()
        {
            if (_rented is not null)
            {
                ArrayPool<double>.Shared.Return(_rented);
            }
        }
    }
}

namespace AvailabilityKit.Blocks;

/// <summary>A diagram of a part of a structure.</summary>
/// <param name="Diagram">The diagram, of one root; its variables are its levels.</param>
/// <param name="Variables">What each variable is: a component, or, from the number of components on, a module.</param>
internal sealed record Module(CompiledDiagram Diagram, int[] Variables);

/// <summary>A structure function in modules, each a decision diagram whose variables are components or other modules. Safe on many threads.</summary>
/// <remarks>
/// Evaluation goes from the modules that stand in others to the last, which is the structure. Each gives its probabilities of up and of down, both
/// sums of products, to the one that it stands in, so that nothing is subtracted. What decides a module in another decides that one with the
/// probability that the module does: the two are independent, for they share nothing.
/// </remarks>
internal sealed class ModularFunction
{
    private readonly Module[] _modules;
    private readonly int[] _roundings;
    private readonly bool[] _dependsOn;
    private readonly bool _isPlain;
    private readonly int _longest;
    private readonly Lazy<bool> _isCoherent;
    private readonly Lazy<Deciding> _deciding;

    /// <param name="components">How many components there are.</param>
    /// <param name="modules">Each after those that it reads, the last the structure.</param>
    /// <param name="nodeLimit">The most nodes of the diagrams of what decides a module.</param>
    /// <param name="isCoherent">Whether it is coherent, where that is known.</param>
    public ModularFunction(int components, Module[] modules, int nodeLimit, bool? isCoherent = null)
    {
        Components = components;
        _modules = modules;
        _isPlain = modules.Length == 1 && modules[0].Variables.AsSpan().SequenceEqual(Enumerable.Range(0, components).ToArray());
        _longest = modules.Max(module => module.Variables.Length);
        LargestScratchLength = modules.Max(module => module.Diagram.ScratchLength);
        ScratchLength = (_isPlain ? 0 : 2 * (components + modules.Length + _longest)) + LargestScratchLength;
        NodeCount = modules.Sum(module => module.Diagram.NodeCount - 1) + 1;
        _roundings = new int[components + modules.Length];
        _dependsOn = new bool[components];
        for (var i = 0; i < modules.Length; i++)
        {
            var (diagram, variables) = (modules[i].Diagram, modules[i].Variables);
            _roundings[components + i] = _isPlain ? 2 * diagram.Depth : diagram.RoundingsOf(Array.ConvertAll(variables, variable => _roundings[variable]));
        }

        // A module that those above it do not depend on decides nothing, whatever its own components do.
        var matters = new bool[components + modules.Length];
        matters[^1] = true;
        for (var i = modules.Length - 1; i >= 0; i--)
        {
            for (var variable = 0; matters[components + i] && variable < modules[i].Variables.Length; variable++)
            {
                matters[modules[i].Variables[variable]] |= modules[i].Diagram.DependsOn(variable);
            }
        }

        matters.AsSpan(0, components).CopyTo(_dependsOn);
        Module[] deciding = [.. modules.Where((_, i) => matters[components + i])];
        _isCoherent = new Lazy<bool>(() => isCoherent ?? Array.TrueForAll(deciding, module => BooleanDifferences.AreOneWay(module.Diagram, nodeLimit)), LazyThreadSafetyMode.PublicationOnly);

        // A first use that runs into the node limit must be free to fail again, so the exception is not kept.
        _deciding = new Lazy<Deciding>(
            () =>
            {
                var differences = Array.ConvertAll(modules, module => BooleanDifferences.Of(module.Diagram, root: 0, nodeLimit, eitherWay: !_isCoherent.Value));
                return new(differences, differences.Max(one => one.ScratchLength), differences.Sum(one => one.RelativeErrorBound));
            },
            LazyThreadSafetyMode.PublicationOnly);
    }

    public int Components { get; }

    /// <summary>Each after those that it reads; the last is the structure.</summary>
    public ReadOnlySpan<Module> Modules => _modules;

    /// <summary>Nodes of all diagrams, the terminal included.</summary>
    public int NodeCount { get; }

    /// <summary>Whether no component can decide the structure the wrong way round.</summary>
    /// <exception cref="SolverException">Finding out takes more nodes than the limit.</exception>
    public bool IsCoherent => _isCoherent.Value;

    /// <summary>The most roundings that add up in a probability.</summary>
    public int Roundings => _roundings[^1];

    /// <summary>Doubles that the nodes of the largest module need.</summary>
    public int LargestScratchLength { get; }

    /// <summary>Doubles that <see cref="Derivatives"/> needs to work in.</summary>
    public int DerivativesScratchLength => (3 * (_roundings.Length + _longest)) + (2 * LargestScratchLength);

    /// <summary>Doubles that <see cref="Evaluate"/> needs to work in.</summary>
    public int ScratchLength { get; }

    /// <summary>Doubles that <see cref="Birnbaum"/> needs to work in.</summary>
    public int BirnbaumScratchLength => ScratchLength + _roundings.Length + _longest + _deciding.Value.ScratchLength;

    /// <summary>Bound on the relative error of the probability that a component decides the structure.</summary>
    public double BirnbaumErrorBound => _deciding.Value.ErrorBound + CompiledDiagram.RoundingBound(Roundings + _modules.Length);

    public bool DependsOn(int component) => _dependsOn[component];

    /// <summary>The probability that the structure is up, and that it is down.</summary>
    /// <param name="up">The probability that each component is up.</param>
    /// <param name="down">The probability that each component is down.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> doubles.</param>
    public (double Up, double Down) Evaluate(ReadOnlySpan<double> up, ReadOnlySpan<double> down, Span<double> scratch)
    {
        double isUp = 0, isDown = 0;
        if (_isPlain)
        {
            _modules[0].Diagram.Evaluate(up, down, scratch, new Span<double>(ref isUp), new Span<double>(ref isDown));
            return (isUp, isDown);
        }

        var room = new Room(scratch, _roundings.Length, _longest);
        EvaluateModules(up, down, room);
        return (room.Up[_roundings.Length - 1], room.Down[_roundings.Length - 1]);
    }

    /// <summary>The probability that each component decides the structure; either way, where it is not coherent.</summary>
    /// <param name="up">The probability that each component is up.</param>
    /// <param name="down">The probability that each component is down.</param>
    /// <param name="scratch">At least <see cref="BirnbaumScratchLength"/> doubles.</param>
    /// <param name="birnbaum">Receives one for each component.</param>
    public void Birnbaum(ReadOnlySpan<double> up, ReadOnlySpan<double> down, Span<double> scratch, Span<double> birnbaum)
    {
        var differences = _deciding.Value.Modules;
        if (_isPlain)
        {
            differences[0].Evaluate(up, down, scratch, birnbaum);
            return;
        }

        var room = new Room(scratch, _roundings.Length, _longest);
        EvaluateModules(up, down, room);
        var rest = scratch[ScratchLength..];
        var decides = rest[.._roundings.Length];
        var local = rest.Slice(_roundings.Length, _longest);
        var work = rest[(_roundings.Length + _longest)..];
        decides.Clear();
        decides[^1] = 1;
        for (var i = _modules.Length - 1; i >= 0; i--)
        {
            var variables = _modules[i].Variables;
            room.Gather(variables);
            differences[i].Evaluate(room.LocalUp[..variables.Length], room.LocalDown[..variables.Length], work, local);
            for (var variable = 0; variable < variables.Length; variable++)
            {
                decides[variables[variable]] = decides[Components + i] * local[variable];
            }
        }

        decides[..Components].CopyTo(birnbaum);
    }

    /// <summary>The derivative of the probability of up by that of each component, in one pass up and one down.</summary>
    /// <param name="up">The probability that each component is up.</param>
    /// <param name="down">The probability that each component is down.</param>
    /// <param name="scratch">At least <see cref="DerivativesScratchLength"/> doubles.</param>
    /// <param name="derivatives">Receives one for each component.</param>
    public void Derivatives(ReadOnlySpan<double> up, ReadOnlySpan<double> down, Span<double> scratch, Span<double> derivatives)
    {
        var room = new Room(scratch, _roundings.Length, _longest);
        EvaluateModules(up, down, room);
        var rest = scratch[(2 * (_roundings.Length + _longest))..];
        var reach = rest.Slice(LargestScratchLength, LargestScratchLength);
        var all = rest.Slice(2 * LargestScratchLength, _roundings.Length);
        var local = rest.Slice((2 * LargestScratchLength) + _roundings.Length, _longest);
        all.Clear();
        all[^1] = 1;
        for (var i = _modules.Length - 1; i >= 0; i--)
        {
            var (diagram, variables) = (_modules[i].Diagram, _modules[i].Variables);
            room.Gather(variables);
            diagram.EvaluateNodes(room.LocalUp[..variables.Length], room.LocalDown[..variables.Length], room.Nodes);
            diagram.EvaluateReach(0, room.LocalUp, room.LocalDown, reach);
            diagram.Derivatives(room.Nodes, reach, local);
            for (var variable = 0; variable < variables.Length; variable++)
            {
                all[variables[variable]] = all[Components + i] * local[variable];
            }
        }

        all[..Components].CopyTo(derivatives);
    }

    private void EvaluateModules(ReadOnlySpan<double> up, ReadOnlySpan<double> down, Room room)
    {
        up.CopyTo(room.Up);
        down.CopyTo(room.Down);
        for (var i = 0; i < _modules.Length; i++)
        {
            var (diagram, variables) = (_modules[i].Diagram, _modules[i].Variables);
            room.Gather(variables);
            diagram.Evaluate(
                room.LocalUp[..variables.Length], room.LocalDown[..variables.Length], room.Nodes, room.Up.Slice(Components + i, 1), room.Down.Slice(Components + i, 1));
        }
    }

    /// <summary>What decides each module, how many doubles the largest needs, and the sum of the bounds on their errors.</summary>
    private sealed record Deciding(BooleanDifferences[] Modules, int ScratchLength, double ErrorBound);

    /// <summary>The room to work in, cut up: what all components and modules are, what the variables of one module are, and its nodes.</summary>
    private readonly ref struct Room(Span<double> scratch, int all, int local)
    {
        public Span<double> Up { get; } = scratch[..all];

        public Span<double> Down { get; } = scratch.Slice(all, all);

        public Span<double> LocalUp { get; } = scratch.Slice(2 * all, local);

        public Span<double> LocalDown { get; } = scratch.Slice((2 * all) + local, local);

        public Span<double> Nodes { get; } = scratch[(2 * (all + local))..];

        public void Gather(int[] variables)
        {
            for (var i = 0; i < variables.Length; i++)
            {
                LocalUp[i] = Up[variables[i]];
                LocalDown[i] = Down[variables[i]];
            }
        }
    }
}

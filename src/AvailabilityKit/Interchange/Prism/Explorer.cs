using AvailabilityKit.Markov;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Finds the states and transitions of a model, breadth first, on packed states.</summary>
internal sealed class Explorer
{
    /// <summary>Probabilities of a dtmc that sum to one this nearly are scaled to do so.</summary>
    private const double Slack = 1e-6;

    private readonly CompiledModel _model;
    private readonly PrismOptions _options;
    private readonly PackedStates _states;
    private readonly RowCollector _rows = new();
    private readonly TransitionRewards _rewards;
    private readonly PackedVariable[] _variables;
    private readonly int[] _values;
    private readonly ulong[] _packed;
    private readonly ulong[] _next;
    private readonly List<Command> _commands = [];
    private readonly List<Enabled> _enabled = [];
    private readonly int[] _ends;
    private readonly int[] _firsts;
    private readonly int[] _turns;
    private int _choices;

    private Explorer(CompiledModel model, PrismOptions options, bool keepsRewards)
    {
        _model = model;
        _options = options;
        _variables = model.Layout.Variables;
        _states = new PackedStates(model.Layout.Words);
        _values = new int[_variables.Length];
        _packed = new ulong[model.Layout.Words];
        _next = new ulong[model.Layout.Words];
        var widest = model.Events.Select(one => one.Parts.Length).DefaultIfEmpty(0).Max();
        _firsts = new int[widest + 1];
        _turns = new int[widest];
        _ends = new int[widest];
        _rewards = new TransitionRewards(model.Rewards, model.Actions.Length, keepsRewards);
    }

    /// <exception cref="ModelException">An update leaves the range of its variable, or a rate or probability is none.</exception>
    /// <exception cref="SolverException">A limit of <see cref="PrismOptions"/> is reached.</exception>
    public static ExploredModel Explore(CompiledModel model, PrismOptions options, bool keepsRewards, CancellationToken cancellationToken) =>
        new Explorer(model, options, keepsRewards).Explore(cancellationToken);

    private ExploredModel Explore(CancellationToken cancellationToken)
    {
        var starts = InitialStates.Enter(_model, _states, _options, cancellationToken);
        for (var state = 0; state < _states.Count; state++)
        {
            if ((state & 0xFFF) == 0xFFF)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _options.Progress?.Report(_states.Count);
            }

            Leave(state);
        }

        _options.Progress?.Report(_states.Count);
        return new ExploredModel(_model, _states.Count, starts, _rows.ToMatrix(), _states.Drain(), _rewards.ToRates(), _rewards.ToKept());
    }

    /// <summary>Finds the transitions out of a state.</summary>
    private void Leave(int state)
    {
        _states.Read(state, _packed);
        _model.Layout.Unpack(_packed, _values);
        _rewards.Enter(_values, this);
        _choices = 0;
        foreach (var one in _model.Events)
        {
            if (one.Parts.Length == 1)
            {
                RunAlone(one);
            }
            else
            {
                RunTogether(one);
            }
        }

        var factor = _model.IsDiscrete && _choices > 1 ? 1.0 / _choices : 1;
        if (_rows.Count > _options.MaximumTransitions)
        {
            throw TooMany(nameof(PrismOptions.MaximumTransitions), _options.MaximumTransitions, "transitions");
        }

        _rewards.Leave(factor, _rows.RowLength);
        _rows.EndRow(factor);
    }

    private void RunAlone(Event one)
    {
        foreach (var command in one.Parts[0])
        {
            if (!command.Guard.HoldsIn(_values))
            {
                continue;
            }

            _choices++;
            var scale = _model.IsDiscrete ? 1 / TotalOf(command) : 1;
            foreach (var alternative in command.Alternatives)
            {
                var rate = RateOf(alternative, command);
                if (rate > 0)
                {
                    _packed.CopyTo(_next, 0);
                    Apply(alternative, command);
                    Enter(one.Action, rate * scale);
                }
            }
        }
    }

    private void RunTogether(Event one)
    {
        _commands.Clear();
        var choices = 1;
        for (var part = 0; part < one.Parts.Length; part++)
        {
            var before = _commands.Count;
            foreach (var command in one.Parts[part])
            {
                if (command.Guard.HoldsIn(_values))
                {
                    _commands.Add(command);
                }
            }

            if (_commands.Count == before)
            {
                return;
            }

            _ends[part] = _commands.Count;
            choices = checked(choices * (_commands.Count - before));
        }

        // Which commands go together is one choice of a dtmc; what they do is drawn.
        _choices += choices;
        _enabled.Clear();
        for (var (part, i) = (0, 0); part < one.Parts.Length; part++)
        {
            _firsts[part] = _enabled.Count;
            for (; i < _ends[part]; i++)
            {
                var command = _commands[i];
                var scale = _model.IsDiscrete ? 1 / TotalOf(command) : 1;
                foreach (var alternative in command.Alternatives)
                {
                    _enabled.Add(new Enabled(command, alternative, RateOf(alternative, command) * scale));
                }
            }
        }

        _firsts[one.Parts.Length] = _enabled.Count;
        Combine(one);
    }

    private void Combine(Event one)
    {
        var parts = one.Parts.Length;
        for (var part = 0; part < parts; part++)
        {
            _turns[part] = _firsts[part];
        }

        for (var part = 0; part >= 0;)
        {
            var rate = 1.0;
            _packed.CopyTo(_next, 0);
            for (var i = 0; i < parts && rate > 0; i++)
            {
                rate *= _enabled[_turns[i]].Rate;
            }

            if (rate > 0)
            {
                for (var i = 0; i < parts; i++)
                {
                    Apply(_enabled[_turns[i]].Alternative, _enabled[_turns[i]].Command);
                }

                Enter(one.Action, Checked(rate, _enabled[_turns[0]].Command));
            }

            for (part = parts - 1; part >= 0 && ++_turns[part] == _firsts[part + 1]; part--)
            {
                _turns[part] = _firsts[part];
            }
        }
    }

    private void Enter(int action, double rate)
    {
        var target = _states.NumberOf(_next, _options.MaximumStates);
        if (target < 0)
        {
            throw TooMany(nameof(PrismOptions.MaximumStates), _options.MaximumStates, "states");
        }

        _rewards.Add(action, rate, _rows.Add(target, rate));
    }

    private double RateOf(Alternative alternative, Command command) => Checked(alternative.RateIn(_values), command);

    private double Checked(double rate, Command command) => rate >= 0 && double.IsFinite(rate)
        ? rate
        : throw new ModelException($"Line {command.Line}: the {(_model.IsDiscrete ? "probability" : "rate")} of a command of the module \"{command.Module}\" is {NumberNotation.Exact(rate)} in the state {Here()}; it must be zero or above and finite.");

    private double TotalOf(Command command)
    {
        var total = 0.0;
        foreach (var alternative in command.Alternatives)
        {
            total += RateOf(alternative, command);
        }

        return Math.Abs(total - 1) <= Slack
            ? total
            : throw new ModelException($"Line {command.Line}: the probabilities of a command of the module \"{command.Module}\" sum to {NumberNotation.Exact(total)} in the state {Here()}; they must sum to 1.");
    }

    private void Apply(Alternative alternative, Command command)
    {
        foreach (var assignment in alternative.Assignments)
        {
            var variable = _variables[assignment.Target];
            var value = assignment.In(_values);
            if (value < variable.Low || value > variable.High)
            {
                throw new ModelException(
                    $"Line {assignment.Line}: a command of the module \"{command.Module}\" (line {command.Line}) sets {variable.Name} to {value}, out of its range [{variable.Low}..{variable.High}], in the state {Here()}; guard the command, or widen the range.");
            }

            ref var word = ref _next[variable.Word];
            word = (word & ~variable.Mask) | ((ulong)(value - variable.Low) << variable.Shift);
        }
    }

    /// <summary>The state that is being left, as people read it.</summary>
    public string Here() => _model.Layout.Show(_values);

    private SolverException TooMany(string option, int limit, string what) => new(new SolverLimit(
        $"{nameof(PrismOptions)}.{option}", limit, null, $"Exploration found more than {limit} {what}; {_states.Count} states were met, the last one left is {Here()}.", "make the model smaller"));

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Enabled(Command Command, Alternative Alternative, double Rate);
}

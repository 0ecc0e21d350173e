using AvailabilityKit.Markov;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Adds up what the transitions out of each state earn, as a rate: the sum of each one's rate times its reward. No measure needs more of them.</summary>
internal sealed class TransitionRewards
{
    private readonly CompiledReward[][] _items;
    private readonly double[][] _rewardOf;
    private readonly double[] _earned;
    private readonly ChunkedList<double>?[] _rates;
    private readonly ChunkedList<double>?[] _kept;
    private readonly double[][] _row;
    private readonly bool _isEmpty;

    /// <param name="rewards">The rewards structures.</param>
    /// <param name="actions">The number of actions.</param>
    /// <param name="keeps">Whether what each transition earns is kept as well, to be written to files.</param>
    public TransitionRewards(CompiledRewards[] rewards, int actions, bool keeps)
    {
        _items = Array.ConvertAll(rewards, one => one.OfTransitions);
        _isEmpty = Array.TrueForAll(_items, items => items.Length == 0);
        _rewardOf = Array.ConvertAll(_items, items => items.Length == 0 ? [] : new double[actions]);
        _earned = new double[_items.Length];
        _rates = Array.ConvertAll(_items, items => items.Length == 0 ? null : new ChunkedList<double>());
        _kept = Array.ConvertAll(_items, items => items.Length == 0 || !keeps ? null : new ChunkedList<double>());
        _row = Array.ConvertAll(_items, _ => new double[32]);
    }

    /// <summary>Works out what each action earns in a state.</summary>
    public void Enter(int[] state, Explorer explorer)
    {
        if (_isEmpty)
        {
            return;
        }

        for (var i = 0; i < _items.Length; i++)
        {
            _earned[i] = 0;
            _rewardOf[i].AsSpan().Clear();
            foreach (var item in _items[i])
            {
                if (item.Guard.HoldsIn(state))
                {
                    var value = item.Value.In(state);
                    if (!(value >= 0) || !double.IsFinite(value))
                    {
                        throw new ModelException($"Line {item.Line}: a reward is {NumberNotation.Exact(value)} in the state {explorer.Here()}; rewards must be zero or above and finite.");
                    }

                    _rewardOf[i][item.Action] += value;
                }
            }
        }
    }

    /// <summary>Adds a transition at a place of its row.</summary>
    public void Add(int action, double rate, int place)
    {
        if (_isEmpty)
        {
            return;
        }

        for (var i = 0; i < _items.Length; i++)
        {
            if (_rewardOf[i].Length == 0)
            {
                continue;
            }

            var earned = rate * _rewardOf[i][action];
            _earned[i] += earned;
            if (_kept[i] is not null)
            {
                while (place >= _row[i].Length)
                {
                    Array.Resize(ref _row[i], 2 * _row[i].Length);
                }

                _row[i][place] += earned;
            }
        }
    }

    /// <summary>Ends the row of a state.</summary>
    public void Leave(double factor, int length)
    {
        for (var i = 0; !_isEmpty && i < _items.Length; i++)
        {
            _rates[i]?.Add(_earned[i] * factor);
            for (var place = 0; _kept[i] is { } kept && place < length; place++)
            {
                kept.Add(_row[i][place] * factor);
                _row[i][place] = 0;
            }
        }
    }

    /// <summary>By rewards structure, what the transitions out of each state earn as a rate; null where they earn nothing.</summary>
    public double[]?[] ToRates() => Array.ConvertAll(_rates, list => list?.Drain());

    /// <summary>By rewards structure, the rate of each transition times what it earns; null where nothing is kept.</summary>
    public double[]?[] ToKept() => Array.ConvertAll(_kept, list => list?.Drain());
}

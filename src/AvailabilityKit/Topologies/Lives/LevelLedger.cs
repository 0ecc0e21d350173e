using AvailabilityKit.Behaviours;
using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies.Islands;

namespace AvailabilityKit.Topologies.Lives;

/// <summary>How much of a service's capacity is missing over a life, and how often it becomes less.</summary>
/// <remarks>What is missing is added up, rather than what is there: it is the smaller of the two where that matters.</remarks>
/// <param name="service">What the service stands on.</param>
/// <param name="isWanted">While it is wanted, and nothing is missing at other times; null for always.</param>
/// <param name="first">The place of the sum, before that of the count.</param>
internal sealed class LevelLedger(ServiceCauses service, Condition? isWanted, int first)
{
    /// <summary>How many places there are.</summary>
    public const int Count = 2;

    private readonly double[][] _levels = Array.ConvertAll(service.Parts, part => new double[part.Formulas.Length]);
    private readonly double[] _joined = new double[service.Join.Length];
    private readonly double[] _scratch = new double[service.Parts.SelectMany(part => part.Formulas).Select(formula => formula.Formula.OperandIndices.Length).Concat(service.Join.Select(step => step.Operands.Length)).Max()];
    private double _since;
    private double _level;

    /// <summary>What must be looked at again for every event that may change the level of a service.</summary>
    public static Measure MeasureOf(string service) => Measure.Named($"level of {service}", (Amount)1);

    public void Begin(ReadOnlySpan<int> values)
    {
        _since = 0;
        _level = LevelIn(values);
    }

    public void Touch(double now, ReadOnlySpan<int> values, Span<double> own)
    {
        var level = LevelIn(values);
        if (level == _level)
        {
            return;
        }

        Integrate(now, own);
        _since = now;
        own[first + 1] += level < _level ? 1 : 0;
        _level = level;
    }

    public void Rebase(double now, Span<double> own)
    {
        Integrate(now, own);
        _since = 0;
    }

    /// <summary>The share of its capacity with which the service serves in a state, given by the value of each variable.</summary>
    private double LevelIn(ReadOnlySpan<int> values)
    {
        if (isWanted?.Holds(values) == false)
        {
            return 1;
        }

        for (var index = 0; index < _levels.Length; index++)
        {
            var (part, levels) = (service.Parts[index], _levels[index]);
            for (var place = 0; place < levels.Length; place++)
            {
                var (formula, element) = part.Formulas[place];
                levels[place] = element >= 0
                    ? Itself(part.Elements[element].Element, values)
                    : ServiceLevels.Joined(formula.AtLeast, formula.SharesWork, formula.OperandIndices, levels, _scratch);
            }
        }

        for (var place = 0; place < _joined.Length; place++)
        {
            var step = service.Join[place];
            _joined[place] = step.View >= 0
                ? _levels[step.View][service.Parts[step.View].Asked[step.Asked]]
                : ServiceLevels.Joined(step.AtLeast, step.SharesWork, step.Operands, _joined, _scratch);
        }

        return _joined[^1];
    }

    private static double Itself(ElementBehaviour element, ReadOnlySpan<int> values) =>
        element.ReasonIn(values) >= 0 ? 0 : element.Spread?.LevelIn(values) ?? 1;

    private void Integrate(double now, Span<double> own) => own[first] += (now - _since) * (1 - _level);
}

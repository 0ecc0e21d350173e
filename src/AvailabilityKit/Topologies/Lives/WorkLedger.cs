using AvailabilityKit.Behaviours;
using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies.Islands;

namespace AvailabilityKit.Topologies.Lives;

/// <summary>How much of a service's work each event of a life interrupts.</summary>
internal sealed class WorkLedger
{
    private readonly ServiceCauses _service;
    private readonly Answers _before;
    private readonly Answers _after;
    private readonly double[][] _lost;
    private readonly double[] _joined;

    /// <param name="service">What the service stands on.</param>
    public WorkLedger(ServiceCauses service)
    {
        _service = service;
        _before = new Answers(service);
        _after = new Answers(service);
        _lost = Array.ConvertAll(service.Parts, part => new double[part.Formulas.Length]);
        _joined = new double[service.Join.Length];
    }

    /// <summary>What must be looked at again for every event that may interrupt work of a service.</summary>
    public static Measure MeasureOf(string service) => Measure.Named($"work of {service}", (Amount)1);

    /// <summary>All that decides what is interrupted.</summary>
    public static void CollectReads(ServiceCauses service, VariableSet reads)
    {
        foreach (var part in service.Parts)
        {
            foreach (var seen in part.Elements)
            {
                seen.CollectReads(reads);
                seen.Element.Spread?.CollectReads(reads);
            }
        }
    }

    /// <summary>Whether the service was up after the event that was asked about last, if it was up before.</summary>
    public bool IsUpAfter => _after.Joined[^1];

    /// <summary>The share of the service's work that an event interrupts.</summary>
    /// <param name="before">The value of each variable before it.</param>
    /// <param name="after">Those after it.</param>
    public double Lost(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        _before.Read(before);
        if (!_before.Joined[^1])
        {
            return 0;
        }

        _after.Read(after);
        for (var index = 0; index < _service.Parts.Length; index++)
        {
            var (part, holds, lost) = (_service.Parts[index], _before.Holds[index], _lost[index]);
            for (var place = 0; place < part.Formulas.Length; place++)
            {
                var (formula, element) = part.Formulas[place];
                lost[place] = !holds[place] ? 0
                    : element >= 0 ? Itself(part.Elements[element].Element, before, after)
                    : WorkLoss.Of(formula.AtLeast, formula.SharesWork, formula.OperandIndices, _after.Holds[index][place], holds, lost);
            }
        }

        for (var place = 0; place < _joined.Length; place++)
        {
            var step = _service.Join[place];
            _joined[place] = !_before.Joined[place] ? 0
                : step.View >= 0 ? _lost[step.View][_service.Parts[step.View].Asked[step.Asked]]
                : WorkLoss.Of(step.AtLeast, step.SharesWork, step.Operands, _after.Joined[place], _before.Joined, _joined);
        }

        return _joined[^1];
    }

    private static double Itself(ElementBehaviour element, ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var reason = element.ReasonIn(after);
        if (reason >= 0 && element.ReasonAt(reason).Cause.Kind == CauseKind.Planned)
        {
            return 0;
        }

        var moved = reason < 0 ? element.Spread?.Lost(before, after) ?? 0 : 0;
        return WorkLoss.Itself(element.Spread, reason >= 0, () => moved, before, after);
    }

    /// <summary>What holds in a state: every formula of every part, and every step of the join.</summary>
    private sealed class Answers(ServiceCauses service)
    {
        public bool[][] Holds { get; } = Array.ConvertAll(service.Parts, part => new bool[part.Formulas.Length]);

        public bool[] Joined { get; } = new bool[service.Join.Length];

        public void Read(ReadOnlySpan<int> values)
        {
            for (var index = 0; index < Holds.Length; index++)
            {
                var (part, holds) = (service.Parts[index], Holds[index]);
                for (var place = 0; place < holds.Length; place++)
                {
                    var (formula, element) = part.Formulas[place];
                    holds[place] = element >= 0 ? part.Elements[element].Element.ReasonIn(values) < 0 : formula.Holds(holds);
                }
            }

            for (var place = 0; place < Joined.Length; place++)
            {
                var step = service.Join[place];
                Joined[place] = step.View >= 0 ? Holds[step.View][service.Parts[step.View].Asked[step.Asked]] : IsEnough(step);
            }
        }

        private bool IsEnough(JoinStep step)
        {
            var count = 0;
            foreach (var operand in step.Operands)
            {
                count += Joined[operand] ? 1 : 0;
            }

            return count >= step.AtLeast;
        }
    }
}

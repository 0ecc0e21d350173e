using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Criticality;

/// <summary>How the Criticality Quotient of a use rises as virtual machines are added to it, with all that comes with each of them.</summary>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class CriticalityCurve : ExhibitableResult
{
    private CriticalityCurve(CriticalityQuotient[] quotients) => Quotients = quotients;

    /// <summary>The quotient with one machine, with two, and so on.</summary>
    public IReadOnlyList<CriticalityQuotient> Quotients { get; }

    /// <summary>Scores a use with one virtual machine, with two, and so on.</summary>
    /// <param name="use">The use, with as many machines as its figures are of.</param>
    /// <param name="most">With how many machines it ends; 1 to 10,000.</param>
    /// <param name="service">What a topology does to it.</param>
    /// <param name="scale">What it is measured by; <see cref="CriticalityScale.Version1"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    /// <exception cref="InvalidOperationException">It has no virtual machines.</exception>
    public static CriticalityCurve Of(UseCase use, int most, ServiceEvaluation? service = null, CriticalityScale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(use);
        return most is >= 1 and <= 10_000
            ? new([.. Enumerable.Range(1, most).Select(machines => CriticalityQuotient.Of(use.WithMachines(machines), service, scale))])
            : throw new ArgumentOutOfRangeException(nameof(most), most, "Give a number of virtual machines from 1 to 10,000.");
    }

    /// <inheritdoc/>
    public override Exhibit ToExhibit()
    {
        var (first, last) = (Quotients[0], Quotients[^1]);
        var steps = Quotients.Zip(Quotients.Skip(1)).Where(pair => pair.Second.Asks > pair.First.Asks)
            .Select(pair => $"From {Figure.Compact(pair.Second.UseCase.VirtualMachines)} machines on it asks for {pair.Second.Asks.Title()}.");
        return Exhibit.Titled($"Criticality of {last.UseCase.Name} as machines are added", $"Criticality Quotient, {last.Scale.Version}")
            .Concluding([$"With one machine it asks for {first.Asks.Title()}.", .. steps])
            .Lines("Criticality Quotient", "of 100", "virtual machines", lines =>
                lines.Line(last.UseCase.Name, [.. Quotients.Select(quotient => (quotient.UseCase.VirtualMachines, quotient.Value))]));
    }
}

using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>Something at an element that takes time, before crews and planned work are put on top of it.</summary>
/// <param name="Name">Its name, unique in the topology.</param>
/// <param name="When">While this holds it runs.</param>
/// <param name="After">How long it runs at full speed.</param>
/// <param name="Then">What it leads to.</param>
/// <param name="Speed">How fast it runs without regard to crews; null for 1.</param>
/// <param name="Jobs">How many jobs it asks a crew for while it runs; null where it asks for none.</param>
internal sealed record ElementStep(string Name, Condition When, Lifetime After, Outcomes Then, Amount? Speed, Amount? Jobs)
{
    /// <summary>Whether it is a fault of the element itself.</summary>
    public bool IsFault { get; init; }

    /// <summary>What the fault is called that it is; null for what is none that anybody would name.</summary>
    public string? Strikes { get; init; }

    /// <summary>The fault that it repairs, or recovers from by itself; null for what is no repair.</summary>
    public RepairedFault? Repairs { get; init; }

    /// <summary>Who repairs it, where others' repairs may wait for these; null for whoever is there at once.</summary>
    public SharedRepairs? Crew { get; init; }

    /// <summary>Whether it is a repair that takes a spare part where there is a stock of them.</summary>
    public bool TakesPart { get; init; }

    /// <summary>How many other jobs at the element come before its own, where some may: the parts at hand are for these first; null where it is the only repair at a time.</summary>
    public Amount? JobsBefore { get; init; }

    /// <summary>The step where its parts come from a stock: as many jobs as there are parts at hand, those that come before served first.</summary>
    public ElementStep WithPartsAtHand(StateVariable atHand)
    {
        var (left, isLeft) = ((Amount)atHand, atHand.IsNot(0));
        if (JobsBefore is not null && Jobs is not null)
        {
            left = Amount.Min(Jobs, Amount.Max(0, left - JobsBefore));
            isLeft = left.IsAtLeast(1);
        }

        return this with
        {
            When = When & isLeft,
            Then = Then.And(atHand.Becomes((Amount)atHand - 1)),
            Speed = Speed is null ? null : left,
            Jobs = Jobs is null || Speed is null ? Jobs : left,
        };
    }

    /// <summary>The step where a crew repairs some faults: who is named for one repairs it, though it might recover by itself; who is named for none repairs the rest that needs people.</summary>
    /// <remarks>In whichever order crews are declared, the same crew repairs it in the end.</remarks>
    /// <exception cref="ModelException">Two are named for it. Of the kinds of the library that is known before, of users' own kinds from here on.</exception>
    public ElementStep RepairedBy(SharedRepairs crew, string element)
    {
        if (Repairs is not { } fault)
        {
            return this;
        }

        if (crew.Only is not { } only)
        {
            return Crew is null && Jobs is not null ? this with { Crew = crew } : this;
        }

        return !only.Has(fault) ? this
            : Crew?.Only is null ? this with { Crew = crew, Jobs = Jobs ?? 1 }
            : throw new ModelException(SharedRepairs.BothRepair(fault.Name, element, Crew.Who, crew.Who), element);
    }
}

using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies;

/// <summary>An island of a topology: elements that are solved together, by which engine and why.</summary>
/// <param name="Elements">The names of its elements.</param>
/// <param name="Engine">What solved it.</param>
/// <param name="Reason">Why these elements are solved together, or why one stands alone.</param>
/// <param name="States">How many joint states it has.</param>
[JsonConverter(typeof(ResultPartConverter))]
public sealed record IslandExplanation(IReadOnlyList<string> Elements, string Engine, string Reason, int States)
{
    private readonly Lazy<IReadOnlyList<IslandReading>>? _readings;
    private readonly Lazy<IReadOnlyList<string>>? _assumptions;
    private readonly Lazy<IReadOnlyList<string>>? _savings;

    internal IslandExplanation(
        IReadOnlyList<string> elements,
        string engine,
        string reason,
        int states,
        Func<IReadOnlyList<IslandReading>> readings,
        Func<IReadOnlyList<string>> assumptions,
        Func<IReadOnlyList<string>> savings)
        : this(elements, engine, reason, states)
    {
        _readings = new(readings);
        _assumptions = new(assumptions);
        _savings = new(savings);
    }

    /// <summary>How many joint states it would have if copies that are alike were told apart; that of <see cref="States"/> where none were lumped. A whole number, in a double since it may be beyond any other.</summary>
    public double StatesBeforeLumping { get; init; } = States;

    /// <summary>Which element reads which, so that they belong together; none where one stands alone.</summary>
    public IReadOnlyList<IslandReading> Readings => _readings?.Value ?? [];

    /// <summary>What is assumed of this island beyond what the model says.</summary>
    public IReadOnlyList<string> Assumptions => _assumptions?.Value ?? [];

    /// <summary>What would make it smaller, and what that changes in the model; none where it is small.</summary>
    public IReadOnlyList<string> Savings => _savings?.Value ?? [];
}

using System.Text.Json.Serialization;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit;

/// <summary>One of the architectures that are compared: what it does, and what it costs where that is known.</summary>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class Alternative
{
    /// <summary>Takes a topology with one service into a comparison.</summary>
    /// <param name="evaluation">What it does; it has one service.</param>
    /// <param name="costs">What it costs to buy and run; <see langword="null"/> to compare availability alone.</param>
    /// <exception cref="InvalidOperationException">There are several services; name one.</exception>
    public Alternative(Evaluation evaluation, Costs? costs = null)
        : this(evaluation, costs, (evaluation ?? throw new ArgumentNullException(nameof(evaluation))).Service)
    {
    }

    /// <summary>Takes one service of a topology into a comparison.</summary>
    /// <param name="evaluation">What the topology does.</param>
    /// <param name="service">The service that is compared.</param>
    /// <param name="costs">What it costs to buy and run; <see langword="null"/> to compare availability alone.</param>
    /// <exception cref="KeyNotFoundException">There is no such service.</exception>
    public Alternative(Evaluation evaluation, string service, Costs? costs = null)
        : this(evaluation, costs, (evaluation ?? throw new ArgumentNullException(nameof(evaluation)))[service])
    {
    }

    private Alternative(Evaluation evaluation, Costs? costs, ServiceEvaluation service)
    {
        Evaluation = evaluation;
        Costs = costs;
        Service = service;
    }

    /// <summary>The name of its topology; where that has several services, that of the service too.</summary>
    public string Name => Evaluation.Services.Count == 1 ? Evaluation.Topology.Name : $"{Evaluation.Topology.Name}: {Service.Name}";

    /// <summary>What the topology does.</summary>
    public Evaluation Evaluation { get; }

    /// <summary>The service that is compared.</summary>
    public ServiceEvaluation Service { get; }

    /// <summary>What it costs to buy and run.</summary>
    public Costs? Costs { get; }
}

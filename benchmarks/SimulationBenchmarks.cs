using AvailabilityKit.Behaviours;
using AvailabilityKit.Simulation;
using BenchmarkDotNet.Attributes;

namespace AvailabilityKit.Benchmarks;

/// <summary>Lives of twenty parts, a million events at a time; nanoseconds an event are the milliseconds of a benchmark.</summary>
[MemoryDiagnoser]
public class SimulationBenchmarks
{
    private const int Events = 1_000_000;

    private static readonly SimulationOptions OneThread = new() { MaximumEvents = Events, MaximumThreads = 1 };

    private readonly Behaviour _parts = Parts(crew: false);
    private readonly Topology _topology = Topology.Named("twenty servers").Servers("web", 20, 1_000.Hours, 8.Hours).Group("farm", ["web"], atLeast: 19).Service("shop", ["farm"]);
    private readonly Measure _all;
    private readonly Trajectory _independent = new(Parts(crew: false), seed: 1);
    private readonly Trajectory _oneCrew = new(Parts(crew: true), seed: 1);

    public SimulationBenchmarks() => _all = Condition.All([.. _parts.Variables.Take(3).Select(part => part.Is("up"))]);

    [Benchmark]
    public double TwentyPartsAMillionEvents() => Live(_independent);

    [Benchmark]
    public double TwentyPartsUnderOneCrewAMillionEvents() => Live(_oneCrew);

    [Benchmark]
    public double TwentyPartsInCyclesAMillionEvents() => _parts.Simulate(1e12.Hours, [_all], seed: 1, OneThread).Availability(_all).Value.Unavailability;

    /// <summary>A topology of twenty servers with all figures of its service, causes of downtime and the evaluation beside it included.</summary>
    [Benchmark]
    public double ATopologyOfTwentyPartsAMillionEvents() => _topology.SimulateUntil(1e-9, seed: 1, options: OneThread).Availability.Value.Unavailability;

    [Benchmark]
    public double AnUnavailabilityOfOneInABillionToTenPercent() => Mirrored().Unavailability;

    private static Availability Mirrored()
    {
        var builder = new BehaviourBuilder("mirrored three times");
        var disks = Enumerable.Range(1, 3).Select(i => builder.Variable($"disk {i}", "up", "down")).ToArray();
        foreach (var disk in disks)
        {
            builder.Activity($"{disk} fails", disk.Is("up"), 1_000_000.Hours, disk.Becomes("down"))
                .Activity($"{disk} is replaced", disk.Is("down"), 1_000.Hours, disk.Becomes("up"));
        }

        var failures = FailureBiasing.OfActivities(disks.Select(disk => $"{disk} fails"));
        return builder.Build().SimulateRareFailures(Condition.Any([.. disks.Select(disk => disk.Is("up"))]), failures, seed: 1, options: OneThread).Availability.Value;
    }

    private static double Live(Trajectory life)
    {
        for (var i = 0; i < Events; i++)
        {
            life.Step();
        }

        return life.Time.TotalHours;
    }

    private static Behaviour Parts(bool crew)
    {
        var builder = new BehaviourBuilder("twenty parts");
        var parts = Enumerable.Range(1, 20).Select(i => builder.Variable($"part {i}", "up", "down")).ToArray();
        var share = crew ? 1 / Amount.Count([.. parts.Select(part => part.Is("down"))]) : null;
        foreach (var part in parts)
        {
            builder.Activity($"{part} fails", part.Is("up"), 1_000.Hours, part.Becomes("down"))
                .Activity($"{part} is repaired", part.Is("down"), 8.Hours, part.Becomes("up"), share);
        }

        return builder.Build();
    }
}

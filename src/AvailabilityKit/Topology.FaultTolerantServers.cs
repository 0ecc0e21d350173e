using AvailabilityKit.Topologies;

namespace AvailabilityKit;

/// <content>Servers whose modules run in lockstep.</content>
public sealed partial class Topology
{
    /// <summary>Adds a fault-tolerant server: modules in lockstep, of which one is replaced while the others run on.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="moduleMtbf">Mean time between permanent faults of one module; above zero.</param>
    /// <param name="hotSwap">Mean time from a module's fault until its replacement is in the server; finite.</param>
    /// <param name="modules">2 for a pair, 3 for a triple that votes.</param>
    /// <param name="transientMtbf">Mean time between transient faults of one module; <see langword="null"/> for never.</param>
    /// <param name="resynchronization">Mean time for a module to rejoin the lockstep; <see langword="null"/> for 10 min.</param>
    /// <param name="coverage">The share of module faults that are detected and isolated; <see langword="null"/> for all.</param>
    /// <param name="restart">Mean time to restart after a fault that was not covered, or after the last module; <see langword="null"/> for 15 min.</param>
    /// <param name="faults">What stops the server whatever its modules do: common causes, software, operators.</param>
    /// <param name="planned">Announced work; the share that is done on line stops nothing.</param>
    /// <param name="needs">The elements it cannot work without.</param>
    /// <param name="count">How many alike ones; the name then stands for name-1, name-2 and so on in every list.</param>
    /// <param name="atLeast">How many modules must run; 2 where three vote and two must agree.</param>
    /// <param name="selfChecking">Whether each module is a pair that checks itself (pair and spare).</param>
    /// <param name="rejoinFailure">The probability that a module does not get back into lockstep; <see langword="null"/> for 0.</param>
    /// <param name="rejoinBlackout">How long the server stands still when a module joins.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology FaultTolerantServer(
        string name,
        Duration moduleMtbf,
        Duration hotSwap,
        int modules = 2,
        Duration? transientMtbf = null,
        Duration? resynchronization = null,
        Probability? coverage = null,
        Duration? restart = null,
        IEnumerable<Fault>? faults = null,
        IEnumerable<PlannedWork>? planned = null,
        IEnumerable<string>? needs = null,
        int count = 1,
        int atLeast = 1,
        bool selfChecking = false,
        Probability? rejoinFailure = null,
        Duration rejoinBlackout = default)
    {
        var server = new FaultTolerantServer(name, moduleMtbf, hotSwap);
        server = server with { TransientMtbf = transientMtbf ?? server.TransientMtbf, Coverage = coverage ?? server.Coverage };
        return WithServer(server, modules, resynchronization, restart, faults, planned, needs, count, atLeast, selfChecking, rejoinFailure, rejoinBlackout);
    }

    /// <summary>Adds a fault-tolerant server whose modules fail in several ways.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="moduleFaults">The classes of faults that each module has.</param>
    /// <param name="modules">2 for a pair, 3 for a triple that votes.</param>
    /// <param name="resynchronization">Mean time for a module to rejoin the lockstep; <see langword="null"/> for 10 min.</param>
    /// <param name="restart">Mean time to restart after a fault that was not covered, or after the last module; <see langword="null"/> for 15 min.</param>
    /// <param name="faults">What stops the server whatever its modules do: common causes, software, operators.</param>
    /// <param name="planned">Announced work; what is done half by half stops nothing but for the switch-over.</param>
    /// <param name="needs">The elements it cannot work without.</param>
    /// <param name="count">How many alike ones; the name then stands for name-1, name-2 and so on in every list.</param>
    /// <param name="atLeast">How many modules must run; 2 where three vote and two must agree.</param>
    /// <param name="selfChecking">Whether each module is a pair that checks itself (pair and spare).</param>
    /// <param name="rejoinFailure">The probability that a module does not get back into lockstep; <see langword="null"/> for 0.</param>
    /// <param name="rejoinBlackout">How long the server stands still when a module joins.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology FaultTolerantServer(
        string name,
        IEnumerable<ModuleFault> moduleFaults,
        int modules = 2,
        Duration? resynchronization = null,
        Duration? restart = null,
        IEnumerable<Fault>? faults = null,
        IEnumerable<PlannedWork>? planned = null,
        IEnumerable<string>? needs = null,
        int count = 1,
        int atLeast = 1,
        bool selfChecking = false,
        Probability? rejoinFailure = null,
        Duration rejoinBlackout = default) =>
        WithServer(new FaultTolerantServer(name, moduleFaults), modules, resynchronization, restart, faults, planned, needs, count, atLeast, selfChecking, rejoinFailure, rejoinBlackout);

    private Topology WithServer(
        FaultTolerantServer server,
        int modules,
        Duration? resynchronization,
        Duration? restart,
        IEnumerable<Fault>? faults,
        IEnumerable<PlannedWork>? planned,
        IEnumerable<string>? needs,
        int count,
        int atLeast,
        bool selfChecking,
        Probability? rejoinFailure,
        Duration rejoinBlackout) => With(server with
        {
            Modules = modules,
            Resynchronization = resynchronization ?? server.Resynchronization,
            Restart = restart ?? server.Restart,
            Faults = [.. faults ?? []],
            Planned = [.. planned ?? []],
            Needs = [.. needs ?? []],
            Count = count,
            AtLeast = atLeast,
            SelfChecking = selfChecking,
            RejoinFailure = rejoinFailure ?? Probability.Zero,
            RejoinBlackout = rejoinBlackout,
        });
}

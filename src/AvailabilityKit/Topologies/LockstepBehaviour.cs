using System.Globalization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>What a fault-tolerant server does over time.</summary>
/// <remarks>
/// The state is what the server is down by, how many modules wait for a swap (a count for each time that a swap takes, and each crew that does it), how many copy memory to
/// rejoin, and how far work goes that is done half by half. While the server is down nothing in it fails, and only where too few modules are left is one swapped.
/// </remarks>
internal sealed class LockstepBehaviour
{
    private const string Up = "up";
    private const string Merging = "stands still for a rejoin";
    private const string Transient = "transient fault without a partner";
    private const string WhileSplit = "module fault while split for work";
    private const string Rejoin = "rejoin";

    /// <summary>How many values a piece of work by halves takes: the first half, the switch-over, the second half, the rejoin.</summary>
    private const int Stages = 4;

    private readonly FaultTolerantServer _server;
    private readonly ElementBehaviour _behaviour;
    private readonly Fault[] _own;
    private readonly PlannedWork[] _works;
    private readonly IReadOnlyList<ModuleFault> _classes;
    private readonly string _lost;
    private readonly StateVariable _state;
    private readonly List<SwapGroup> _swaps = [];
    private readonly StateVariable _joining;
    private readonly StateVariable? _work;
    private readonly Amount _failed;
    private readonly Amount _running;
    private readonly Condition _isUp;
    private readonly Condition _isAlone;
    private readonly Condition _isLockstep;

    /// <summary>What is left of planned work is given up; nothing changes where there is none.</summary>
    private readonly Effect _unsplit;

    private LockstepBehaviour(FaultTolerantServer server, ElementBehaviour behaviour)
    {
        (_server, _behaviour, _classes) = (server, behaviour, server.Classes);
        _own = [.. server.Faults.Where(fault => fault.Mttr > Duration.Zero), .. behaviour.SharedFaults.Select(shared => shared.Fault)];
        _works = behaviour.WithPlanned ? [.. server.Planned.Where(work => work.SwitchOver is not null)] : [];
        _lost = server.AtLeast == 1 ? "last module lost" : "too few modules left";
        List<string> states = [Up, .. Uncovered, Transient, _lost, .. _own.Select(DownBy)];
        if (_works.Length > 0)
        {
            states.Add(WhileSplit);
        }

        if (server.RejoinBlackout > Duration.Zero)
        {
            states.Add(Merging);
        }

        _state = behaviour.Variable("server", states);
        AddSwapGroups();
        _joining = behaviour.Counter("modules joining", server.Modules);
        _failed = _swaps.Count == 0 ? 0 : _swaps.Skip(1).Aggregate((Amount)_swaps[0].Failed, (sum, group) => sum + group.Failed);
        _running = server.Modules - (_failed + _joining);
        _isUp = _state.Is(Up);
        var isHalf = Condition.Never;
        _unsplit = Effect.None;
        if (_works.Length > 0)
        {
            _work = behaviour.Counter("work by halves", Stages * _works.Length);
            _isUp &= !Condition.Any([.. _works.Select((_, number) => _work.Is(Switching(number)))]);
            isHalf = Condition.Any([.. _works.SelectMany((_, number) => (Condition[])[_work.Is(FirstHalf(number)), _work.Is(SecondHalf(number))])]);
            _unsplit = _work.Becomes(0);
        }

        _isAlone = _isUp & (_work is null ? _running.IsEqualTo(server.AtLeast) : isHalf | _running.IsEqualTo(server.AtLeast));
        _isLockstep = _isUp & (_work is null ? _running.IsAtLeast(server.AtLeast + 1) : !isHalf & _running.IsAtLeast(server.AtLeast + 1));
    }

    /// <summary>What stops the server though another module could have gone on, each once.</summary>
    private IEnumerable<string> Uncovered => _classes.Select(_server.UncoveredBy).Distinct(StringComparer.Ordinal);

    /// <summary>A restart brings up every module that works, those that were joining too, in lockstep.</summary>
    private Effect Restarted => _joining.Becomes(0) & _state.Becomes(Up) & _unsplit;

    public static void Describe(FaultTolerantServer server, ElementBehaviour behaviour)
    {
        var lockstep = new LockstepBehaviour(server, behaviour);
        lockstep.AddUp();
        foreach (var fault in lockstep._classes)
        {
            lockstep.AddModuleFault(fault);
        }

        lockstep.AddSwaps();
        lockstep.AddWorks();
        lockstep.AddFaults();
        lockstep.AddReasons();
    }

    private static string DownBy(Fault fault) => $"down by {fault.Name}";

    private static int FirstHalf(int work) => (Stages * work) + 1;

    private static int Switching(int work) => FirstHalf(work) + 1;

    private static int SecondHalf(int work) => FirstHalf(work) + 2;

    private static int Joining(int work) => FirstHalf(work) + 3;

    /// <summary>Modules that wait equally long for the same people are counted together, whatever failed in them.</summary>
    private void AddSwapGroups()
    {
        var choices = _behaviour.NamedForCrews.ToArray();
        var groups = _classes.Where(fault => fault.HotSwap is not null)
            .GroupBy(fault => (fault.HotSwap!.Value, string.Concat(choices.Select(choice => choice.Has(_server.RepairOf(fault)) ? '1' : '0'))))
            .ToArray();
        foreach (var group in groups)
        {
            var suffix = groups.Length == 1 ? "" : $" by {string.Join(", ", group.Select(fault => fault.Name))}";
            _swaps.Add(new SwapGroup([.. group], group.Key.Value, _server.RepairOf(group.First()), suffix, _behaviour.Counter($"modules failed{suffix}", _server.Modules)));
        }
    }

    private void AddUp()
    {
        var planned = _works.Select((_, number) => PlannedStop(number)).ToArray();
        _behaviour.UpWhile(_isUp, planned.Length == 0 ? null : Condition.Any([_isUp, .. planned]));
    }

    /// <summary>When the server stands still for a piece of work: to switch over, or to take in the half that was done last.</summary>
    private Condition PlannedStop(int work)
    {
        var isSwitching = _state.Is(Up) & _work!.Is(Switching(work));
        return _server.RejoinBlackout > Duration.Zero ? isSwitching | (_state.Is(Merging) & _work.Is(Joining(work))) : isSwitching;
    }

    private void AddModuleFault(ModuleFault fault)
    {
        var isPermanent = fault.HotSwap is not null;
        var failed = _swaps.Find(group => group.Classes.Contains(fault))?.Failed;
        var leaves = failed is null ? _joining.Becomes((Amount)_joining + 1) : failed.Becomes((Amount)failed + 1);
        var stops = failed is null ? _state.Becomes(_server.UncoveredBy(fault)) : leaves & _state.Becomes(_server.UncoveredBy(fault));
        var mtbf = _server.MtbfOf(fault);
        var by = _server.ModuleFaults.Count == 0 ? "" : $" by {fault.Name}";
        var happens = isPermanent ? "fails" : "is disturbed";
        var called = _server.ModuleFaults.Count > 0 ? fault.Name : isPermanent ? _server.RepairOf(fault).Name : null;
        var masked = _behaviour.Event(FaultTolerantServer.MaskedFault);
        var chance = Outcomes.With(fault.Coverage, leaves, masked).Otherwise(stops, _behaviour.Event(FaultTolerantServer.UnmaskedFault));
        if (_server.SelfChecking)
        {
            // Nobody uses what the others put out, so that nobody is misled by it.
            _behaviour.Fault($"a module that follows {happens}{by}", _isLockstep, mtbf, Outcomes.Certain(leaves, masked), _running - 1);
            _behaviour.CalledAsFault(called);
            _behaviour.Fault($"the module that leads {happens}{by}", _isLockstep, mtbf, chance);
        }
        else
        {
            _behaviour.Fault($"a module {happens}{by}", _isLockstep, mtbf, chance, _running);
        }

        _behaviour.CalledAsFault(called);
        Amount cause = _state.ValueOf(isPermanent ? _lost : Transient);
        cause = _work is null ? cause : Amount.If(_work.IsNot(0), _state.ValueOf(WhileSplit), cause);
        var all = _joining.Becomes(0) & _state.Becomes(cause) & _unsplit;
        _behaviour.Fault($"the last module {happens}{by}", _isAlone, mtbf, failed is null ? all : leaves & all, _server.AtLeast == 1 ? null : _server.AtLeast);
        _behaviour.CalledAsFault(called);
    }

    private void AddSwaps()
    {
        foreach (var group in _swaps)
        {
            AddSwap($"a module is swapped{group.Suffix}", group, _isUp & group.Failed.IsNot(0), _joining.Becomes((Amount)_joining + 1));
        }

        if (_swaps.Count > 0)
        {
            _behaviour.WantsParts(_failed, _server.Modules);
        }

        _behaviour.Activity("a module rejoins", _isUp & _joining.IsNot(0), _server.Resynchronization, Rejoined(), _joining);
        if (_server.RejoinBlackout > Duration.Zero)
        {
            _behaviour.Activity("the modules are merged", _state.Is(Merging), _server.RejoinBlackout, _state.Becomes(Up) & _unsplit);
        }

        // Where too few modules work for a restart, some must be swapped first.
        var isShort = _state.Is(_lost) & _failed.IsAtLeast(_server.Modules - _server.AtLeast + 1);
        foreach (var group in _swaps)
        {
            AddSwap($"a first module is swapped{group.Suffix}", group, _swaps.Count == 1 ? isShort : isShort & group.Failed.IsNot(0), Effect.None);
        }

        string[] byModules = [.. Uncovered, Transient, _lost, .. _works.Length > 0 ? [WhileSplit] : Array.Empty<string>()];
        _behaviour.Activity("it is restarted", _state.IsAnyOf(byModules) & !isShort, _server.Restart, Restarted);
    }

    private void AddSwap(string name, SwapGroup group, Condition when, Effect and)
    {
        _behaviour.Repair(name, group.Repairs, when, group.HotSwap, group.Failed.Becomes((Amount)group.Failed - 1) & and, jobs: group.Failed);
        _behaviour.TakesPart();
        if (_swaps.Count > 1)
        {
            _behaviour.ComesAfter(_swaps.TakeWhile(other => other != group).Aggregate((Amount)0, (sum, other) => sum + other.Failed));
        }
    }

    /// <summary>What happens when a module has copied memory.</summary>
    private Outcomes Rejoined()
    {
        var copied = _joining.Becomes((Amount)_joining - 1);
        var joined = _server.RejoinBlackout > Duration.Zero ? copied & _state.Becomes(Merging) : copied & _unsplit;
        if (_server.RejoinFailure.Value == 0)
        {
            return _server.RejoinBlackout > Duration.Zero ? Outcomes.Certain(joined, _behaviour.Event(Rejoin)) : joined;
        }

        var swap = _swaps[0].Failed;
        return Outcomes.With(_server.RejoinFailure, copied & swap.Becomes((Amount)swap + 1) & _unsplit, _behaviour.Event(FaultTolerantServer.FailedRejoin)).Otherwise(joined, _behaviour.Event(Rejoin));
    }

    private void AddWorks()
    {
        for (var number = 0; number < _works.Length; number++)
        {
            var (work, title) = (_works[number], string.Create(CultureInfo.InvariantCulture, $"work by halves {number + 1}"));
            _behaviour.BeginsWork(work, _work!, FirstHalf(number));
            if (work.SwitchOver > Duration.Zero)
            {
                _behaviour.Activity($"{title}: first half is done", _isUp & _work!.Is(FirstHalf(number)), work.Lasting, _work.Becomes(Switching(number)));
                _behaviour.Activity($"{title}: is switched over", _state.Is(Up) & _work.Is(Switching(number)), work.SwitchOver.Value, _work.Becomes(SecondHalf(number)));
            }
            else
            {
                _behaviour.Activity($"{title}: first half is done", _isUp & _work!.Is(FirstHalf(number)), work.Lasting, _work.Becomes(SecondHalf(number)));
            }

            _behaviour.Activity($"{title}: second half is done", _isUp & _work.Is(SecondHalf(number)), work.Lasting, _work.Becomes(Joining(number)) & _joining.Becomes(1));
        }
    }

    private void AddFaults()
    {
        var struck = _own.Length - _behaviour.SharedFaults.Count;
        for (var i = 0; i < _own.Length; i++)
        {
            var (fault, label) = (_own[i], DownBy(_own[i]));
            if (i < struck)
            {
                _behaviour.Fault($"{fault.Name} strikes", _isUp, fault.TimeToFailure, _state.Becomes(label) & _unsplit);
                _behaviour.CalledAsFault(fault.Name);
            }
            else
            {
                _behaviour.Struck(fault, _isUp, _state, _state.ValueOf(label));
            }

            _behaviour.Recovery(fault, _state.Is(label), fault.RecoveryWith(Duration.Zero), Restarted);
        }
    }

    private void AddReasons()
    {
        foreach (var label in Uncovered)
        {
            _behaviour.DownBy(label, CauseKind.Uncovered, _state.Is(label));
        }

        _behaviour.DownBy(Transient, CauseKind.RedundancyLost, _state.Is(Transient));
        _behaviour.DownBy(_lost, CauseKind.RedundancyLost, _state.Is(_lost));
        foreach (var fault in _own)
        {
            _behaviour.DownBy(fault.Name, fault.Kind.AsCause(), _state.Is(DownBy(fault)));
        }

        for (var number = 0; number < _works.Length; number++)
        {
            _behaviour.DownBy(_works[number].Activity, CauseKind.Planned, PlannedStop(number));
        }

        if (_works.Length > 0)
        {
            _behaviour.DownBy(WhileSplit, CauseKind.RedundancyLost, _state.Is(WhileSplit));
        }

        if (_server.RejoinBlackout > Duration.Zero)
        {
            _behaviour.DownBy(Rejoin, CauseKind.Failover, _state.Is(Merging));
        }
    }

    /// <summary>Modules that wait equally long for a swap by the same people.</summary>
    /// <param name="Classes">The faults after which they do.</param>
    /// <param name="HotSwap">Mean time until one is swapped.</param>
    /// <param name="Repairs">What the crew knows them as.</param>
    /// <param name="Suffix">What tells its names from those of other groups; empty for the only one.</param>
    /// <param name="Failed">How many wait.</param>
    private sealed record SwapGroup(ModuleFault[] Classes, Duration HotSwap, RepairedFault Repairs, string Suffix, StateVariable Failed);
}

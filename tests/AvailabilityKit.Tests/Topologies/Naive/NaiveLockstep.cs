using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// Modules that run in lockstep, wait for a swap, or copy memory to rejoin. While the server is down nothing else in it fails; only
/// where too few modules are left for a restart does a swap go on. A restart takes in every module that works, those that were copying too.
/// Where modules check themselves, each is two halves that fail alike, and only the faults of the one whose outputs are used can go unnoticed.
/// </summary>
internal sealed class NaiveLockstep(FaultTolerantServer server, IReadOnlyList<NaiveShare> shares) : NaivePart(server.Name)
{
    private static readonly NaiveFault Module = new("module", FaultKind.Hardware);

    private readonly NaiveCause _uncovered = new(server.Name, "uncovered module fault", CauseKind.Uncovered);
    private readonly NaiveCause _alone = new(server.Name, "transient fault without a partner", CauseKind.RedundancyLost);
    private readonly NaiveCause _last = new(server.Name, server.AtLeast > 1 ? "too few modules left" : "last module lost", CauseKind.RedundancyLost);
    private readonly NaiveCause _rejoin = new(server.Name, "rejoin", CauseKind.Failover);

    public override IEnumerable<KeyValuePair<Variable, object?>> Initially() =>
        [Value("running", server.Modules), Value("waiting", 0), Value("copying", 0), Value("down by", null)];

    public override NaiveCause? DownBy(NaiveState state) => state.Get<NaiveCause?>(Name, "down by");

    public override bool IsPerfect(NaiveState state) => DownBy(state) is null && Count(state, "running") == server.Modules;

    public override int PartsWanted(NaiveState state) => Count(state, "waiting");

    public override IEnumerable<NaiveMove> Moves(NaiveState state) =>
        (DownBy(state) is { } cause ? Recoveries(state, cause) : Faults(state).Select(move => move with { IsFault = true }).Concat(Repairs(state))).Where(move => move.Rate > 0);

    private int Count(NaiveState state, string modules) => state.Get<int>(Name, modules);

    private NaiveState Now(NaiveState state, int running, int waiting, int copying, NaiveCause? downBy) => state
        .With(Name, "running", running).With(Name, "waiting", waiting).With(Name, "copying", copying).With(Name, "down by", downBy);

    private IEnumerable<NaiveMove> Faults(NaiveState state)
    {
        var (running, waiting, copying) = (Count(state, "running"), Count(state, "waiting"), Count(state, "copying"));
        var halves = server.SelfChecking ? 2 : 1;
        var permanent = running * halves * Per(server.ModuleMtbf);
        var transient = running * halves * Per(server.TransientMtbf);
        if (running > server.AtLeast)
        {
            // Others run on: a fault that is noticed takes the module out of the lockstep, one that is not noticed stops the server.
            var unnoticed = server.Coverage.Complement / (server.SelfChecking ? running : 1);
            var noticed = 1 - unnoticed;
            yield return new(Now(state, running - 1, waiting + 1, copying, null), noticed * permanent, IsMasked: true);
            yield return new(Now(state, running - 1, waiting, copying + 1, null), noticed * transient, IsMasked: true);
            yield return new(Now(state, running - 1, waiting + 1, copying, _uncovered), unnoticed * permanent);
            yield return new(Now(state, running, waiting, copying, _uncovered), unnoticed * transient);
        }
        else
        {
            // None to spare: the server stops, and what was copying starts afresh with what still works.
            yield return new(Now(state, running - 1 + copying, waiting + 1, 0, _last), permanent);
            yield return new(Now(state, running + copying, waiting, 0, _alone), transient);
        }

        foreach (var fault in server.Faults.Where(fault => fault.Mttr > Duration.Zero))
        {
            yield return new(state.With(Name, "down by", CauseOf(fault)), Per(fault.Mtbf));
        }
    }

    private IEnumerable<NaiveMove> Repairs(NaiveState state)
    {
        var (running, waiting, copying) = (Count(state, "running"), Count(state, "waiting"), Count(state, "copying"));
        if (waiting > 0)
        {
            yield return new(Now(state, running, waiting - 1, copying + 1, null), waiting * Per(server.HotSwap), Repairs: waiting, TakesPart: true) { Recovers = Module };
        }

        if (copying > 0)
        {
            var (joined, rate) = (server.RejoinBlackout > Duration.Zero ? _rejoin : null, copying * Per(server.Resynchronization));
            yield return new(Now(state, running + 1, waiting, copying - 1, joined), rate * server.RejoinFailure.Complement);
            yield return new(Now(state, running, waiting + 1, copying - 1, null), rate * server.RejoinFailure.Value);
        }
    }

    private IEnumerable<NaiveMove> Recoveries(NaiveState state, NaiveCause cause)
    {
        var (running, waiting, copying) = (Count(state, "running"), Count(state, "waiting"), Count(state, "copying"));
        if (cause == _rejoin)
        {
            yield return new(Now(state, running, waiting, copying, null), Per(server.RejoinBlackout));
        }
        else if (cause == _last && running < server.AtLeast)
        {
            yield return new(Now(state, running + 1, waiting - 1, 0, _last), waiting * Per(server.HotSwap), Repairs: waiting, TakesPart: true) { Recovers = Module };
        }
        else if (shares.FirstOrDefault(share => share.Cause.Name == cause.Label && cause.Kind == CauseKind.CommonCause) is { } struck)
        {
            yield return new(Now(state, running + copying, waiting, 0, null), Per(struck.Mttr), struck.Cause.NeedsCrew ? 1 : 0) { Recovers = NaiveFault.Of(struck.Cause) };
        }
        else if (server.Faults.FirstOrDefault(fault => CauseOf(fault) == cause) is { } own)
        {
            yield return new(Now(state, running + copying, waiting, 0, null), Per(own.Mttr), own.NeedsCrew ? 1 : 0) { Recovers = NaiveFault.Of(own) };
        }
        else
        {
            yield return new(Now(state, running + copying, waiting, 0, null), Per(server.Restart));
        }
    }

    private NaiveCause CauseOf(Fault fault) => NaiveCause.Of(Name, fault);
}

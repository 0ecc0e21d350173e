using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;
using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies.Crews;
using AvailabilityKit.Topologies.Islands;

namespace AvailabilityKit.Topologies.Lives;

/// <summary>What a life adds up for each of some services beside how long it is up: downtime and outages by cause, failovers, masked faults, work lost, capacity missing; and for each crew, how busy it is.</summary>
internal sealed class CauseLedger : Ledger
{
    private readonly CauseLedgerPlan _plan;
    private readonly BlameReader[] _blame;
    private readonly double[][] _shares;
    private readonly double[][] _scratch;
    private readonly double[] _since;
    private readonly bool[] _isDown;
    private readonly int[][] _tags;
    private readonly CrewLedger[] _crews;
    private readonly WorkLedger[] _work;
    private readonly LevelLedger[] _levels;
    private readonly HoursLedger?[] _hours;
    private double[] _happened = [];

    public CauseLedger(CauseLedgerPlan plan, SimulationPlan simulated, long seed, long number)
    {
        _plan = plan;
        var services = plan.Services;

        // Streams of their own, which no life has: what is drawn to share blame must not change what happens.
        _blame = [.. services.Select((service, index) => new BlameReader(service.Causes, plan.NodeLimit, new RandomStream(seed, -2 - (number * services.Length) - index)))];
        _shares = Array.ConvertAll(services, service => new double[service.Causes.Causes.Length]);
        _scratch = Array.ConvertAll(services, service => new double[service.Causes.Causes.Length]);
        _since = new double[services.Length];
        _isDown = new bool[services.Length];
        _crews = Array.ConvertAll(plan.Crews, places => new CrewLedger(places));
        _work = Array.ConvertAll(plan.WithLoad, service => new WorkLedger(service.Causes));
        _levels = Array.ConvertAll(plan.WithLevels, service => new LevelLedger(service.Levels!, service.IsWanted, service.Sums + CauseLedgerPlan.MissingLevel));
        _tags = Array.ConvertAll(services, service => Array.ConvertAll(service.Events, tag => Array.IndexOf(simulated.Tags, tag)));
        _hours = [.. services.Select((service, index) => service.IsWanted is { } isWanted ? new HoursLedger(isWanted, _tags[index]) : null)];
    }

    public override void Begin(ReadOnlySpan<int> values, ReadOnlySpan<bool> isUp, double[] happened)
    {
        _happened = happened;
        foreach (var hours in _hours)
        {
            hours?.Begin(values, happened);
        }

        foreach (var crew in _crews)
        {
            crew.Begin(values);
        }

        foreach (var level in _levels)
        {
            level.Begin(values);
        }

        for (var service = 0; service < _isDown.Length; service++)
        {
            _since[service] = 0;
            _isDown[service] = !isUp[service];
            if (_isDown[service])
            {
                _blame[service].Down(values, _shares[service]);
            }
        }
    }

    public override void Touch(int measure, bool wasUp, bool isUp, double now, ReadOnlySpan<int> before, ReadOnlySpan<int> values, Span<double> own)
    {
        if (_plan.FirstHours <= measure)
        {
            _hours[Array.IndexOf(_plan.Services, _plan.WithHours[measure - _plan.FirstHours])]!.Touch(values);
            return;
        }

        if (_plan.FirstLevel <= measure)
        {
            _levels[measure - _plan.FirstLevel].Touch(now, values, own);
            return;
        }

        if (_plan.FirstWork <= measure)
        {
            var work = measure - _plan.FirstWork;
            var service = _plan.WithLoad[work];
            if (service.IsWanted?.Holds(before) != false)
            {
                var lost = _work[work].Lost(before, values);
                own[service.Sums + CauseLedgerPlan.Interruptions] += lost;
                own[service.Sums + CauseLedgerPlan.Survived] += _work[work].IsUpAfter ? lost : 0;
            }

            return;
        }

        if (measure >= _isDown.Length)
        {
            _crews[measure - _isDown.Length].Touch(now, values, own);
            return;
        }

        if (wasUp)
        {
            if (_plan.Services[measure].IsWanted?.Holds(before) == false)
            {
                // Nobody saw it go down: it is met as it is when the hours begin.
                _blame[measure].Down(values, _scratch[measure]);
            }
            else
            {
                _blame[measure].GoingDown(before, values, _scratch[measure]);
            }

            var outages = own[_plan.Services[measure].Outages..];
            for (var cause = 0; cause < _scratch[measure].Length; cause++)
            {
                outages[cause] += _scratch[measure][cause];
            }
        }
        else
        {
            Integrate(measure, now, own);
        }

        _since[measure] = now;
        _isDown[measure] = !isUp;
        if (!isUp)
        {
            _blame[measure].Down(values, _shares[measure]);
        }
    }

    public override void Rebase(double now, Span<double> own)
    {
        foreach (var crew in _crews)
        {
            crew.Rebase(now, own);
        }

        foreach (var level in _levels)
        {
            level.Rebase(now, own);
        }

        for (var service = 0; service < _isDown.Length; service++)
        {
            if (_isDown[service])
            {
                Integrate(service, now, own);
            }

            _since[service] = 0;
        }
    }

    public override void End(Span<double> own)
    {
        for (var index = 0; index < _plan.Services.Length; index++)
        {
            var service = _plan.Services[index];
            var tags = _tags[index];
            var (failovers, uncovered, masked) = (0.0, 0.0, 0.0);
            for (var tag = 0; tag < tags.Length; tag++)
            {
                var count = _hours[index] is { } hours ? hours.CountOf(tag) : tags[tag] < 0 ? 0 : _happened[tags[tag]];
                own[service.Counts + tag] = count;
                var isFailover = tag < 2 * service.Clusters.Length;
                failovers += isFailover ? count : 0;
                uncovered += isFailover && tag % 2 == 1 ? count : 0;
                masked += isFailover ? 0 : count;
            }

            var sums = own.Slice(service.Sums, CauseLedgerPlan.SumCount);
            sums[CauseLedgerPlan.Failovers] = failovers;
            sums[CauseLedgerPlan.Uncovered] = uncovered;
            sums[CauseLedgerPlan.Masked] = masked;
            for (var cause = 0; cause < service.Causes.Causes.Length; cause++)
            {
                var isPlanned = service.IsPlanned[cause];
                sums[isPlanned ? CauseLedgerPlan.PlannedDown : CauseLedgerPlan.UnplannedDown] += own[service.Downtime + cause];
                sums[isPlanned ? CauseLedgerPlan.PlannedOutages : CauseLedgerPlan.UnplannedOutages] += own[service.Outages + cause];
            }

            if (service.Service.Load is { } load)
            {
                sums[CauseLedgerPlan.Defects] = (load.LostPerOutage * sums[CauseLedgerPlan.Interruptions])
                    + (load.Refusable * load.NoticedAfter * sums[CauseLedgerPlan.Survived])
                    + (load.Refusable.ValuePerSecond * (sums[CauseLedgerPlan.PlannedDown] + sums[CauseLedgerPlan.UnplannedDown]));
            }
        }
    }

    private void Integrate(int service, double now, Span<double> own)
    {
        var time = now - _since[service];
        var downtime = own[_plan.Services[service].Downtime..];
        var shares = _shares[service];
        for (var cause = 0; cause < shares.Length; cause++)
        {
            downtime[cause] += time * shares[cause];
        }
    }
}

/// <summary>Where each figure of some services, and of the crews, stands in a <see cref="CauseLedger"/>.</summary>
internal sealed class CauseLedgerPlan : LedgerPlan
{
    public const int PlannedDown = 0;
    public const int UnplannedDown = 1;
    public const int PlannedOutages = 2;
    public const int UnplannedOutages = 3;
    public const int Failovers = 4;
    public const int Uncovered = 5;
    public const int Masked = 6;
    public const int Defects = 7;
    public const int Interruptions = 8;
    public const int MissingLevel = 9;
    public const int LevelFalls = 10;
    public const int Survived = 11;
    public const int SumCount = 12;

    public CauseLedgerPlan(ResolvedTopology topology, IslandBehaviour whole, IslandPlans plans, IEnumerable<Service> services, IReadOnlyList<CrewLoad> crews, EvaluationOptions options)
    {
        NodeLimit = options.MaximumNodes;
        var next = 0;
        Services = [.. services.Select(service =>
        {
            var position = topology.PositionOf(service.Name);
            var served = plans.Of(position);
            var causes = ServiceCauses.Of(topology, whole, served, options.Causes);
            var placed = new Placed(service, causes, topology, position, next)
            {
                Levels = ServiceLevels.AreSeveral(served) ? new LevelTree(causes) : null,
                IsWanted = service.Hours is { } hours ? whole.Clock!.During(hours, whole.TimeOfDay!) : null,
            };
            next = placed.End;
            return placed;
        })];
        Crews = [.. crews.Select((crew, index) => new CrewPlaces(crew, next + (index * CrewPlaces.Count)))];
        WithLoad = Array.FindAll(Services, service => service.Service.Load is not null);
        WithLevels = Array.FindAll(Services, service => service.Levels is not null);
        FirstWork = Services.Length + Crews.Length;
        FirstLevel = FirstWork + WithLoad.Length;
        WithHours = Array.FindAll(Services, service => service.IsWanted is not null);
        FirstHours = FirstLevel + WithLevels.Length;
        Length = next + (crews.Count * CrewPlaces.Count);
        Ratios = [.. Services.Select(service => (service.Sums + UnplannedDown, service.Sums + UnplannedOutages)), .. Crews.Select(crew => crew.MeanWait)];
    }

    /// <summary>A service and its places.</summary>
    public sealed class Placed
    {
        public Placed(Service service, ServiceCauses causes, ResolvedTopology topology, int position, int first)
        {
            Service = service;
            Causes = causes;
            IsPlanned = Array.ConvertAll(causes.Causes, cause => cause.Kind == CauseKind.Planned);
            var isBehind = topology.Closure([position]);
            Element[] behind = [.. topology.Order.Where(element => isBehind[element]).Select(element => topology.Elements[element])];
            Clusters = [.. behind.Where(element => element.MovesWork).Select(cluster => cluster.Name)];
            Events = [
                .. Clusters.SelectMany(cluster => (Tag[])[ClusterBehaviour.Covered(cluster), ClusterBehaviour.Uncovered(cluster)]),
                .. behind.Where(element => element.MasksFaults).Select(server => new Tag(server.Name, FaultTolerantServer.MaskedFault))];
            Sums = first;
            Counts = Sums + SumCount;
            Downtime = Counts + Events.Length;
            Outages = Downtime + causes.Causes.Length;
            End = Outages + causes.Causes.Length;
        }

        public Service Service { get; }

        public ServiceCauses Causes { get; }

        public bool[] IsPlanned { get; }

        /// <summary>What its level is made of; null where it has no other than up and down.</summary>
        public required LevelTree? Levels { get; init; }

        /// <summary>While it is wanted; null for always.</summary>
        public required Condition? IsWanted { get; init; }

        /// <summary>The clusters behind it.</summary>
        public string[] Clusters { get; }

        /// <summary>For each cluster the events of a covered and an uncovered failover, then those of masked faults.</summary>
        public Tag[] Events { get; }

        /// <summary>The first place of its sums.</summary>
        public int Sums { get; }

        /// <summary>The first place of its events.</summary>
        public int Counts { get; }

        /// <summary>The first place of the seconds down by each cause.</summary>
        public int Downtime { get; }

        /// <summary>The first place of the outages by each cause.</summary>
        public int Outages { get; }

        /// <summary>The place after its last.</summary>
        public int End { get; }
    }

    public Placed[] Services { get; }

    /// <summary>The crews, whose measures follow those of the services.</summary>
    public CrewPlaces[] Crews { get; }

    /// <summary>The services with a load, whose measures of work follow those of the crews.</summary>
    public Placed[] WithLoad { get; }

    /// <summary>The services of several levels, whose measures of them follow those of work.</summary>
    public Placed[] WithLevels { get; }

    /// <summary>The services with hours, whose measures of them follow those of levels.</summary>
    public Placed[] WithHours { get; }

    /// <summary>The number of the first measure of hours.</summary>
    public int FirstHours { get; }

    /// <summary>The number of the first measure of work.</summary>
    public int FirstWork { get; }

    /// <summary>The number of the first measure of levels.</summary>
    public int FirstLevel { get; }

    /// <summary>What is watched beside the services themselves.</summary>
    public IEnumerable<Measure> Measures =>
    [
        .. Crews.Select(crew => crew.Measure),
        .. WithLoad.Select(service => WorkLedger.MeasureOf(service.Service.Name)),
        .. WithLevels.Select(service => LevelLedger.MeasureOf(service.Service.Name)),
        .. WithHours.Select(service => HoursLedger.MeasureOf(service.Service.Name, service.IsWanted!)),
    ];

    /// <summary>The most nodes of a decision diagram.</summary>
    public int NodeLimit { get; }

    public override int Length { get; }

    /// <summary>The mean unplanned outage of each service, and the mean wait for each crew.</summary>
    public override IReadOnlyList<(int Of, int By)> Ratios { get; }

    public override bool MustBeKnown(int measure) => measure < Services.Length;

    public override void CollectReads(int measure, VariableSet reads)
    {
        if (measure < Services.Length)
        {
            Services[measure].Causes.CollectReads(reads);
        }
        else if (measure < FirstWork)
        {
            Crews[measure - Services.Length].Load.Ending.CollectReads(reads);
        }
        else if (measure < FirstHours)
        {
            var service = measure < FirstLevel ? WithLoad[measure - FirstWork] : WithLevels[measure - FirstLevel];
            WorkLedger.CollectReads(service.Causes, reads);
            service.IsWanted?.CollectReads(reads);
        }
    }

    public override Ledger Open(SimulationPlan plan, long seed, long number) => new CauseLedger(this, plan, seed, number);
}

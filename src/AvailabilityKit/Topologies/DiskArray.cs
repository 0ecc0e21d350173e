using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>Disks that hold data together, of which some may fail before any is lost: a mirror, a RAID set, or k + m erasure coding, with hot spares and rebuilding.</summary>
/// <remarks>
/// <para>The data are on <see cref="Data"/> + <see cref="Parity"/> disks, and any <see cref="Data"/> of these suffice. A mirror of two is 1 + 1, RAID 5
/// of eight disks 7 + 1, RAID 6 of them 6 + 2, a stripe without redundancy 8 + 0, and RAID 10 several mirrors that something needs together.</para>
/// <para>What is lost with the disk beyond the parity is restored from elsewhere, which takes much longer than a rebuild: an array that is down by that is
/// another thing than one that cannot be reached. How well the data are kept is told apart from the availability (<see cref="Topology.Durability"/>).</para>
/// <para>The chain is that of D. A. Patterson, G. Gibson, R. H. Katz, "A case for redundant arrays of inexpensive disks", SIGMOD 1988, with spares,
/// and with what cannot be read once the redundancy is gone as in J. L. Hafner, K. Rao, "Notes on reliability models for non-MDS erasure codes", IBM
/// RJ10391, 2006: each time as many disks have failed as there is parity, a part of what the rebuild must read cannot be read with a given probability.</para>
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record DiskArray : Element
{
    /// <summary>The most disks of an array, spares aside.</summary>
    public const int MostDisks = 1_000;

    private const string Lost = "more disks failed than parity covers";

    private const string Unread = "unreadable data without redundancy";

    /// <summary>Describes a disk array.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="data">How many of the disks suffice to read all data; from 1.</param>
    /// <param name="parity">How many disks more there are, each of which may fail before data are lost; from 0.</param>
    /// <param name="diskMtbf">Mean time between failures of one disk; above zero. An annual failure rate of 1 % is 100 years.</param>
    /// <param name="rebuild">Mean time to rebuild a disk from the others, once it is in the array; above zero and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public DiskArray(string name, int data, int parity, Duration diskMtbf, Duration rebuild)
        : base(name)
    {
        Data = OneOrMore(data, nameof(data), $"\"{Name}\" keeps its data on {data} disks");
        Parity = ZeroOrMore(parity, nameof(parity), $"\"{Name}\" has {parity} disks of parity");
        if (data > MostDisks - parity)
        {
            throw new ArgumentOutOfRangeException(nameof(data), $"\"{Name}\" has {(long)data + parity} disks; give {MostDisks} at most.");
        }

        DiskMtbf = diskMtbf;
        Rebuild = rebuild;
    }

    /// <summary>How many of the disks suffice to read all data.</summary>
    public int Data { get; }

    /// <summary>How many disks may fail before data are lost.</summary>
    public int Parity { get; }

    /// <summary>Mean time between failures of one disk.</summary>
    public Duration DiskMtbf { get; init => field = Times.Positive(value, "diskMtbf", $"\"{Name}\""); }

    /// <summary>Mean time to rebuild a disk from the others, once it is in the array.</summary>
    public Duration Rebuild { get; init => field = Times.PositiveAndFinite(value, "rebuild", $"\"{Name}\""); }

    /// <summary>How many disks are rebuilt at a time, each as fast as one alone; all, by default (null).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? RebuildsAtOnce { get; init => field = value is { } number ? OneOrMore(number, nameof(value), $"\"{Name}\" rebuilds {number} disks at once") : null; }

    /// <summary>Disks that wait in the array, without data, to take the place of one that fails; none by default. They do not fail while they wait.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0, or above <see cref="MostDisks"/>.</exception>
    public int HotSpares
    {
        get;
        init => field = value <= MostDisks ? ZeroOrMore(value, nameof(value), $"\"{Name}\" has {value} hot spares") : throw new ArgumentOutOfRangeException(nameof(value), $"\"{Name}\" has {value} hot spares; give {MostDisks} at most.");
    }

    /// <summary>Mean time in which people replace a failed disk; zero by default, for which the rebuild begins at once and hot spares make no difference.</summary>
    public Duration Replacement { get; init => field = Times.Finite(value, "replacement", $"\"{Name}\""); } = Duration.Zero;

    /// <summary>The probability that some of what must be read cannot be, each time that no redundancy is left; 0 by default.</summary>
    /// <remarks>Of <c>n</c> bits that are each unreadable with the probability <c>p</c> it is 1 - (1 - p)^n: 0.08 for a terabyte (8e12 bits) at 1e-14 a bit.</remarks>
    public Probability Unreadable { get; init; } = Probability.Zero;

    /// <summary>Mean time to restore lost data from elsewhere, once the disks are there; 24 h by default.</summary>
    public Duration Restore { get; init => field = Times.PositiveAndFinite(value, "restore", $"\"{Name}\""); } = Duration.FromHours(24);

    /// <summary>What makes the array unreachable and loses no data: controllers, firmware, operators.</summary>
    /// <exception cref="ArgumentException">Two faults have the same name.</exception>
    public IReadOnlyList<Fault> Faults { get; init => field = Fault.EachNamedOnce(value, Name, "faults"); } = Sequence<Fault>.Empty;

    /// <summary>Announced work at the array; the share that is done on line stops nothing.</summary>
    public IReadOnlyList<PlannedWork> Planned { get; init => field = Sequence<PlannedWork>.Of(value, nameof(Planned)); } = Sequence<PlannedWork>.Empty;

    /// <summary>How many alike copies there are, 1 by default. With 10 the name <c>mirror</c> stands for ten elements, <c>mirror-1</c> to <c>mirror-10</c>, in every list that names it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above <see cref="Element.MostCopies"/>.</exception>
    public int Count { get; init => field = CountOf(value, Name); } = 1;

    /// <summary>How many disks hold data.</summary>
    private int Disks => Data + Parity;

    private bool IsReplaced => Replacement > Duration.Zero;

    /// <inheritdoc/>
    public override string Noun => "disk array";

    /// <summary>Its disks are no elements that could be told as what failed: data lost with them, or since some of what was left could not be read, are lost in the storage.</summary>
    internal override Layer LayerOf(CauseKind kind) => kind is CauseKind.RedundancyLost or CauseKind.Uncovered ? Layer.Storage : Layers.Of(kind, Layer.Storage);

    internal override bool CanBeNode => true;

    internal override bool CanBeRepaired => true;

    internal override bool CanBeStruck => true;

    internal override bool CanTakeParts => true;

    internal override bool TakesParts => IsReplaced;

    internal override IReadOnlyList<Fault> OwnFaults => Faults;

    internal override IReadOnlyList<PlannedWork> AnnouncedWork => Planned;

    internal override string Detail => string.Create(CultureInfo.InvariantCulture, $"{Data} + {Parity} disks");

    internal override string InsideInWords => string.Create(CultureInfo.InvariantCulture, $"{Disks} disks, of which {Parity} may fail");

    internal override IReadOnlyList<(string Label, string Detail)> InnerBlocks =>
        [(string.Create(CultureInfo.InvariantCulture, $"{Disks} disks"), $"MTBF {DiskMtbf}"), .. HotSpares > 0 ? [(string.Create(CultureInfo.InvariantCulture, $"{HotSpares} hot {(HotSpares == 1 ? "spare" : "spares")}"), "without data")] : Array.Empty<(string, string)>()];

    internal override IEnumerable<TopologyWarning> OwnWarnings()
    {
        if (Rebuild + Replacement > DiskMtbf)
        {
            yield return new(
                TopologyWarningKind.RepairLongerThanUptime,
                Name,
                $"The disks of \"{Name}\" are replaced and rebuilt in {Rebuild + Replacement}, which is longer than the {DiskMtbf} until one fails; were diskMtbf and rebuild swapped?");
        }
    }

    internal override IEnumerable<Recovery> Recoveries() =>
        Faults.Select(fault => new Recovery(Rate.Per(fault.Mtbf).ValuePerSecond, fault.Mttr.TotalSeconds));

    internal override string WhyAlone => "its disks hold the data of one another";

    internal override IEnumerable<string> Assumptions(string name, EvaluationOptions options)
    {
        foreach (var rollback in base.Assumptions(name, options))
        {
            yield return rollback;
        }

        yield return $"The disks of \"{name}\" fail independently of one another; a disk that is being rebuilt, or waits as a spare, does not fail.";
        yield return $"While a fault of its own or a common cause has \"{name}\" down, or its data are being restored, no further disk fails and none is rebuilt.";
        if (Unreadable.Value == 0 && Parity > 0)
        {
            yield return $"Every disk of \"{name}\" can be read to the last bit when no redundancy is left: nothing is said to be unreadable.";
        }
    }

    internal override IReadOnlyList<CauseKey> LossesOfData => [new(Name, Lost, CauseKind.RedundancyLost), new(Name, Unread, CauseKind.Uncovered)];

    internal override IEnumerable<TopologyMistake> OwnMistakes()
    {
        if (Parity == 0 && Unreadable.Value > 0)
        {
            yield return new(Name, "unreadable", -1, $"\"{Name}\" has no parity, so that nothing is rebuilt and \"unreadable\" never matters; leave it out.");
        }

        foreach (var fault in Faults.Where(fault => fault.Name is Lost or Unread || (IsReplaced && fault.Name == Disk.Name)))
        {
            yield return new(Name, "faults", -1, $"A fault of the disk array \"{Name}\" is called \"{fault.Name}\", which is what the failures of its disks are called; give it another name.");
        }
    }

    /// <inheritdoc/>
    protected internal override void Describe(ElementBehaviour behaviour)
    {
        const string Up = "up";
        Fault[] own = [.. Faults.Where(fault => fault.Mttr > Duration.Zero), .. behaviour.SharedFaults.Select(shared => shared.Fault)];
        var struck = own.Length - behaviour.SharedFaults.Count;
        var array = behaviour.Variable("array", [Up, Lost, Unread, .. own.Select(fault => $"down by {fault.Name}")]);
        var rebuilding = behaviour.Counter("disks rebuilding", Parity + 1);
        var waiting = IsReplaced ? behaviour.Counter("places without a disk", Parity + 1) : null;
        var used = IsReplaced && HotSpares > 0 ? behaviour.Counter("spares used", HotSpares) : null;
        var gone = waiting is null ? (Amount)rebuilding : (Amount)rebuilding + waiting;
        var holding = Disks - gone;
        var isUp = array.Is(Up);
        var isLost = array.IsAnyOf(Lost, Unread);

        behaviour.UpWhile(isUp);
        foreach (var (name, when, takes) in Takes())
        {
            if (Parity > 1)
            {
                Fails($"a disk fails{name}", when & gone.IsAtMost(Parity - 2), takes);
            }

            if (Parity > 0)
            {
                Fails($"the last disk of the redundancy fails{name}", when & gone.IsEqualTo(Parity - 1), Unreadable.Value > 0 ? Outcomes.With(Unreadable, takes & array.Becomes(Unread)).Otherwise(takes) : takes);
            }

            Fails($"one disk too many fails{name}", when & gone.IsEqualTo(Parity), takes & array.Becomes(Lost));
        }

        behaviour.Activity("a disk is rebuilt", isUp & rebuilding.IsNot(0), Rebuild, rebuilding.Becomes((Amount)rebuilding - 1), RebuildsAtOnce is { } most && most <= Parity ? Amount.Min(rebuilding, most) : rebuilding);
        if (waiting is not null)
        {
            var jobs = used is null ? (Amount)waiting : (Amount)waiting + used;
            behaviour.Repair("a disk is replaced", Disk, waiting.IsNot(0), Replacement, waiting.Becomes((Amount)waiting - 1) & rebuilding.Becomes((Amount)rebuilding + 1), jobs);
            behaviour.TakesPart();
            if (used is not null)
            {
                behaviour.Repair("a spare is replaced", Disk, waiting.Is(0) & used.IsNot(0), Replacement, used.Becomes((Amount)used - 1), used);
                behaviour.TakesPart();
            }

            behaviour.WantsParts(jobs, Parity + 1 + HotSpares);
        }

        behaviour.Activity("the data are restored", waiting is null ? isLost : isLost & waiting.Is(0), Restore, rebuilding.Becomes(0) & array.Becomes(Up));
        for (var i = 0; i < own.Length; i++)
        {
            var fault = own[i];
            var label = $"down by {fault.Name}";
            if (i < struck)
            {
                behaviour.Fault($"{fault.Name} strikes", isUp, fault.TimeToFailure, array.Becomes(label));
                behaviour.CalledAsFault(fault.Name);
            }
            else
            {
                behaviour.Struck(fault, isUp, array, array.ValueOf(label));
            }

            behaviour.Recovery(fault, array.Is(label), fault.RecoveryWith(Duration.Zero), array.Becomes(Up));
        }

        behaviour.DownBy(Lost, CauseKind.RedundancyLost, array.Is(Lost));
        behaviour.DownBy(Unread, CauseKind.Uncovered, array.Is(Unread));
        foreach (var fault in own)
        {
            behaviour.DownBy(fault.Name, fault.Kind.AsCause(), array.Is($"down by {fault.Name}"));
        }

        // Where the place of a failed disk is taken from: by a spare, by what people bring, or by what is there at once.
        IEnumerable<(string Name, Condition When, Effect Takes)> Takes()
        {
            if (waiting is null)
            {
                return [("", Condition.Always, rebuilding.Becomes((Amount)rebuilding + 1))];
            }

            var none = waiting.Becomes((Amount)waiting + 1);
            return used is null
                ? [("", Condition.Always, none)]
                : [(" and a spare takes its place", used.IsNot(HotSpares), used.Becomes((Amount)used + 1) & rebuilding.Becomes((Amount)rebuilding + 1)), ("", used.Is(HotSpares), none)];
        }

        void Fails(string name, Condition when, Outcomes then)
        {
            behaviour.Fault(name, isUp & when, DiskMtbf, then, holding);
            behaviour.CalledAsFault(Disk.Name);
        }
    }

    /// <summary>What its crews call the failure of a disk.</summary>
    private static readonly RepairedFault Disk = new("disk", nameof(FaultKind.Hardware));

    internal override IEnumerable<RepairedFault> FaultsForCrews => [.. IsReplaced ? [Disk] : Array.Empty<RepairedFault>(), .. Faults.Where(fault => fault.Mttr > Duration.Zero).Select(RepairedFault.Of)];

    internal override int Copies => Count;

    internal override Element CopyNamed(string name) => this with { Name = name, Count = 1 };

    private static int ZeroOrMore(int number, string parameter, string statement) =>
        number >= 0 ? number : throw new ArgumentOutOfRangeException(parameter, $"{statement}; give 0 or more.");
}

using AvailabilityKit.Topologies;

namespace AvailabilityKit;

/// <content>Disks that hold data together, and how well they keep them.</content>
public sealed partial class Topology
{
    /// <summary>Adds a disk array: a mirror (1 + 1), RAID 5 (7 + 1), RAID 6 (6 + 2), or k + m erasure coding.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="data">How many of the disks suffice to read all data; from 1.</param>
    /// <param name="parity">How many disks more there are, each of which may fail before data are lost; from 0.</param>
    /// <param name="diskMtbf">Mean time between failures of one disk; above zero. An annual failure rate of 1 % is 100 years.</param>
    /// <param name="rebuild">Mean time to rebuild a disk from the others, once it is in the array; above zero and finite.</param>
    /// <param name="rebuildsAtOnce">How many disks are rebuilt at a time; <see langword="null"/> for all.</param>
    /// <param name="hotSpares">Disks in the array that wait to take the place of one that fails.</param>
    /// <param name="replacement">Mean time in which people replace a failed disk; <see langword="null"/> for at once.</param>
    /// <param name="unreadable">The probability that some of what must be read cannot be, each time that no redundancy is left; <see langword="null"/> for 0.</param>
    /// <param name="restore">Mean time to restore lost data from elsewhere; <see langword="null"/> for 24 h.</param>
    /// <param name="faults">What makes the array unreachable and loses no data: controllers, firmware, operators.</param>
    /// <param name="planned">Announced work; the share that is done on line stops nothing.</param>
    /// <param name="needs">The elements it cannot work without.</param>
    /// <param name="count">How many alike ones; the name then stands for name-1, name-2 and so on in every list.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public Topology DiskArray(
        string name,
        int data,
        int parity,
        Duration diskMtbf,
        Duration rebuild,
        int? rebuildsAtOnce = null,
        int hotSpares = 0,
        Duration? replacement = null,
        Probability? unreadable = null,
        Duration? restore = null,
        IEnumerable<Fault>? faults = null,
        IEnumerable<PlannedWork>? planned = null,
        IEnumerable<string>? needs = null,
        int count = 1)
    {
        var array = new DiskArray(name, data, parity, diskMtbf, rebuild)
        {
            RebuildsAtOnce = rebuildsAtOnce,
            HotSpares = hotSpares,
            Faults = [.. faults ?? []],
            Planned = [.. planned ?? []],
            Needs = [.. needs ?? []],
            Count = count,
        };
        return With(array with
        {
            Replacement = replacement ?? array.Replacement,
            Unreadable = unreadable ?? array.Unreadable,
            Restore = restore ?? array.Restore,
        });
    }

    /// <summary>How well an element keeps its data, its crews and its stock of spares considered, from a moment at which everything is in order.</summary>
    /// <param name="element">The name of a disk array, or of a copy of one; of a counted one its first copy is meant.</param>
    /// <param name="over">The time in which a loss would count; above zero, finite.</param>
    /// <param name="options">Limits; the defaults if left out. Planned work is not considered.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or infinite.</exception>
    /// <exception cref="ModelException">The topology has a mistake, or there is no such element, or it holds no data that it could lose.</exception>
    /// <exception cref="SolverException">A limit of the options was reached.</exception>
    public Durability Durability(string element, Duration over, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(element);
        if (over.IsInfinite || over == Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(over), $"How well \"{element}\" keeps its data over {over} is no question; give a finite time above zero, such as 1.Years.");
        }

        var named = Elements.FirstOrDefault(candidate => candidate.Name == element || candidate.CopyNames().Contains(element, StringComparer.Ordinal))
            ?? throw new ModelException($"\"{Name}\" has no element \"{element}\"; name a disk array of it.", element);
        if (named.LossesOfData.Count == 0)
        {
            throw new ModelException($"The {named.Noun} \"{element}\" holds no data that it could lose; name a disk array.", element);
        }

        var copy = named.CopyNamed(element == named.Name ? named.CopyNames().First() : element);
        var question = (IsLeftAlone(named) ? Named(Name).With(copy.WithReferences(_ => [])) : Elements.Where(other => other is not Topologies.Service).Aggregate(Named(Name), (rest, other) => rest.With(other)))
            .With(new DataKept(Unused("data"), copy))
            .Service(Unused($"the data of {element}"), [Unused("data")]);
        var answer = question.Mission(over, (options ?? EvaluationOptions.Default) with { Planned = PlannedDowntime.Excluded }, cancellationToken).Service;
        return new Durability { Element = element, Over = over, Kept = answer.Reliability, MeanTimeToLoss = answer.MeanTimeToFirstFailure, ErrorBound = answer.ErrorBound };

        string Unused(string name)
        {
            name = name.Length <= Element.LongestName ? name : "all data";
            while (Elements.Any(other => other.Name == name || other.CopyNames().Contains(name, StringComparer.Ordinal)))
            {
                name += "'";
            }

            return name;
        }
    }

    /// <summary>Whether nothing but services refers to an element, so that what happens to it depends on itself alone.</summary>
    internal bool IsLeftAlone(Element element)
    {
        string[] names = [element.Name, .. element.CopyNames()];
        return !Elements.Any(other => other is not Topologies.Service && other.References().Any(reference => names.Contains(reference.Name)));
    }
}

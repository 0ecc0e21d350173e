using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies;

/// <summary>People who repair several elements and can work on only so many at once, which makes those elements depend on one another.</summary>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record RepairCrew : Element
{
    /// <summary>Describes a crew.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="repairs">The components and fault-tolerant servers it repairs; at least one.</param>
    /// <param name="size">How many of them it can work on at once; 1 or more.</param>
    /// <exception cref="ArgumentException">Nothing to repair, one named twice, or the size is below 1.</exception>
    public RepairCrew(string name, IEnumerable<string> repairs, int size = 1)
        : base(name)
    {
        Repairs = Sequence<string>.Of(repairs, nameof(repairs));
        if (Repairs.Count == 0)
        {
            throw new ArgumentException($"The repair crew \"{name}\" repairs nothing; name at least one element.", nameof(repairs));
        }

        if (Repairs.Distinct(StringComparer.Ordinal).Count() != Repairs.Count)
        {
            throw new ArgumentException($"The repair crew \"{name}\" names an element twice; name each once.", nameof(repairs));
        }

        if (size < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(size), $"The repair crew \"{name}\" has the size {size}; give 1 or more.");
        }

        Size = size;
    }

    /// <summary>The elements it repairs, most urgent first where the discipline is by priority.</summary>
    public IReadOnlyList<string> Repairs { get; }

    /// <summary>How many of them it can work on at once.</summary>
    public int Size { get; }

    /// <summary>In which order it works; equal shares by default.</summary>
    public CrewDiscipline Discipline { get; init; }

    /// <inheritdoc/>
    public override string Noun => "repair crew";

    internal override IEnumerable<(string Property, int Index, string Name)> References() =>
        base.References().Concat(Repairs.Select((name, index) => ("repairs", index, name)));
}

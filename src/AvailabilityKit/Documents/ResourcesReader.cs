using AvailabilityKit.Quantities;

namespace AvailabilityKit.Documents;

/// <summary>Reads what a host gives, or what a machine takes of it.</summary>
internal sealed class ResourcesReader(MistakeList mistakes)
{
    /// <summary>The resources of a member.</summary>
    /// <returns>Null where none are given; and, with at least one mistake, where something else is.</returns>
    public Resources? Read(DocumentFields owner, string key)
    {
        if (owner.Object(key, DocumentShape.Resources) is not { } fields)
        {
            return null;
        }

        var (cpu, memory) = (fields.Number("cpu"), fields.DataSize("memory"));
        return (cpu is null && fields["cpu"] is not null) || (memory is null && fields["memory"] is not null)
            ? null
            : mistakes.Attempt(fields.Node, () => Resources.Of(cpu ?? 0, memory ?? DataSize.Zero));
    }
}

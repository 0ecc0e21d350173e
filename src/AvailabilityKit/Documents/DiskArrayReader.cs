using AvailabilityKit.Topologies;

namespace AvailabilityKit.Documents;

/// <summary>Reads disk arrays.</summary>
internal sealed class DiskArrayReader(MistakeList mistakes)
{
    /// <summary>The disk array that an element describes.</summary>
    /// <returns>Null, and at least one mistake, where it describes none.</returns>
    public DiskArray? Read(DocumentFields fields)
    {
        var (name, data, parity) = (fields.Text("name"), fields.Integer("data"), fields.Integer("parity"));
        var (diskMtbf, rebuild, atOnce) = (fields.Duration("diskMtbf"), fields.Duration("rebuild"), fields.Integer("rebuildsAtOnce"));
        var (hotSpares, replacement, unreadable) = (fields.Integer("hotSpares"), fields.Duration("replacement"), fields.Probability("unreadable"));
        var (restore, faults, planned) = (fields.Duration("restore"), new FaultReader(mistakes).Read(fields), new PlannedWorkReader(mistakes).Read(fields));
        var (needs, count) = (fields.Texts("needs"), fields.Integer("count"));
        if (name is null || data is not { } some || parity is not { } more || diskMtbf is not { } up || rebuild is not { } again || faults is null)
        {
            return null;
        }

        var array = mistakes.Attempt(fields.Node, () => new DiskArray(name, some, more, up, again) { Planned = planned, Needs = needs ?? [] });
        array = mistakes.Set(array, fields, "rebuildsAtOnce", atOnce, static (part, value) => part with { RebuildsAtOnce = value });
        array = mistakes.Set(array, fields, "hotSpares", hotSpares, static (part, value) => part with { HotSpares = value });
        array = mistakes.Set(array, fields, "replacement", replacement, static (part, value) => part with { Replacement = value });
        array = mistakes.Set(array, fields, "unreadable", unreadable, static (part, value) => part with { Unreadable = value });
        array = mistakes.Set(array, fields, "restore", restore, static (part, value) => part with { Restore = value });
        array = mistakes.Set(array, fields, "count", count, static (part, value) => part with { Count = value });
        return array is null ? null : mistakes.Attempt(fields["faults"] ?? fields.Node, () => array with { Faults = faults });
    }
}

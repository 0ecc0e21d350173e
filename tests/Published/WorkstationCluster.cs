namespace AvailabilityKit.Published;

/// <summary>The dependable cluster of B. R. Haverkort, H. Hermanns, J.-P. Katoen, SRDS 2000: two halves of N workstations, each behind a switch, a backbone between them, one repair unit.</summary>
/// <remarks>The unit chooses among the kinds that are broken, each at 10 an hour, and then repairs; parts go on failing meanwhile.</remarks>
public readonly record struct WorkstationCluster(int Left, int Right, bool LeftSwitch, bool RightSwitch, bool Backbone, WorkstationCluster.Part Repaired)
{
    public enum Part
    {
        None,
        Left,
        Right,
        LeftSwitch,
        RightSwitch,
        Backbone,
    }

    public static MarkovChain<WorkstationCluster> Of(int size)
    {
        var choice = 10.PerHour;
        return MarkovChain.StartingIn(new WorkstationCluster(size, size, true, true, true, Part.None))
            .When(s => s.Left > 0, s => s.Left * Rate.Per(500.Hours), s => s with { Left = s.Left - 1 })
            .When(s => s.Right > 0, s => s.Right * Rate.Per(500.Hours), s => s with { Right = s.Right - 1 })
            .When(s => s.LeftSwitch, _ => Rate.Per(4_000.Hours), s => s with { LeftSwitch = false })
            .When(s => s.RightSwitch, _ => Rate.Per(4_000.Hours), s => s with { RightSwitch = false })
            .When(s => s.Backbone, _ => Rate.Per(5_000.Hours), s => s with { Backbone = false })
            .When(s => s.Repaired == Part.None && s.Left < size, _ => choice, s => s with { Repaired = Part.Left })
            .When(s => s.Repaired == Part.None && s.Right < size, _ => choice, s => s with { Repaired = Part.Right })
            .When(s => s.Repaired == Part.None && !s.LeftSwitch, _ => choice, s => s with { Repaired = Part.LeftSwitch })
            .When(s => s.Repaired == Part.None && !s.RightSwitch, _ => choice, s => s with { Repaired = Part.RightSwitch })
            .When(s => s.Repaired == Part.None && !s.Backbone, _ => choice, s => s with { Repaired = Part.Backbone })
            .When(s => s.Repaired == Part.Left, _ => 2.PerHour, s => s with { Repaired = Part.None, Left = s.Left + 1 }, named: "repair")
            .When(s => s.Repaired == Part.Right, _ => 2.PerHour, s => s with { Repaired = Part.None, Right = s.Right + 1 }, named: "repair")
            .When(s => s.Repaired == Part.LeftSwitch, _ => Rate.Per(4.Hours), s => s with { Repaired = Part.None, LeftSwitch = true }, named: "repair")
            .When(s => s.Repaired == Part.RightSwitch, _ => Rate.Per(4.Hours), s => s with { Repaired = Part.None, RightSwitch = true }, named: "repair")
            .When(s => s.Repaired == Part.Backbone, _ => Rate.Per(8.Hours), s => s with { Repaired = Part.None, Backbone = true }, named: "repair")
            .Explore();
    }

    /// <summary>Whether so many workstations are connected: within one half, or in both over switches and backbone.</summary>
    public bool Connects(int needed) =>
        (Left >= needed && LeftSwitch)
        || (Right >= needed && RightSwitch)
        || (Left + Right >= needed && LeftSwitch && RightSwitch && Backbone);
}

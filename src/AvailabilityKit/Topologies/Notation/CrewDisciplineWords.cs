namespace AvailabilityKit.Topologies.Notation;

/// <summary>What follows from the order in which a crew works, and what reports and explanations say of it.</summary>
internal static class CrewDisciplineWords
{
    /// <summary>Whether a repair that has begun is finished before another begins, so that elements wait their turn.</summary>
    public static bool FinishesRepairs(this CrewDiscipline discipline) => discipline is CrewDiscipline.FirstComeFirstServed or CrewDiscipline.PriorityWithoutPreemption or CrewDiscipline.ByChance;

    public static string Words(this CrewDiscipline discipline) => discipline switch
    {
        CrewDiscipline.EqualShare => "in equal shares",
        CrewDiscipline.PriorityInOrder => "by priority",
        CrewDiscipline.FirstComeFirstServed => "first come first served",
        CrewDiscipline.ByChance => "by chance",
        _ => "by priority without pre-emption",
    };
}

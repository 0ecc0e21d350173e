namespace AvailabilityKit.Topologies;

/// <summary>What reports and explanations say of the order in which a crew works.</summary>
internal static class CrewDisciplineWords
{
    public static string Words(this CrewDiscipline discipline) => discipline switch
    {
        CrewDiscipline.EqualShare => "in equal shares",
        CrewDiscipline.PriorityInOrder => "by priority",
        CrewDiscipline.FirstComeFirstServed => "first come first served",
        _ => "by priority without pre-emption",
    };
}

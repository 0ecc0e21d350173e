using AvailabilityKit.FaultTrees;
using TreeFormula = AvailabilityKit.FaultTrees.Formula;

namespace AvailabilityKit.Tests.FaultTrees;

/// <summary>Whether two fault trees say the same, part by part and without the writer.</summary>
internal static class SameTree
{
    public static void Equal(FaultTree expected, FaultTree actual)
    {
        Assert.Equal(expected.Name, actual.Name);

        // Files keep the order of what is public; what is private stands with its component.
        Assert.Equal(expected.TopEvents.Select(gate => gate.Name).Where(IsPublic), actual.TopEvents.Select(gate => gate.Name).Where(IsPublic));
        Assert.Equal(expected.TopEvents.Select(gate => gate.Name).Order(StringComparer.Ordinal), actual.TopEvents.Select(gate => gate.Name).Order(StringComparer.Ordinal));
        Equal(expected.Gates, actual.Gates, gate => gate.Name, (one, other) => Equal((one.Label, Text(one.Formula)), (other.Label, Text(other.Formula))));
        Equal(expected.HouseEvents, actual.HouseEvents, house => house.Name, (one, other) => Equal((one.Label, one.Happens), (other.Label, other.Happens)));
        Equal(expected.BasicEvents, actual.BasicEvents, event_ => event_.Name, (one, other) => Equal((one.Label, one.Group?.Name, Text(one.Expression)), (other.Label, other.Group?.Name, Text(other.Expression))));
        Equal(expected.Parameters, actual.Parameters, parameter => parameter.Name, (one, other) => Equal((one.Unit, Text(one.Expression)), (other.Unit, Text(other.Expression))));
        Equal(expected.CommonCauseGroups, actual.CommonCauseGroups, group => group.Name, (one, other) =>
        {
            Equal((one.Kind, one.Label, Text(one.Total)), (other.Kind, other.Label, Text(other.Total)));
            Assert.Equal(one.Factors.Select(Text), other.Factors.Select(Text));
            Assert.Equal(one.Members.Select(member => (member.Name, member.Label)), other.Members.Select(member => (member.Name, member.Label)));
        });
    }

    private static bool IsPublic(string name) => !name.Contains('.', StringComparison.Ordinal);

    private static void Equal<T>(IReadOnlyList<T> expected, IReadOnlyList<T> actual, Func<T, string> name, Action<T, T> equal)
    {
        Assert.Equal(expected.Select(name).Order(StringComparer.Ordinal), actual.Select(name).Order(StringComparer.Ordinal));
        foreach (var one in expected)
        {
            equal(one, actual.Single(other => name(other) == name(one)));
        }
    }

    private static void Equal<T>(T expected, T actual) => Assert.Equal(expected, actual);

    private static string Text(TreeFormula formula) => formula switch
    {
        TreeEvent event_ => $"{event_.GetType().Name} {event_.Name}",
        ConstantFormula constant => constant.Holds.ToString(),
        Connective connective => $"{connective.Kind} {connective.Min} {connective.Max} ({string.Join(", ", connective.Inputs.Select(Text))})",
        _ => throw new InvalidOperationException(),
    };

    private static string Text(Expression? expression) => expression is null
        ? ""
        : $"{expression.Kind} {expression.Value:R} {expression.Parameter?.Name} ({string.Join(", ", expression.Inputs.Select(Text))})";
}

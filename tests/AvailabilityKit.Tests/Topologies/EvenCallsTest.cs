using System.Reflection;
using AvailabilityKit.Documents;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Whatever an element can have, its fluent method and the document can say, in the same word.</summary>
public sealed class EvenCallsTest
{
    // Crews, stocks and common causes depend on nothing. What a component is, its method and its type in the document say.
    private static readonly HashSet<(Type, string)> Exempt = [(typeof(RepairCrew), "Needs"), (typeof(Spares), "Needs"), (typeof(CommonCause), "Needs"), (typeof(Component), "Kind")];

    public static TheoryData<Type> Elements => [.. typeof(Element).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Element)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Elements))]
    public void Every_property_is_a_parameter_of_each_method_that_adds_the_element(Type element)
    {
        foreach (var word in MethodsFor(element))
        {
            var parameters = typeof(Topology).GetMethods().Where(method => method.Name == word).SelectMany(method => method.GetParameters()).Select(parameter => parameter.Name!).ToHashSet(StringComparer.Ordinal);

            Assert.True(parameters.Count > 0, $"Topology has no method {word} for {element.Name}.");
            Assert.Equal([], PropertiesOf(element).Where(property => !parameters.Contains(Camel(property)) && !IsSaidOf(property)).Select(property => $"{word}: {property}"));
        }
    }

    [Theory]
    [MemberData(nameof(Elements))]
    public void Every_property_is_a_key_of_the_document(Type element)
    {
        var shape = Assert.Single(DocumentShape.All, shape => shape.Name == Camel(WordOf(element)));

        Assert.Equal([], PropertiesOf(element).Where(property => !shape.Keys.Contains(Camel(property), StringComparer.Ordinal)));
    }

    /// <summary>Whether a method of that name says it of an element that is there already, whatever its kind: <c>Capacity("host", ...)</c>.</summary>
    private static bool IsSaidOf(string property) => typeof(Topology).GetMethods().Any(method => method.Name == property && method.GetParameters() is [{ ParameterType: var first }, _, ..] && first == typeof(string));

    private static IEnumerable<string> PropertiesOf(Type element) => element.GetProperties()
        .Where(property => property.SetMethod is { IsPublic: true } && !Exempt.Contains((element, property.Name)))
        .Select(property => property.Name);

    private static IEnumerable<string> MethodsFor(Type element) =>
        element == typeof(Component) ? Enum.GetValues<ComponentKind>().Select(kind => kind == ComponentKind.Other ? "Component" : kind.ToString()) : [WordOf(element)];

    private static string WordOf(MemberInfo element) => element.Name.Replace("Redundancy", "", StringComparison.Ordinal).Replace("Element", "", StringComparison.Ordinal);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

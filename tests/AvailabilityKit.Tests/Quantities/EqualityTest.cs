using System.Reflection;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Tests.Quantities;

/// <summary>== on values means Equals.</summary>
public sealed class EqualityTest
{
    [Fact]
    public void Every_public_type_that_compares_by_value_has_the_operators()
    {
        var values = new[] { typeof(Topology).Assembly, typeof(Exhibit).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => !type.IsEnum && !type.IsInterface && type.GetMethod("Equals", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly, [typeof(object)]) is not null)
            .ToArray();

        Assert.Contains(typeof(Topology), values);
        Assert.Contains(typeof(Money), values);
        Assert.Equal([], values.Where(type => !Has(type, "op_Equality") || !Has(type, "op_Inequality")).Select(type => type.FullName));
    }

    [Fact]
    public void Topologies_and_costs_that_are_equal_are_so_by_the_operators()
    {
        Topology Make(Duration mttr) => Topology.Named("t").Server("a", 1000.Hours, mttr);
        Costs Paid(decimal amount) => Costs.In("USD").Space(amount);

        Assert.True(Make(4.Hours) == Make(4.Hours));
        Assert.True(Make(4.Hours) != Make(5.Hours));
        Assert.True(Paid(4) == Paid(4));
        Assert.True(Paid(4) != Paid(5));
        Assert.False(Make(4.Hours) == null);
    }

    private static bool Has(Type type, string name) =>
        type.GetMethod(name, BindingFlags.Public | BindingFlags.Static, [type, type]) is not null;
}

using AvailabilityKit.Quantities;

namespace AvailabilityKit.Tests.Quantities;

public class NaturalOrderTest
{
    private static readonly string[] InOrder = ["", "7", "10", "web", "web-01", "web-1", "web-2", "web-9", "web-10", "web-10a", "web-10b", "web-11", "web-20250101000000000000001", "web-20250101000000000000002", "web-a"];

    [Fact]
    public void Numbers_in_names_count_by_their_value()
    {
        var shuffled = InOrder.ToArray();
        new Random(7).Shuffle(shuffled);

        Array.Sort(shuffled, NaturalOrder.Instance);

        Assert.Equal(InOrder, shuffled);
    }

    [Fact]
    public void Any_two_names_have_one_order_whichever_comes_first() =>
        Assert.All(
            from one in InOrder from other in InOrder select (one, other),
            pair => Assert.Equal(
                Math.Sign(Array.IndexOf(InOrder, pair.one) - Array.IndexOf(InOrder, pair.other)),
                Math.Sign(NaturalOrder.Instance.Compare(pair.one, pair.other))));
}

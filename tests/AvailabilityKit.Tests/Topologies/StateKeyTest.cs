using AvailabilityKit.Topologies.Islands;

namespace AvailabilityKit.Tests.Topologies;

public class StateKeyTest
{
    [Fact]
    public void What_is_appended_last_is_removed_first_also_across_the_two_words()
    {
        (ulong Value, int Bits)[] parts = [(1, 1), (0x1234_5678_9ABC_DEF0, 64), (0, 0), (5, 3), (0x3FFF_FFFF_FFFF, 46), (2, 2)];
        var key = default(StateKey);
        foreach (var (value, bits) in parts)
        {
            key = key.Append(value, bits);
        }

        foreach (var (value, bits) in parts.Reverse())
        {
            key = key.Remove(bits, out var removed);
            Assert.Equal(value, removed);
        }

        Assert.Equal(default, key);
    }
}

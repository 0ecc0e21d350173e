namespace AvailabilityKit.Published;

/// <summary>
/// Ten machines, one repairman, L/M = 1e-6: the probability that all ten are down is 3.6e-54, where elimination with
/// subtractions gives negative numbers. Source: the machine repair model, exact rationals.
/// Derivation: pi_i is proportional to 10!/(10-i)! (L/M)^i.
/// </summary>
public class MachineRepairTest
{
    [Fact]
    public void All_ten_down_keeps_twelve_digits()
    {
        var solved = MarkovChain.StartingIn(0)
            .When(down => down < 10, down => (10 - down) * 1e-6.PerSecond, down => down + 1)
            .When(down => down > 0, _ => 1.PerSecond, down => down - 1)
            .Explore().SteadyState();

        Assert.Equal(1, solved[10] / 3.6287637120362886e-54, 1e-12);
    }
}

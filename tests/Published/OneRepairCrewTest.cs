namespace AvailabilityKit.Published;

/// <summary>
/// k out of n parts with one repair crew or one each. Source: the machine-repair birth-death chain, evaluated independently,
/// at L = 1e-3/h and M = 0.1/h.
/// Derivation: p_i is proportional to the product over j up to i of (n-j+1) L / (M min(j, crews)); parts go on failing while
/// the system is down.
/// </summary>
public class OneRepairCrewTest
{
    [Theory]
    [InlineData(1, 2, 1, 0.999803960007842)]
    [InlineData(2, 3, 1, 0.999411996437048)]
    [InlineData(3, 4, 1, 0.998824230215770)]
    [InlineData(8, 10, 1, 0.999302937602726)]
    [InlineData(1, 2, 2, 0.999901970395059)]
    [InlineData(2, 3, 3, 0.999707852365474)]
    [InlineData(3, 4, 4, 0.999419558262129)]
    [InlineData(8, 10, 10, 0.999889441458400)]
    public void Availability_of_k_out_of_n(int k, int n, int crews, double availability)
    {
        var solved = MarkovChain.StartingIn(n)
            .When(up => up > 0, up => up * 1e-3.PerHour, up => up - 1)
            .When(up => up < n, up => Math.Min(n - up, crews) * 0.1.PerHour, up => up + 1)
            .Explore().SteadyState().Availability(up => up >= k);

        Assert.Equal(availability, solved.Value, 1e-15);
        Assert.Equal(1, solved.Unavailability / (1 - availability), 1e-10);
    }
}

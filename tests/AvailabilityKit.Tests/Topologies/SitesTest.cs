using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Several sites with the elements there are: voters that need their site, links that part them, and a witness that says who goes on.</summary>
public class SitesTest
{
    // Of a node 4 h in 2004, of a site 24 h in 87,624 (1 in 3651), of a link 4 h in 2004, of a witness 8 h in 4388.
    private const double Node = 4.0 / 2_004, Site = 24.0 / 87_624, Link = 4.0 / 2_004, Witness = 8.0 / 4_388;

    /// <summary>
    /// Given which sites are up, the voters that are up are binomial among those which stand there, each down with q = 4/2004 = 1/501 for itself; with s = 24/87,624 = 1/3651 for a site. So for 3 + 2, of which 3 are needed:
    /// U = (1-s)² P(of 5 more than 2 down) + s (1-s) P(of 3 any down) + (1-s) s [of 2 there are never 3] + s². As exact fractions, rounded once to 13 digits. Five voters in two sites are hardly better than the site with three of them:
    /// 1/3651 is 2.7390e-4. A third site helps by the factor 77; four votes of six, three of which stand in each site, are lost with either.
    /// </summary>
    [Theory]
    [InlineData(2.756131882543e-4, 3, 2)]
    [InlineData(3.582638054916e-6, 2, 2, 1)]
    [InlineData(5.478783487263e-4, 3, 3)]
    [InlineData(2.760777859909e-4, 3, 4)]
    public void A_majority_of_voters_that_stand_and_fall_with_their_sites(double unavailability, params int[] voters)
    {
        var topology = Topology.Named("sites");
        for (var site = 0; site < voters.Length; site++)
        {
            topology = topology.Power($"site-{site}", 87_600.Hours, 24.Hours).Servers($"voter-{site}", voters[site], 2_000.Hours, 4.Hours, needs: [$"site-{site}"]);
        }

        var needed = (voters.Sum() / 2) + 1;
        var found = topology.Group("quorum", voters.Select((_, site) => $"voter-{site}"), atLeast: needed).Service("data", ["quorum"]).Evaluate().Service.Availability.Unavailability;

        Near.Equal(unavailability, found, 1e-11);
        Near.Equal(LessThan(needed, voters), found, 1e-11);
    }

    /// <summary>Safe without a witness, each side stops when it does not see the other: both sites and the link are in series, and worse than one site alone.</summary>
    [Fact]
    public void Without_a_witness_two_sites_are_worse_than_one()
    {
        var found = Sites.Service("data", ["here", "there", "link"]).Evaluate().Service.Availability;

        Near.Equal((2 * Site) - (Site * Site) + ((1 - Site) * (1 - Site) * Link), found.Unavailability, 1e-12);
        Assert.True(found.Unavailability > 9 * Site);
    }

    /// <summary>A witness at a third site gives the second vote to whoever reaches it: down where fewer than two of the three are up, where two are and what joins these is down, or all are up and no two are joined.</summary>
    [Fact]
    public void A_witness_at_a_third_site_lets_the_side_go_on_that_sees_it()
    {
        var found = Sites
            .Group("both sites", ["here", "there", "link"], atLeast: 3)
            .Group("here with witness", ["here", "path-here", "witness"], atLeast: 3)
            .Group("there with witness", ["there", "path-there", "witness"], atLeast: 3)
            .Group("quorum", ["both sites", "here with witness", "there with witness"])
            .Service("data", ["quorum"]).Evaluate().Service.Availability;
        const double Up = 1 - Site, Sees = 1 - Witness;

        Near.Equal(
            (Up * Up * Sees * Link * Link * Link) + (Up * Up * Witness * Link) + (2 * Up * Site * Sees * Link)
                + (2 * Up * Site * Witness) + (Site * Site),
            found.Unavailability,
            1e-12);
        Assert.True(found.Unavailability < Site / 40);
    }

    /// <summary>A witness in one of the two sites is lost with it: the other never goes on alone, so that the second site saves nothing but failures of the witness itself.</summary>
    [Fact]
    public void A_witness_in_one_of_the_sites_is_no_better_than_that_site_alone()
    {
        Topology With(Topology sites) => sites.Group("both sites", ["here", "there", "link"], atLeast: 3).Group("here with witness", ["here", "witness"], atLeast: 2).Group("quorum", ["both sites", "here with witness"]).Service("data", ["quorum"]);
        var found = With(Sites).Evaluate().Service.Availability.Unavailability;
        var perfect = With(Sites.With("witness", (Component witness) => witness with { Faults = [] })).Evaluate().Service.Availability.Unavailability;

        Near.Equal(Site + ((1 - Site) * Witness * (Site + ((1 - Site) * Link))), found, 1e-12);
        Near.Equal(Site, perfect, 1e-14);
        Assert.True(found > Site);
    }

    /// <summary>
    /// Where both sides go on and nothing fences one of them off, each failure of the link while both sites are up splits them: 8760 h / 2000 h times the share of time in which all three are up. It is the link's line in the causes of what needs
    /// all three; and what that is down for longer than what needs the sites alone is the time in which data diverge. A chain by hand counts the same.
    /// </summary>
    [Fact]
    public void Both_sides_serve_as_often_as_the_link_fails_between_them()
    {
        var evaluation = Sites.Group("either", ["here", "there"]).Service("data", ["either"]).Service("both", ["here", "there"]).Service("joined", ["here", "there", "link"]).Evaluate();
        var (data, both, joined) = (evaluation.Services[0], evaluation.Services[1], evaluation.Services[2]);
        var splits = joined.Causes.Single(cause => cause.Element == "link").OutagesPerYear!.Value;

        Near.Equal(Site * Site, data.Availability.Unavailability, 1e-13);
        Near.Equal(8_760 / 2_000.0 * (1 - Link) * (1 - Site) * (1 - Site), splits, 1e-12);
        Near.Equal(Link * (1 - Site) * (1 - Site), joined.Availability.Unavailability - both.Availability.Unavailability, 1e-12);

        var chain = MarkovChain.Named("sites");
        foreach (var (here, there, link) in from a in (bool[])[true, false] from b in (bool[])[true, false] from l in (bool[])[true, false] select (a, b, l))
        {
            chain = chain
                .Transition(Named(here, there, link), Named(!here, there, link), here ? Rate.Per(87_600.Hours) : Rate.Per(24.Hours))
                .Transition(Named(here, there, link), Named(here, !there, link), there ? Rate.Per(87_600.Hours) : Rate.Per(24.Hours))
                .Transition(Named(here, there, link), Named(here, there, !link), link ? Rate.Per(2_000.Hours) : Rate.Per(4.Hours));
        }

        var steady = chain.Build().SteadyState();
        Near.Equal(8_760 / 2_000.0 * steady[Named(true, true, true)], splits, 1e-12);
        Near.Equal(steady[Named(true, true, false)], joined.Availability.Unavailability - both.Availability.Unavailability, 1e-12);

        static string Named(bool here, bool there, bool link) => $"{(here ? "here" : "")} {(link ? "-" : "|")} {(there ? "there" : "")}";
    }

    /// <summary>Whatever the numbers: a third vote elsewhere never makes it worse than the sites and the link in series, and nothing is better than both going on.</summary>
    [Property(MaxTest = 30)]
    public void Votes_stand_between_safety_and_going_on(FsCheck.PositiveInt site, FsCheck.PositiveInt link, FsCheck.PositiveInt witness)
    {
        var sites = Sites
            .With("here", (Component part) => part with { Faults = [Fault.Environment(((site.Get % 5_000) + 1).Hours, 24.Hours)] })
            .With("link", (Component part) => part with { Faults = [Fault.Hardware(((link.Get % 5_000) + 1).Hours, 4.Hours)] })
            .With("witness", (Component part) => part with { Faults = [Fault.Hardware(((witness.Get % 5_000) + 1).Hours, 8.Hours)] })
            .Group("both sites", ["here", "there", "link"], atLeast: 3)
            .Group("here with witness", ["here", "path-here", "witness"], atLeast: 3)
            .Group("there with witness", ["there", "path-there", "witness"], atLeast: 3)
            .Group("quorum", ["both sites", "here with witness", "there with witness"])
            .Group("either", ["here", "there"])
            .Service("safe", ["both sites"]).Service("voted", ["quorum"]).Service("both go on", ["either"]);
        var down = sites.Evaluate().Services.ToDictionary(service => service.Name, service => service.Availability.Unavailability);

        Assert.True(down["voted"] < down["safe"]);
        Assert.True(down["both go on"] < down["voted"]);
    }

    private static Topology Sites { get; } = Topology.Named("two sites")
        .Power("here", 87_600.Hours, 24.Hours).Power("there", 87_600.Hours, 24.Hours)
        .Network("link", 2_000.Hours, 4.Hours).Network("path-here", 2_000.Hours, 4.Hours).Network("path-there", 2_000.Hours, 4.Hours)
        .Server("witness", 4_380.Hours, 8.Hours);

    /// <summary>The chance that fewer are up, by every pattern of sites and every number of voters in what is up; sums of what is not negative.</summary>
    private static double LessThan(int needed, int[] voters)
    {
        var sum = 0.0;
        for (var pattern = 0; pattern < 1 << voters.Length; pattern++)
        {
            var (chance, standing) = (1.0, 0);
            for (var site = 0; site < voters.Length; site++)
            {
                var up = ((pattern >> site) & 1) == 1;
                chance *= up ? 1 - Site : Site;
                standing += up ? voters[site] : 0;
            }

            for (var up = 0; up < needed && up <= standing; up++)
            {
                sum += chance * Choose(standing, up) * Math.Pow(1 - Node, up) * Math.Pow(Node, standing - up);
            }
        }

        return sum;
    }

    private static double Choose(int among, int chosen) => Enumerable.Range(1, chosen).Aggregate(1.0, (ways, i) => ways * (among - chosen + i) / i);
}

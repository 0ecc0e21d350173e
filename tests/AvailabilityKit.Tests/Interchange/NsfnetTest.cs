using AvailabilityKit.Interchange;

namespace AvailabilityKit.Tests.Interchange;

/// <summary>The samples of the NSFNET backbone, against the sum over all 2^15 states of its links.</summary>
public class NsfnetTest
{
    [Fact]
    public void Two_terminal_reliability_equals_the_sum_over_all_states_of_the_links()
    {
        var network = NetworkGraph.Load(NetworkFiles.Nsfnet("graphml"));

        Assert.Equal((13, 15), (network.Nodes.Count, network.Links.Count));
        Assert.All(network.Links, link => Assert.False(link.IsDirected));
        foreach (var (from, to) in new[] { ("Seattle", "Princeton"), ("Lincoln", "Pittsburgh") })
        {
            Near.Equal(Unreliability(network, from, to), network.ToBlock(from, to).Availability().Unavailability, 1e-12);
        }
    }

    [Fact]
    public void A_link_a_site_hangs_by_counts_in_full()
    {
        var network = NetworkGraph.Load(NetworkFiles.Nsfnet("graphml"));

        // Salt Lake City has one link only, so nothing beats its 0.001.
        Assert.InRange(network.ToBlock("salt-lake-city", "boulder").Availability().Unavailability, 0.000999999, 0.001000001);
        Assert.InRange(network.ToBlock("Seattle", "Princeton").Availability().Unavailability, 1e-6, 1e-5);
    }

    [Fact]
    public void Components_bear_the_labels_of_the_sites()
    {
        var components = NetworkGraph.Load(NetworkFiles.Nsfnet("graphml")).ToBlock("Seattle", "Princeton").Compile().Components;

        Assert.Contains("Seattle - Palo Alto", components.Select(component => component.Name));
    }

    /// <summary>The probability of the states of the links that leave the two apart: 2^15 of them, each by a search of its own.</summary>
    private static double Unreliability(NetworkGraph network, string from, string to)
    {
        var number = network.Nodes.Select((node, i) => (node.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        var (start, end) = (network.Nodes.ToList().FindIndex(node => node.Label == from), network.Nodes.ToList().FindIndex(node => node.Label == to));
        var terms = new List<double>();
        for (var state = 0; state < 1 << network.Links.Count; state++)
        {
            var probability = 1.0;
            var reached = 1 << start;
            for (var i = 0; i < network.Links.Count; i++)
            {
                probability *= (state >> i & 1) == 1 ? 0.999 : 0.001;
            }

            for (var before = 0; before != reached;)
            {
                before = reached;
                for (var i = 0; i < network.Links.Count; i++)
                {
                    var (a, b) = (1 << number[network.Links[i].Source], 1 << number[network.Links[i].Target]);
                    reached |= (state >> i & 1) == 1 && (reached & (a | b)) != 0 ? a | b : 0;
                }
            }

            if ((reached >> end & 1) == 0)
            {
                terms.Add(probability);
            }
        }

        terms.Sort();
        return terms.Sum();
    }
}

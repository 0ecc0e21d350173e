using AvailabilityKit.FaultTrees;

namespace AvailabilityKit.Published;

/// <summary>
/// Fault trees of the Aralia set (A. Rauzy; distributed with the SCRAM and XFTA tools): from 25 to 458 basic events, most far from trees.
/// </summary>
/// <remarks>
/// Probabilities of the top events were recomputed with a decision diagram that shares no code with this library. The figure that the set's own
/// text prints for das9204 is not that of the file. The files are read from the folder aralia beside the repository and are not part of it.
/// </remarks>
public class AraliaFaultTreesTest
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "..", "shared", "aralia");

    [Theory]
    [InlineData("chinese", 25, 1.170581811e-03, 392)]
    [InlineData("baobab1", 61, 1.017080778e-04, 46188)]
    [InlineData("baobab2", 32, 7.130182598e-04, 4805)]
    [InlineData("baobab3", 80, 2.241170138e-03, 24386)]
    [InlineData("isp9602", 116, 1.724474483e-02, 5197647)]
    [InlineData("isp9605", 32, 1.371708805e-05, 5630)]
    [InlineData("das9202", 49, 1.011538126e-02, 27778)]
    [InlineData("das9204", 53, 2.169415951e-11, 16704)]
    [InlineData("das9206", 121, 2.296868380e-01, 19518)]
    [InlineData("ftr10", 175, 4.486771197e-01, 305)]
    [InlineData("edf9202", 458, 7.813024513e-01, 130112)]
    [InlineData("edfpa15p", 100, 7.363023823e-02, 27870)]
    public void The_top_event_is_as_likely_and_has_as_many_cut_sets_as_recomputed(string name, int events, double probability, int cutSets)
    {
        var file = Path.Combine(Folder, $"{name}.xml");
        Assert.SkipUnless(File.Exists(file), $"{name}.xml is in no folder aralia beside the repository.");
        var tree = FaultTree.Load(file);

        Assert.Equal(events, tree.BasicEvents.Count);
        var found = tree.Evaluate(new() { CountCutSets = true });
        Near.Equal(probability, found.Probability.Value, 1e-9);
        Assert.Equal(cutSets, found.CutSetCount);
        Near.Equal(probability, FaultTree.Parse(tree.ToOpenPsa()).Evaluate().Probability.Value, 1e-9);
    }

    /// <summary>The block of a tree counts by order what it counts in all, and the exact probability lies between that of the likeliest set and the bound by all of them.</summary>
    [Theory]
    [InlineData("chinese")]
    [InlineData("baobab1")]
    [InlineData("baobab2")]
    [InlineData("baobab3")]
    [InlineData("isp9602")]
    [InlineData("isp9605")]
    [InlineData("das9202")]
    [InlineData("das9204")]
    [InlineData("das9206")]
    [InlineData("ftr10")]
    [InlineData("edf9202")]
    [InlineData("edfpa15p")]
    public void Cut_sets_by_order_add_up_and_bound_the_probability(string name)
    {
        var file = Path.Combine(Folder, $"{name}.xml");
        Assert.SkipUnless(File.Exists(file), $"{name}.xml is in no folder aralia beside the repository.");
        var block = FaultTree.Load(file).ToBlock();
        var cuts = block.CutSets();

        Assert.Equal(cuts.Count, cuts.CountByOrder.Aggregate((sum, order) => sum + order));
        Assert.InRange(block.Availability().Unavailability, cuts.MostProbable(1).Single().Probability, cuts.MinCutUpperBound);
    }
}

namespace AvailabilityKit.Published;

/// <summary>
/// Two workstations, of which one is needed, and a file server, as the documents of samples/workstations say it: a block diagram where
/// each has a repairer, a chain where the one crew goes to the server first. Source: R. A. Sahner, K. S. Trivedi, A. Puliafito,
/// "Performance and Reliability Analysis of Computer Systems" (SHARPE), 1996; rates from memory, results recomputed.
/// Derivation: Af (1 - (1 - Aw)^2) for the first; elimination of the six states for the second.
/// </summary>
public class WorkstationsAndFileServerSamplesTest
{
    [Theory]
    [InlineData("independent-repair.json", 0.999900000001999)]
    [InlineData("one-crew.json", 0.999899989997005)]
    public void A_document_of_one_block_diagram_or_chain_has_the_published_availability(string sample, double availability)
    {
        var document = ModelDocument.Load(Path.Combine(RepositoryFolder.Root, "samples", "workstations", sample));
        var evaluation = Assert.Single(document.Topologies).Topology.Evaluate(document.Options);

        Assert.Equal(availability, evaluation.Availability.Value, 1e-15);
        Assert.Equal("office as a whole", evaluation.Service.Name);
        Assert.Empty(evaluation.Warnings);
    }
}

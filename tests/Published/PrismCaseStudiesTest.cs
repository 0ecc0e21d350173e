using AvailabilityKit.Interchange.Prism;

namespace AvailabilityKit.Published;

/// <summary>Models of published descriptions in the PRISM language, samples/chains: as many states and transitions as PRISM's case studies of them have.</summary>
/// <remarks>
/// Tandem: Hermanns, Meyer-Kayser, Siegle, NSMC 1999. Kanban: Ciardo, Tilgner, ICASE report 96-35, 1996. Polling: Ibe, Trivedi, IEEE JSAC 8, 1990. Counts:
/// prismmodelchecker.org/casestudies; those of the tests are what PRISM finds.
/// </remarks>
public class PrismCaseStudiesTest
{
    [Theory]
    [InlineData("tandem.sm", "c=255", 130_816, 455_939)]
    [InlineData("kanban.sm", "t=4", 454_475, 3_979_850)]
    [InlineData("polling.sm", "", 344_064, 2_695_168)]
    public void As_many_states_and_transitions(string file, string constants, int states, int transitions)
    {
        var chain = PrismModel.Load(Path.Combine(RepositoryFolder.Root, "samples", "chains", file)).WithConstants(constants).Explore();
        Assert.Equal((states, transitions), (chain.StateCount, chain.TransitionCount));
    }
}

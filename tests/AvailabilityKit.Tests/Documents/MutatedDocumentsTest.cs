using System.Globalization;
using System.Text;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Mutated documents by the thousand: each is read, and then written and read again, or refused with a DocumentException.</summary>
public class MutatedDocumentsTest
{
    // More of them on request: AVAILABILITYKIT_MUTATIONS=100000 dotnet test --filter MutatedDocumentsTest
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("AVAILABILITYKIT_MUTATIONS") ?? "2000", CultureInfo.InvariantCulture);

    private static readonly byte[][] Sound =
    [
        File.ReadAllBytes(Path.Combine(RepositoryFolder.Root, "samples", "white-paper", "figure-2.json")),
        """
        { "version": 1, "topologies": [ { "name": "t", "elements": [
          { "type": "block", "name": "x", "count": 2, "block": { "type": "at-least", "atLeast": 2, "blocks": [
            { "type": "component", "name": "disk", "mtbf": "100000 h", "mttr": "8 h" }, { "type": "component", "name": "san", "availability": "99.9 %" },
            { "type": "parallel", "blocks": [ { "type": "component", "name": "disk" }, { "type": "never" } ] },
            { "type": "network", "directed": true, "terminals": ["a", "b"], "vertices": [ { "name": "a" }, { "name": "b", "block": { "type": "always" } } ],
              "links": [ { "from": "a", "to": "b", "block": { "type": "component", "name": "disk" } }, { "from": "b", "to": "a" } ] } ] } },
          { "type": "service", "name": "s", "needs": ["x"] } ] } ] }
        """u8.ToArray(),
        File.ReadAllBytes(Path.Combine(RepositoryFolder.Root, "samples", "workstations", "independent-repair.json")),
        File.ReadAllBytes(Path.Combine(RepositoryFolder.Root, "samples", "workstations", "one-crew.json")),
        """
        { "version": 1, "name": "pump", "up": ["runs", "idles"], "chain": { "states": ["idles", "runs", "broken"], "startingIn": "runs", "transitions": [
          { "from": "runs", "to": "idles", "rate": "2/h", "named": "stop" }, { "from": "idles", "to": "runs", "rate": "1 per h" },
          { "from": "runs", "to": "broken", "rate": "1/y" }, { "from": "broken", "to": "idles", "rate": "0.25/h" }, { "from": "runs", "to": "runs", "rate": "3/s" } ] } }
        """u8.ToArray(),
        .. Enumerable.Range(0, 20).Select(seed => Encoding.UTF8.GetBytes(RandomDocuments.Document(seed).ToJson())),
    ];

    [Fact]
    public void A_mutated_document_is_read_or_refused_in_order()
    {
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = new MutatedDocuments(round).Of(Sound[round % Sound.Length]);
            try
            {
                refused += IsRefused(bytes) ? 1 : 0;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Round {round}: {exception.GetType().Name}: {exception.Message}\n{Encoding.UTF8.GetString(bytes)}", exception);
            }
        }

        Assert.InRange(refused, Rounds / 2, Rounds - (Rounds / 100));
    }

    private static bool IsRefused(byte[] bytes)
    {
        ModelDocument document;
        try
        {
            document = ModelDocument.Parse(bytes);
        }
        catch (DocumentException exception)
        {
            Assert.All(exception.Mistakes, mistake => Assert.True(mistake.Message.Length is > 10 and < 1_100 && mistake.Path[0] == '$' && !mistake.Message.Any(char.IsControl), mistake.ToString()));
            return true;
        }

        Assert.Equal(document, ModelDocument.Parse(document.ToJson()));
        return false;
    }
}

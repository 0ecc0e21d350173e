using System.Text;
using FsCheck.Fluent;
using AvailabilityKit.Interchange;

namespace AvailabilityKit.Tests.Interchange;

/// <summary>Files that nobody wrote: those of random networks with bytes changed, cut and doubled.</summary>
internal static class MutatedFiles
{
    /// <summary>How many of them were refused; fails at any exception that is not a refusal with its line.</summary>
    public static int Refused(int rounds, Func<NetworkGraph, string> write, string signs, Func<byte[], NetworkGraph> read)
    {
        var refused = 0;
        var random = new Random(20_260_102);
        var texts = FiledNetwork.Values.Sample(60, 40).Select(write).ToList();
        for (var round = 0; round < rounds; round++)
        {
            var bytes = Mutated(Encoding.UTF8.GetBytes(texts[round % texts.Count]), signs, random);
            try
            {
                Assert.NotNull(read(bytes).Nodes);
            }
            catch (DocumentException exception)
            {
                refused++;
                Assert.True(exception.Line > 0 && exception.Column > 0 && exception.Message.Length is > 20 and < 1_100 && !exception.Message.Any(char.IsControl), exception.Message);
            }
        }

        return refused;
    }

    private static byte[] Mutated(byte[] bytes, string signs, Random random)
    {
        var mutated = bytes.ToList();
        for (var times = random.Next(1, 4); times > 0 && mutated.Count > 0; times--)
        {
            var at = random.Next(mutated.Count);
            var length = Math.Min(random.Next(1, 60), mutated.Count - at);
            var sign = random.Next(20) == 0 ? (byte)random.Next(256) : (byte)signs[random.Next(signs.Length)];
            switch (random.Next(5))
            {
                case 0:
                    mutated[at] = sign;
                    break;
                case 1:
                    mutated.Insert(at, sign);
                    break;
                case 2:
                    mutated.RemoveRange(at, length);
                    break;
                case 3:
                    mutated.InsertRange(random.Next(mutated.Count), mutated.GetRange(at, length));
                    break;
                default:
                    mutated.RemoveRange(at, random.Next(5) == 0 ? mutated.Count - at : Math.Min(1, mutated.Count - at));
                    mutated.Add((byte)' ');
                    break;
            }
        }

        return [.. mutated];
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AvailabilityKit.FaultTrees;

namespace AvailabilityKit.Tests.FaultTrees;

/// <summary>Mutated files by the hundred, or for as long as is asked: each is read, written and evaluated, or refused in order.</summary>
public class MutatedOpenPsaTest
{
    // For longer: AVAILABILITYKIT_FUZZ_MINUTES=10 dotnet test --filter MutatedOpenPsaTest
    private static readonly double Minutes = double.Parse(Environment.GetEnvironmentVariable("AVAILABILITYKIT_FUZZ_MINUTES") ?? "0", CultureInfo.InvariantCulture);

    private static readonly string[] Words =
    [
        "<or>", "</or>", "<not>", "</not>", "<atleast min='2'>", "<gate name='top'/>", "<constant value='true'/>", "<float value='1e308'/>", "<float value='-1'/>", "<int value='0'/>", "<pi/>", "name=\"top\"",
        "role=\"private\"", "<exponential>", "<histogram>", "<bin>", "<parameter name='p'/>", "<system-mission-time/>", "<include file='x'/>", "<define-gate name='top'>", "</define-gate>", "&amp;", "<![CDATA[", "<!--", "]]>", "NaN", "1e-320", "plant.a.pump",
    ];

    private static readonly string[] Numbers = ["0", "1", "0.5", "1e-320", "1e308", "-1", "NaN", "2", "true", "false", ""];

    private static readonly byte[][] Sound =
    [
        Encoding.UTF8.GetBytes(OpenPsaTest.Components),
        .. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "samples", "fault-trees"), "*.xml").Select(File.ReadAllBytes),
        .. Enumerable.Range(0, 30).Select(seed => Encoding.UTF8.GetBytes(new TreeRecipe(seed).Tree(withExpressions: true).ToOpenPsa())),
    ];

    [Fact]
    public void A_mutated_file_is_read_or_refused_in_order()
    {
        var seed = Minutes > 0 ? Environment.TickCount : 20_260_303;
        var watch = Stopwatch.StartNew();
        var (rounds, refused) = (0, 0);
        for (; rounds < 2_000 || watch.Elapsed.TotalMinutes < Minutes; rounds++)
        {
            var random = new Random(unchecked((seed * 31) + rounds));
            var bytes = Mutated(Sound[random.Next(Sound.Length)], random);
            try
            {
                refused += IsRefused(bytes) ? 1 : 0;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{exception.GetType().Name}: {exception.Message}\n{Encoding.UTF8.GetString(bytes)}", exception);
            }
        }

        Assert.InRange(refused, rounds / 4, rounds - (rounds / 50));
        TestContext.Current.SendDiagnosticMessage($"{rounds} files, {refused} refused");
    }

    private static bool IsRefused(byte[] bytes)
    {
        FaultTree tree;
        try
        {
            using var stream = new MemoryStream(bytes);
            tree = FaultTree.Load(stream);
        }
        catch (DocumentException refusal)
        {
            Assert.True(refusal.Line > 0 && refusal.Column > 0 && refusal.Message.Length is > 20 and < 1_000 && !refusal.Message.Any(char.IsControl), refusal.Message);
            return true;
        }

        try
        {
            SameTree.Equal(tree, FaultTree.Parse(tree.ToOpenPsa()));
        }
        catch (ModelException exception)
        {
            // Where a public name hides behind a private one, the format has no way to say which is meant.
            Assert.EndsWith("give one another name.", exception.Message, StringComparison.Ordinal);
        }

        foreach (var top in tree.TopEvents)
        {
            try
            {
                Assert.InRange(tree.Evaluate(new() { Top = top.Name }).Probability.Value, 0, 1);
            }
            catch (ModelException exception)
            {
                Assert.Contains("Nothing is known of how likely", exception.Message, StringComparison.Ordinal);
            }
        }

        return false;
    }

    /// <summary>One file in four is hurt anywhere; the others stay XML, of which whole elements without content and whole values are moved.</summary>
    private static byte[] Mutated(byte[] bytes, Random random)
    {
        if (random.Next(4) == 0)
        {
            return Hurt(bytes, random);
        }

        var text = Encoding.UTF8.GetString(bytes);
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var elements = Regex.Matches(text, "<[^<>/?!]+/>");
            var values = Regex.Matches(text, "(?<=(name|value|min|level)=\")[^\"]*");
            if (elements.Count == 0)
            {
                break;
            }

            var (element, value) = (elements[random.Next(elements.Count)], values[random.Next(values.Count)]);
            text = random.Next(5) switch
            {
                0 => text.Remove(element.Index, element.Length),
                1 => text.Insert(element.Index, elements[random.Next(elements.Count)].Value),
                2 => text.Remove(element.Index, element.Length).Insert(element.Index, elements[random.Next(elements.Count)].Value),
                3 => text.Remove(value.Index, value.Length).Insert(value.Index, values[random.Next(values.Count)].Value),
                _ => text.Remove(value.Index, value.Length).Insert(value.Index, Numbers[random.Next(Numbers.Length)]),
            };
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private static byte[] Hurt(byte[] bytes, Random random)
    {
        var mutated = bytes.ToList();
        for (var times = random.Next(1, 4); times > 0 && mutated.Count > 0; times--)
        {
            var at = random.Next(mutated.Count);
            var length = Math.Min(random.Next(1, 80), mutated.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    mutated[at] = (byte)random.Next(256);
                    break;
                case 1:
                    mutated.RemoveRange(at, length);
                    break;
                case 2:
                    mutated.InsertRange(random.Next(mutated.Count), mutated.GetRange(at, length));
                    break;
                case 3:
                    mutated[at] = (byte)"0123456789.-e<>/\"'= abgot"[random.Next(25)];
                    break;
                default:
                    // Before an element, where a word of the format has a chance to be understood.
                    var before = mutated.IndexOf((byte)'<', at);
                    mutated.InsertRange(before < 0 ? at : before, Encoding.UTF8.GetBytes(Words[random.Next(Words.Length)]));
                    break;
            }
        }

        return [.. mutated];
    }
}

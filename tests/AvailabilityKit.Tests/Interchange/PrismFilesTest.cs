using AvailabilityKit.Interchange.Prism;

namespace AvailabilityKit.Tests.Interchange;

/// <summary>Explicit files: what is written is read as the same chain; and files that nobody wrote are refused in order.</summary>
public sealed class PrismFilesTest : IDisposable
{
    // More of them on request: AVAILABILITYKIT_MUTATIONS=100000 dotnet test --filter PrismFilesTest
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("AVAILABILITYKIT_MUTATIONS") ?? "2000", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly string[] Words =
    [
        "0", "1", "-1", "2147483647", "99999999999", "1e400", "0.5", "(", ")", "[", "]", "->", ";", ":", "'", "=", "!", "&", "|", "..", "+", "/", "?", "true", "min(", "mod(",
        "module", "endmodule", "init", "system", "rewards", "ctmc", "dtmc", "mdp", "const int N;", "\"", "/*", "//", "\u00e9", "busy", "left_up", "||", "{", "<",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prism-files");

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Sample(string name) => Path.Combine(RepositoryFolder.Root, "samples", "chains", name);

    private string File(string name) => Path.Combine(_folder.FullName, name);

    [Fact]
    public void A_chain_that_is_written_and_read_is_the_same()
    {
        var chain = PrismModel.Load(Sample("cluster.sm")).With("N", 2).Explore(keepTransitionRewards: true);
        chain.Save(File("c.tra"));
        var read = PrismChain.Load(File("c.tra"));

        Assert.Equal((chain.StateCount, chain.TransitionCount), (read.StateCount, read.TransitionCount));
        Assert.Equal(chain.Variables, read.Variables);
        Assert.Equal(chain.Rewards, read.Rewards);
        Assert.Equal(chain.Labels.Order(), read.Labels.Order());
        Assert.Equal(chain.States.Select(state => state.ToString()), read.States.Select(state => state.ToString()));
        Assert.True(chain.ToChain().Rates.RatesPerSecond.SequenceEqual(read.ToChain().Rates.RatesPerSecond));
        foreach (var property in (string[])["S=? [ \"premium\" ]", "R{\"repairs\"}=? [ C<=10 ]", "P=? [ F<=10 !\"minimum\" ]", "R{\"percent_operational\"}=? [ S ]", "S=? [ busy & left_up < 2 ]"])
        {
            Near.Equal(chain.Check(property).Value, read.Check(property).Value, 1e-14);
        }

        read.Save(File("again.tra"));
        foreach (var ending in (string[])[".tra", ".sta", ".lab", "1.srew", "2.srew", "3.srew", "3.trew"])
        {
            Assert.Equal(System.IO.File.ReadAllText(File("c" + ending)).Length, System.IO.File.ReadAllText(File("again" + ending)).Length);
        }

        Assert.Throws<InvalidOperationException>(() => PrismModel.Load(Sample("cluster.sm")).With("N", 2).Explore().Save(File("d.tra")));
    }

    [Fact]
    public void Files_written_by_hand_are_read()
    {
        System.IO.File.WriteAllText(File("m.tra"), "3 3\n0 1 2.0\n\n1 0 5e-1\n1 2 .5\n");
        System.IO.File.WriteAllText(File("m.lab"), "0=\"init\" 1=\"deadlock\" 2=\"up\"\n0: 0 2\n2: 1\n");
        System.IO.File.WriteAllText(File("m.srew"), "# Reward structure \"gain\"\n# State rewards\n3 1\n1 4\n");
        var chain = PrismChain.Load(File("m.tra"));

        Near.Equal(1, chain.Check("P=? [ F x = 2 ]").Value);
        Near.Equal(8, chain.Check("R{\"gain\"}=? [ F \"deadlock\" ]").Value);
        Near.Equal(1, chain.Check("P=? [ F<=0 \"up\" ]").Value);
    }

    [Theory]
    [InlineData("m.tra", "", "The file is empty")]
    [InlineData("m.tra", "2 1\n0 1", "A transition is written as")]
    [InlineData("m.tra", "2 1\n0 2 1", "from 0 to 1")]
    [InlineData("m.tra", "2 1\n0 1 -1", "zero or above")]
    [InlineData("m.tra", "2 2\n0 1 1", "promises 2 transitions, and there are 1")]
    [InlineData("m.tra", "2 1\n0 1 1\n1 0 1", "and there are more")]
    [InlineData("m.tra", "2 1 1\n0 1 1", "of an mdp")]
    [InlineData("m.sta", "(x)\n0:(1)", "There are 1 states here")]
    [InlineData("m.sta", "(x,y)\n0:(1)", "has 1 values")]
    [InlineData("m.sta", "(x)\n0:(1)\n1:(true)", "no whole number")]
    [InlineData("m.lab", "0=init", "begins with the labels")]
    [InlineData("m.lab", "0=\"init\"\n0: 7", "no label of the number 7")]
    [InlineData("m.srew", "3 1\n0 1", "speaks of 3 states")]
    [InlineData("m.trew", "2 1\n1 0 1", "No transition leads from state 1 to state 0")]
    public void What_is_wrong_in_a_file_is_named_with_its_line(string file, string text, string message)
    {
        System.IO.File.WriteAllText(File("m.tra"), "2 1\n0 1 1\n");
        System.IO.File.WriteAllText(File(file), text);
        var refused = Assert.Throws<DocumentException>(() => PrismChain.Load(File("m.tra")));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.True(refused.Line > 0);
    }

    [Fact]
    public void Mutated_models_are_explored_or_refused_in_order()
    {
        var random = new Random(20_261_128);
        var options = new PrismOptions { MaximumStates = 300, MaximumTransitions = 3_000 };
        var texts = Directory.GetFiles(Path.GetDirectoryName(Sample("cluster.sm"))!, "*.sm").Order(StringComparer.Ordinal).Select(System.IO.File.ReadAllText).ToArray();
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var text = Mutated(texts[round % texts.Length], random);
            try
            {
                var model = PrismModel.Parse(text, options);
                foreach (var constant in model.Constants.Where(name => name.Length == 1))
                {
                    model = model.With(constant, 1);
                }

                Assert.True(model.Explore().StateCount > 0);
            }
            catch (Exception exception) when (exception is DocumentException or ModelException or SolverException)
            {
                refused++;
                Assert.True(exception.Message.Length is > 20 and < 2_000 && !exception.Message.Any(char.IsControl), exception.Message);
                Assert.True(exception is not DocumentException { Line: <= 0 }, exception.Message);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Round {round}: {exception}\n{text}", exception);
            }
        }

        Assert.InRange(refused, Rounds / 4, Rounds - 1);
    }

    [Fact]
    public void Mutated_properties_are_answered_or_refused_in_order()
    {
        var random = new Random(28);
        var chain = PrismModel.Load(Sample("cluster.sm")).With("N", 1).Explore();
        string[] texts = ["S=? [ \"premium\" ]", "P=? [ F<=10 !\"minimum\" & busy ]", "R{\"repairs\"}=? [ C<=10 ]", "P=? [ left_up > 0 U[1,2] !\"minimum\" ]", "const int k = 2; R{k}=? [ I=k/2 ]; S=? [ left_up = k ? true : false ]"];
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var text = Mutated(texts[round % texts.Length], random) + " ";
            try
            {
                Assert.NotEmpty(chain.CheckAll(text));
            }
            catch (Exception exception) when (exception is DocumentException or ModelException or SolverException)
            {
                refused++;
                Assert.True(exception.Message.Length is > 20 and < 2_000 && !exception.Message.Any(char.IsControl), exception.Message);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Round {round}: {exception}\n{text}", exception);
            }
        }

        Assert.InRange(refused, Rounds / 4, Rounds - 1);
    }

    private static string Mutated(string text, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 30), text.Length - at);
            text = random.Next(5) switch
            {
                0 => text.Insert(at, Words[random.Next(Words.Length)]),
                1 => text.Remove(at, length),
                2 => text.Insert(random.Next(text.Length), text.Substring(at, length)),
                3 => text.Remove(at, 1).Insert(at, Words[random.Next(Words.Length)]),
                _ => text.Remove(at, 1).Insert(at, ((char)random.Next(32, 127)).ToString()),
            };
            if (text.Length == 0)
            {
                return "x";
            }
        }

        return text;
    }
}

using System.Diagnostics;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Documents that nobody wrote in good faith: whatever they hold, reading answers with a DocumentException, and soon.</summary>
public class HostileDocumentsTest
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0 }, "an ELF program")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0 }, "a gzip archive")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 20, 0 }, "a ZIP archive or an office document")]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x0A, 0x25, 0xE2, 0xE3 }, "a PDF")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 }, "an office document")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, "a PNG image")]
    [InlineData(new byte[] { 0x7B, 0x20, 0x22, 0 }, "a binary file")]
    public void A_file_of_another_kind_is_told_what_it_is(byte[] bytes, string kind) => Assert.Equal(
        $$"""line 1, column 1, $: This is {{kind}}, not JSON; a model document is an object such as { "version": 1, "topologies": [ ... ] }.""",
        Refusal(() => ModelDocument.Parse(bytes)));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0 }, "The document is written in UTF-16 or UTF-32; save it as UTF-8.")]
    [InlineData(new byte[] { 0, 0x7B }, "The document is written in UTF-16 or UTF-32; save it as UTF-8.")]
    [InlineData(new byte[] { 0x7B, 0x0A, 0x22, 0xE4, 0x22 }, "line 2, column 2, $: The byte 0xE4 is not UTF-8; save the document as UTF-8.")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, """line 1, column 1, $: The document is empty; it should hold an object such as { "version": 1, "topologies": [ ... ] }.""")]
    public void Bytes_that_are_not_utf8_are_refused(byte[] bytes, string expected) => Assert.Equal(expected, Refusal(() => ModelDocument.Parse(bytes)));

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.Equal("line 2, column 3, $: Half of a surrogate pair, U+D83D, stands here, which is no character; take it out.", Refusal(() => ModelDocument.Parse("{\n \"\ud83d\": 1 }")));

    [Fact]
    public void A_column_counts_characters_not_bytes() =>
        Assert.StartsWith("line 2, column 16, $.versio: \"versio\" is not a key", Refusal(() => ModelDocument.Parse("{\n \"title\": \"\u00e9\", \"versio\": 1 }")));

    [Fact]
    public void A_file_of_100_megabytes_is_refused_by_its_size()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.OpenWrite(path))
            {
                file.SetLength(100_000_000);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal("The document has 100000000 bytes; at most 16000000 are read (DocumentOptions.MaximumBytes).", Refusal(() => ModelDocument.Load(path)));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_stream_without_an_end_is_read_to_the_limit_only()
    {
        using var endless = new Endless();
        Assert.Equal("The document has more than 16000000 bytes; at most 16000000 are read (DocumentOptions.MaximumBytes).", Refusal(() => ModelDocument.Load(endless)));
        Assert.InRange(endless.BytesRead, 16_000_000, 16_200_000);
    }

    [Fact]
    public void Text_over_the_limit_is_refused() =>
        Assert.Equal("The document has 20 characters; at most 10 are read (DocumentOptions.MaximumBytes).", Refusal(() => ModelDocument.Parse(new string(' ', 20), new DocumentOptions { MaximumBytes = 10 })));

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        Assert.EndsWith("more than 512 deep in one another; a model needs 8, and up to 3 more for each block in a block. The limit is DocumentOptions.MaximumDepth.", Refusal(() => ModelDocument.Parse(new string('[', 1_000_000))));
        Assert.Equal(
            $"line 1, column 33, ${string.Concat(Enumerable.Repeat("[0]", 32))}: Lists and objects stand more than 32 deep in one another; a model needs 8, and up to 3 more for each block in a block. The limit is DocumentOptions.MaximumDepth.",
            Refusal(() => ModelDocument.Parse(new string('[', 1_000_000), new DocumentOptions { MaximumDepth = 32 })));
    }

    [Theory]
    [InlineData(252, "{ \"type\": \"series\", \"blocks\": [", "] }")]
    [InlineData(168, "{ \"type\": \"network\", \"terminals\": [\"a\"], \"links\": [ { \"from\": \"a\", \"to\": \"a\", \"block\":", "} ] }")]
    public void The_deepest_document_is_read_and_evaluated_on_a_small_stack(int blocks, string open, string close)
    {
        var json = $$"""{ "version": 1, "name": "x", "block": {{string.Concat(Enumerable.Repeat(open, blocks))}} { "type": "component", "name": "c", "availability": "99 %" } {{string.Concat(Enumerable.Repeat(close, blocks))}} }""";
        Availability? found = null;
        var thread = new Thread(() => found = ModelDocument.Parse(ModelDocument.Parse(json).ToJson()).Topologies[0].Topology.Evaluate().Availability, maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();

        Assert.NotNull(found);
    }

    [Fact]
    public void Values_without_end_are_refused() =>
        Assert.EndsWith("The document holds more than 1000000 values; the limit is DocumentOptions.MaximumValues.", Refusal(() => ModelDocument.Parse($"[{string.Concat(Enumerable.Repeat("1,", 2_000_000))}1]")));

    [Fact]
    public void Elements_without_end_are_refused() =>
        Assert.EndsWith("The topologies have 10001 elements; the limit is 10000 (DocumentOptions.MaximumElements).", Refusal(() => ModelDocument.Parse(
            $$"""{ "version": 1, "topologies": [ { "name": "t", "elements": [ {{string.Join(',', Enumerable.Repeat("1", 10_001))}} ] } ] }""")));

    [Fact]
    public void Mistakes_without_end_are_cut_off()
    {
        var json = $$"""{ "version": 1, "topologies": [ { "name": "t", "elements": [ {{string.Join(',', Enumerable.Repeat("1", 9_000))}} ] } ] }""";

        Assert.Equal(100, Assert.Throws<DocumentException>(() => ModelDocument.Parse(json)).Mistakes.Count);
        Assert.Single(Assert.Throws<DocumentException>(() => ModelDocument.Parse(json, new DocumentOptions { MaximumMistakes = 1 })).Mistakes);
        Assert.EndsWith("(and 99 more)", Assert.Throws<DocumentException>(() => ModelDocument.Parse(json)).Message);
    }

    [Fact]
    public void Names_that_do_not_exist_are_compared_with_only_so_many_that_do()
    {
        var watch = Stopwatch.StartNew();
        var name = new string('x', 180);
        var elements = string.Join(",\n", Enumerable.Range(0, 9_000).Select(i => $$"""{ "type": "service", "name": "{{name}}{{i}}", "needs": ["{{name}}-{{i}}"] }"""));

        Assert.Equal(100, Assert.Throws<DocumentException>(() => ModelDocument.Parse($$"""{ "version": 1, "topologies": [ { "name": "t", "elements": [ {{elements}} ] } ] }""")).Mistakes.Count);
        Assert.True(watch.Elapsed < Soon, $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void A_chain_of_thousands_of_needs_is_read_and_a_circle_of_them_refused()
    {
        var links = Enumerable.Range(1, 9_000).Select(i => $$"""{ "type": "server", "name": "{{i}}", "mtbf": "1 y", "mttr": "1 h", "needs": ["{{i - 1}}"] }""");
        var rest = string.Join(",\n", links) + """, { "type": "service", "name": "s", "needs": ["9000"] } ] } ] }""";
        const string Start = """{ "version": 1, "topologies": [ { "name": "t", "elements": [ { "type": "server", "name": "0", "mtbf": "1 y", "mttr": "1 h", "needs": [""";

        Assert.Equal(9_002, ModelDocument.Parse($"{Start}] }},\n{rest}").Topologies[0].Topology.Elements.Count);
        Assert.Contains("depends on itself: ", Refusal(() => ModelDocument.Parse($"{Start}\"9000\"] }},\n{rest}")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_holds_no_control_characters_of_the_document()
    {
        var message = Refusal(() => ModelDocument.Parse("""{ "version": 1, "\u001b[31m\u202e": 1, "topologies": [] }"""));

        Assert.StartsWith("line 1, column 17, $['\uFFFD[31m\uFFFD']: \"\uFFFD[31m\uFFFD\" is not a key of a model document.", message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_is_above_zero(int limit)
    {
        Assert.StartsWith($"MaximumBytes is {limit}; give a number above zero.", Assert.Throws<ArgumentOutOfRangeException>(() => new DocumentOptions { MaximumBytes = limit }).Message);
        Assert.StartsWith($"MaximumDepth is {limit}; give a number from 1 to 512.", Assert.Throws<ArgumentOutOfRangeException>(() => new DocumentOptions { MaximumDepth = limit }).Message);
    }

    private static string Refusal(Action read) => Assert.Throws<DocumentException>(read).Message;

    private sealed class Endless : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            BytesRead += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

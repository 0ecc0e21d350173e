using AvailabilityKit.Presentation;

namespace AvailabilityKit.Tests.Presentation;

/// <summary>Exhibits to render: a report as the library's users will see it, and texts that mean harm.</summary>
internal static class Sample
{
    public static readonly string[] HostileTexts =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "]]>",
        "</style><b>",
        "</title></svg><p>",
        "<!-- & --> &amp; &#60;",
        "\u202Eevil\u202C \u2066x\u2069",
        "مخدّم العقدة الأولى",
        "主データベースサーバー",
        "a | b \\| c `code` *x* _y_ [l](javascript:x)",
        "line\nbreak\r\ttab\u2028sep",
        "nul\0 esc\u001b[31m bell\a del\u007f",
        "\ud83d lone \udc00 halves \uffff",
        "👩‍👩‍👧 e\u0301 ﷽ \ufeff",
        "",
        " ",
        "- 1. # =",
        new string('x', 10_000),
        string.Concat(Enumerable.Repeat("長い名前 ", 2_000)),
    ];

    /// <summary>Every kind of panel with the given text in every place that takes one.</summary>
    public static Exhibit Everywhere(string text) => Exhibit.Titled(text, text)
        .Facts(text, f => f.Caption(text).Headline(text, text, text).Add(text, text, text))
        .Table(text, t => t.Caption(text).Column(text, text).Number(text, text, emphasised: true).Row(text, text).EmphasisedRow(text, "1").Footer(text, text))
        .Bars(text, text, b => b.Caption(text).Bar(text, (text, 1), (text + "2", 2e-9)).Bar("b", (text, 4000)).Logarithmic().Formatted(v => text + Figure.Compact(v)))
        .Lines(text, text, text, l => l.Caption(text).Line(text, (0, 1), (1, 2)).Mark(0.5, text).Formatted(v => Figure.Compact(v) + text))
        .Diagram(text, d => d.Caption(text).Group("g", text, text).Node(text, text, text, group: "g").Node("_b", text).Edge(text, "_b"))
        .Diagram(text, d => d.Node("a", text, text, DiagramNodeKind.Sign).Node("b", text, null, DiagramNodeKind.Spare).Edge("a", "b", text).Edge("b", "a", text).Directed())
        .Notes(text, n => n.Caption(text).Add(text).Warn(text));

    public static Exhibit Report() => Exhibit.Titled("Three ways to run the order desk", "Availability, downtime and cost over five years · a year is 8,760 h")
        .Facts("The answer", f => f
            .Headline("Conventional server", "99.8 %", "17.5 h down a year")
            .Headline("High-availability cluster", "99.99 %", "52.6 min down a year")
            .Headline("Fault-tolerant server", "99.9995 %", "2.6 min down a year")
            .Add("Break-even, cluster against fault-tolerant", "4,457 USD per hour of downtime", "Above this price of an hour, the fault-tolerant server is the cheaper one.")
            .Add("Work lost at failover", "100 orders a year", "Cluster only; 2.0 failovers a year, 50 orders in flight at each."))
        .Table("Side by side", t => t
            .Caption("Steady state. Planned downtime is included in every figure.")
            .Column("").Number("Conventional server").Number("High-availability cluster").Number("Fault-tolerant server", emphasised: true)
            .Row("Availability", "99.8 %", "99.99 %", "99.9995 %")
            .Row("Nines", "2.7", "4.0", "5.3")
            .Row("Downtime a year", "17.5 h", "52.6 min", "2.6 min")
            .Row("Outages a year", "4.2", "2.3", "0.05")
            .Row("Mean outage", "4.2 h", "22.9 min", "52 min")
            .Row("Failovers a year", "none", "2.0", "none")
            .Row("In-flight work lost a year", "210", "100", "0.25")
            .Footer("Cost over 5 years", "412,300 USD", "318,900 USD", "241,500 USD"))
        .Bars("Downtime by cause", "minutes a year", b => b
            .Bar("Conventional server", ("Hardware", 420), ("Software", 310), ("Planned work", 240), ("Operator", 81))
            .Bar("High-availability cluster", ("Hardware", 3.1), ("Software", 12.5), ("Planned work", 24), ("Operator", 6), ("Failover", 7))
            .Bar("Fault-tolerant server", ("Hardware", 0.26), ("Software", 1.7), ("Planned work", 0.3), ("Operator", 0.37))
            .Logarithmic())
        .Lines("Cost over the years", "USD, discounted at 5 % a year", "year", l => l
            .Line("Conventional server", [22_000, 104_000, 184_000, 262_000, 338_500, 412_300])
            .Line("High-availability cluster", [96_000, 142_000, 188_000, 232_500, 276_000, 318_900])
            .Line("Fault-tolerant server", [148_000, 167_000, 186_200, 205_000, 223_500, 241_500])
            .Mark(2.03, "fault-tolerant becomes cheapest")
            .Formatted(Figure.Abbreviated))
        .Diagram("Conventional server", d => d
            .Node("in", "in", kind: DiagramNodeKind.Sign).Node("out", "out", kind: DiagramNodeKind.Sign)
            .Node("hw", "server", "MTBF 8,760 h, MTTR 4 h").Node("os", "operating system", "MTBF 2,190 h").Node("san", "storage", "MTBF 200,000 h")
            .Chain("in", "hw", "os", "san", "out"))
        .Diagram("High-availability cluster", d => d
            .Caption("Either node carries the load; one repair crew serves both.")
            .Node("in", "in", kind: DiagramNodeKind.Sign).Node("out", "out", kind: DiagramNodeKind.Sign)
            .Group("db", "cluster db", "failover in 30 s, coverage 95 %")
            .Node("a", "node-a", "MTBF 8,760 h, MTTR 4 h", group: "db")
            .Node("b", "node-b", "MTBF 8,760 h, MTTR 4 h", DiagramNodeKind.Spare, group: "db")
            .Node("vote", "1 of 2", kind: DiagramNodeKind.Sign, group: "db")
            .Node("san", "san", "MTBF 200,000 h, MTTR 6 h")
            .Edge("in", "a").Edge("in", "b").Edge("a", "vote").Edge("b", "vote").Chain("vote", "san", "out"))
        .Diagram("Fault-tolerant server", d => d
            .Node("in", "in", kind: DiagramNodeKind.Sign).Node("out", "out", kind: DiagramNodeKind.Sign)
            .Group("ft", "lockstep pair", "hot swap")
            .Node("m1", "module 1", "MTBF 50,000 h", group: "ft").Node("m2", "module 2", "MTBF 50,000 h", group: "ft")
            .Node("cc", "common cause", "beta 0.5 %").Node("sw", "software", "MTBF 60,000 h", DiagramNodeKind.Emphasised)
            .Branches("in", ["m1", "m2"], "cc").Chain("cc", "sw", "out"))
        .Notes("Assumptions and method", n => n
            .Add("Islands are independent of each other. Within the cluster, nodes share one repair crew, so they are solved jointly as a Markov chain of 9 states.")
            .Add("Steady state by GTH elimination, which subtracts nothing; relative error below 1e-12.")
            .Add("Failures and repairs are exponential in time.")
            .Warn("The source says “99.99 %” and “1+ hour” of the same cluster; 99.99 % is 52.6 minutes a year."));

    /// <summary>Drawings and charts of unusual shape.</summary>
    public static Exhibit Odd() => Exhibit.Titled("Unusual shapes")
        .Diagram("Bridge", d => d
            .Node("s", kind: DiagramNodeKind.Sign).Node("t", kind: DiagramNodeKind.Sign).Node("a").Node("b").Node("c").Node("d").Node("e")
            .Edge("s", "a").Edge("s", "b").Edge("a", "c").Edge("a", "e").Edge("b", "e").Edge("b", "d").Edge("e", "d").Edge("c", "t").Edge("d", "t"))
        .Diagram("Chain of states", d => d.Directed()
            .Node("2", "both up").Node("1", "one up").Node("f", "failing over", kind: DiagramNodeKind.Spare).Node("0", "down", kind: DiagramNodeKind.Emphasised)
            .Edge("2", "f", "2 λ c").Edge("2", "0", "2 λ (1 − c)").Edge("f", "1", "φ").Edge("1", "2", "μ").Edge("1", "0", "λ").Edge("0", "1", "μ").Edge("0", "0"))
        .Diagram("Groups in groups and a bypass", d => d
            .Group("site", "Site A", "two hosts").Group("h1", "Host 1", parent: "site").Group("h2", "Host 2", parent: "site")
            .Node("in", kind: DiagramNodeKind.Sign).Node("out", kind: DiagramNodeKind.Sign)
            .Node("vm1", "VM orders", "4 vCPU", group: "h1").Node("vm2", "VM orders", "4 vCPU", DiagramNodeKind.Spare, "h2").Node("hv1", "hypervisor", group: "h1").Node("hv2", "hypervisor", group: "h2")
            .Node("dr", "disaster recovery site", "RPO 5 min, RTO 2 h").Node("lb", "load balancer")
            .Chain("in", "lb", "hv1", "vm1", "out").Chain("lb", "hv2", "vm2", "out").Chain("in", "dr", "out"))
        .Diagram("2 of 4", d => d
            .Node("i", kind: DiagramNodeKind.Sign).Node("o", kind: DiagramNodeKind.Sign).Node("a", "disk 1").Node("b", "disk 2").Node("c", "disk 3").Node("e", "disk 4").Node("v", "2 of 4", kind: DiagramNodeKind.Sign)
            .Branches("i", ["a", "b", "c", "e"], "v").Edge("v", "o"))
        .Bars("Many causes", "minutes a year", b => b
            .Bar("A host with a name that is rather longer than its place", [.. Enumerable.Range(1, 12).Select(i => ($"cause {i}", (double)i))])
            .Bar("none", [])
            .Bar("tiny", ("cause 3", 0.01)))
        .Lines("Unavailability after start", "probability", "hours", l => l
            .Line("model", [.. Enumerable.Range(1, 200).Select(i => (i * 0.5, 1e-3 * (1 - Math.Exp(-i / 20.0))))])
            .Line("steady state", (0.5, 1e-3), (100, 1e-3)).Line("bound", (0.5, 1e-5), (100, 2e-3))
            .Logarithmic())
        .Lines("Gain and loss", "USD", "year", l => l.Line("a", [-30_000, -5_000, 20_000]).Line("b", [-29_000, -4_000, 19_000]).Formatted(Figure.Abbreviated))
        .Table("Wide", t =>
        {
            t.Column("System");
            foreach (var i in Enumerable.Range(1, 14))
            {
                t.Number($"Measure {i}", "h/y");
            }

            t.Row(["alpha", .. Enumerable.Range(1, 14).Select(i => Figure.Compact(i * 1234.5))]).EmphasisedRow(["beta with a longer name", .. Enumerable.Range(1, 14).Select(i => Figure.Compact(i / 7.0))]);
        })
        .Facts("Plain", f => f.Headline("Long headline value", "between 3 and 5 minutes").Headline("One", "1").Add("a", "b"));
}

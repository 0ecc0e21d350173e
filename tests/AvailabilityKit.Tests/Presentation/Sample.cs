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
}

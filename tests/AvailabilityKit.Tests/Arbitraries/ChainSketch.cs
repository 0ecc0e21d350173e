using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A chain as bare numbers, for properties: states 0..n-1, rates per second. Prints and shrinks.</summary>
public sealed record ChainSketch(int StateCount, (int From, int To, double Rate)[] Edges)
{
    public MarkovChain<int> ToChain(int start = 0) => MarkovChain.Explore<int>(
        start,
        (state, sink) =>
        {
            foreach (var (from, to, rate) in Edges)
            {
                if (from == state)
                {
                    sink.Add(Rate.PerSecond(rate), to, $"{from}->{to}");
                }
            }
        });

    public override string ToString() => $"{StateCount} states: " + string.Join(", ", Edges.Select(e => $"{e.From}->{e.To} {e.Rate:R}"));

    /// <summary>Irreducible chains of up to eight states, rates from 10^-12 to 10^12 a second.</summary>
    public static Arbitrary<ChainSketch> Arbitrary() => Irreducible(maximumStates: 8, decades: 12);

    /// <summary>Irreducible chains: a cycle through all states and further transitions, rates within so many decades of one a second.</summary>
    internal static Arbitrary<ChainSketch> Irreducible(int maximumStates, int decades) => Arb.From(
        from n in Gen.Choose(2, maximumStates)
        from extra in Gen.Choose(0, 2 * n)
        from edges in Edge(n, decades).ArrayOf(extra)
        from cycle in Magnitude(decades).ArrayOf(n)
        select new ChainSketch(n, [.. cycle.Select((rate, i) => (i, (i + 1) % n, rate)), .. edges]),
        Shrink);

    /// <summary>Any chains, most of them with states that are left for ever and several ends.</summary>
    internal static Arbitrary<ChainSketch> Any(int maximumStates, int decades) => Arb.From(
        from n in Gen.Choose(2, maximumStates)
        from count in Gen.Choose(1, 2 * n)
        from edges in Edge(n, decades).ArrayOf(count)
        select new ChainSketch(n, edges),
        chain => Enumerable.Range(0, chain.Edges.Length).Select(i => chain with { Edges = [.. chain.Edges[..i], .. chain.Edges[(i + 1)..]] }));

    /// <summary>The same chains as a type of their own, so that a law can ask for them.</summary>
    internal static Arbitrary<T> Wrapped<T>(Arbitrary<ChainSketch> chains, Func<ChainSketch, T> wrap, Func<T, ChainSketch> unwrap) =>
        Arb.From(chains.Generator.Select(wrap), wrapped => chains.Shrinker(unwrap(wrapped)).Select(wrap));

    private static Gen<(int From, int To, double Rate)> Edge(int n, int decades) =>
        from a in Gen.Choose(0, n - 1)
        from b in Gen.Choose(0, n - 1)
        from rate in Magnitude(decades)
        select (a, b, rate);

    private static Gen<double> Magnitude(int decades) =>
        from exponent in Gen.Choose(-1000 * decades, 1000 * decades)
        select Math.Pow(10, exponent / 1000.0);

    // The first StateCount edges are the cycle; they stay, so that what is shrunk is still irreducible.
    private static IEnumerable<ChainSketch> Shrink(ChainSketch chain)
    {
        for (var i = chain.StateCount; i < chain.Edges.Length; i++)
        {
            yield return chain with { Edges = [.. chain.Edges[..i], .. chain.Edges[(i + 1)..]] };
        }

        if (chain.StateCount > 2)
        {
            var n = chain.StateCount - 1;
            yield return new ChainSketch(
                n,
                [
                    .. chain.Edges[..(n - 1)],
                    (n - 1, 0, chain.Edges[n].Rate),
                    .. chain.Edges[chain.StateCount..].Where(e => e.From < n && e.To < n),
                ]);
        }

        for (var i = 0; i < chain.Edges.Length; i++)
        {
            if (chain.Edges[i].Rate != 1)
            {
                var edges = chain.Edges.ToArray();
                edges[i].Rate = 1;
                yield return chain with { Edges = edges };
            }
        }
    }
}

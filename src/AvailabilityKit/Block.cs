using System.Text.Json.Serialization;
using AvailabilityKit.Blocks;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;
using QuikGraph;

namespace AvailabilityKit;

/// <summary>
/// A reliability block diagram: what must be up for the whole to be up. Made of components, series, parallel, k-of-n and networks,
/// nested and shared as the system is.
/// </summary>
/// <remarks>
/// <para>Components are independent of one another, each with a repair of its own. The same name is the same physical component
/// wherever it stands: a power supply named in two branches takes both down. Sharing is exact, never approximated.</para>
/// <para>Solved through a reduced ordered binary decision diagram, without path enumeration or inclusion-exclusion; availability and
/// unavailability both come from sums of products of non-negative terms, so each keeps its digits however small it is.</para>
/// <para>Blocks are immutable and safe to share between threads.</para>
/// </remarks>
/// <example>
/// <code>
/// var power = Block.Component("power", mtbf: 50_000.Hours, mttr: 8.Hours);
/// var a = Block.Component("server a", mtbf: 8_760.Hours, mttr: 4.Hours);
/// var b = Block.Component("server b", mtbf: 8_760.Hours, mttr: 4.Hours);
/// Console.WriteLine((power &amp; (a | b)).Evaluate());
/// </code>
/// </example>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
[JsonConverter(typeof(EngineConverter))]
public abstract class Block
{
    private protected Block()
    {
    }

    /// <summary>A block that is always up: the neutral member of a series, a perfect link or node.</summary>
    public static Block Always { get; } = new ConstantBlock(isUp: true);

    /// <summary>A block that is never up: a slot left empty, a part taken away.</summary>
    public static Block Never { get; } = new ConstantBlock(isUp: false);

    /// <summary>A component of which only the availability is known. It has no failure frequency, unless it is always or never up.</summary>
    /// <param name="name">Names the physical component; the same name elsewhere is the same component.</param>
    /// <param name="availability">The share of time that it is up.</param>
    /// <exception cref="ArgumentException">The name is empty or white space.</exception>
    public static BlockComponent Component(string name, Availability availability) => new(name, availability, mtbf: null, mttr: null);

    /// <summary>A component that fails and is repaired, time and again: A = MTTF / (MTTF + MTTR).</summary>
    /// <param name="name">Names the physical component; the same name elsewhere is the same component.</param>
    /// <param name="mtbf">Mean time between failures as vendors print it: the mean time up before one, above zero; infinite for a component that never fails.</param>
    /// <param name="mttr">Mean time to repair, zero or more; infinite for one that stays down once it has failed.</param>
    /// <exception cref="ArgumentException">The name is empty or white space.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The MTBF is zero, or both are infinite.</exception>
    public static BlockComponent Component(string name, Duration mtbf, Duration mttr)
    {
        if (mtbf == Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(mtbf), $"Component \"{name}\" has an mtbf of zero; give a time above zero, or use Block.Never for what is never up.");
        }

        if (mtbf.IsInfinite && mttr.IsInfinite)
        {
            throw new ArgumentOutOfRangeException(
                nameof(mttr), $"Component \"{name}\" has an infinite mtbf and an infinite mttr, which leaves its state open; make the mttr finite, or use Block.Always.");
        }

        return new(name, AvailabilityKit.Availability.FromMtbf(mtbf, mttr), mtbf, mttr);
    }

    /// <summary>Up when every one of the blocks is.</summary>
    /// <exception cref="ArgumentException">There is no block, or one of them is null.</exception>
    public static Block Series(params ReadOnlySpan<Block> blocks) => GateBlock.Series(blocks.ToArray());

    /// <inheritdoc cref="Series(ReadOnlySpan{Block})"/>
    public static Block Series(IEnumerable<Block> blocks) => GateBlock.Series(Listed(blocks));

    /// <summary>Up when at least one of the blocks is.</summary>
    /// <exception cref="ArgumentException">There is no block, or one of them is null.</exception>
    public static Block Parallel(params ReadOnlySpan<Block> blocks) => GateBlock.Parallel(blocks.ToArray());

    /// <inheritdoc cref="Parallel(ReadOnlySpan{Block})"/>
    public static Block Parallel(IEnumerable<Block> blocks) => GateBlock.Parallel(Listed(blocks));

    /// <summary>Up when at least <paramref name="k"/> of the blocks are, which may be unlike one another and may share components.</summary>
    /// <param name="k">How many must be up, 1 to the number of blocks ("k-out-of-n:G").</param>
    /// <param name="blocks">The n blocks.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below one or above the number of blocks.</exception>
    /// <exception cref="ArgumentException">There is no block, or one of them is null.</exception>
    public static Block AtLeast(int k, params ReadOnlySpan<Block> blocks) => GateBlock.AtLeast(k, blocks.ToArray());

    /// <inheritdoc cref="AtLeast(int, ReadOnlySpan{Block})"/>
    public static Block AtLeast(int k, IEnumerable<Block> blocks) => GateBlock.AtLeast(k, Listed(blocks));

    /// <summary>Down when at least <paramref name="k"/> of the blocks are, up until then ("k-out-of-n:F").</summary>
    /// <remarks>The same as n - k + 1 that must be up: <c>FailsAt(1, ...)</c> is a series, <c>FailsAt(n, ...)</c> a parallel.</remarks>
    /// <param name="k">How many failures take the whole down, 1 to the number of blocks.</param>
    /// <param name="blocks">The n blocks, which may be unlike one another and may share components.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below one or above the number of blocks.</exception>
    /// <exception cref="ArgumentException">There is no block, or one of them is null.</exception>
    public static Block FailsAt(int k, params ReadOnlySpan<Block> blocks) => GateBlock.FailsAt(k, blocks.ToArray());

    /// <inheritdoc cref="FailsAt(int, ReadOnlySpan{Block})"/>
    public static Block FailsAt(int k, IEnumerable<Block> blocks) => GateBlock.FailsAt(k, Listed(blocks));

    /// <summary>Up while the block is down: a part whose failure is needed, as one that jams a valve open.</summary>
    /// <remarks>
    /// A structure with negations is as a rule not coherent: the failure of a component may bring it up. Its measures are exact all the
    /// same; see <see cref="StructureFunction.IsCoherent"/>.
    /// </remarks>
    /// <param name="block">The block to negate. A negation of a negation is the block itself.</param>
    /// <exception cref="ArgumentNullException">The block is null.</exception>
    public static Block Not(Block block) => NotBlock.Of(block);

    /// <summary>Up when an odd number of the blocks are: with two, when one is and the other is not.</summary>
    /// <remarks>"Exactly one of many" is another question, which differs from this one where three or more may be up.</remarks>
    /// <param name="blocks">The blocks, which may share components.</param>
    /// <exception cref="ArgumentException">There is no block, or one of them is null.</exception>
    public static Block Xor(params ReadOnlySpan<Block> blocks) => XorBlock.Of(blocks.ToArray());

    /// <inheritdoc cref="Xor(ReadOnlySpan{Block})"/>
    public static Block Xor(IEnumerable<Block> blocks) => XorBlock.Of(Listed(blocks));

    /// <summary>Alike and independent copies of the block, to be put in series, in parallel or k of n.</summary>
    /// <remarks>
    /// Within copy i each component has the name <c>name #i</c>, for one name is one physical component. Copies of the same block made
    /// elsewhere bear the same names, and so are the same copies.
    /// </remarks>
    /// <param name="count">How many, one or more.</param>
    /// <param name="shared">Names of components that are not copied, which all copies have in common: a power feed, a switch.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below one.</exception>
    /// <exception cref="ArgumentException">No component of the block has a name that is to be shared.</exception>
    public IReadOnlyList<Block> Copies(int count, IEnumerable<string>? shared = null) => BlockCopies.Of(this, count, [.. shared ?? []]);

    /// <summary>The n-th power: n alike and independent copies in series, all of which must be up, so that A becomes A^n.</summary>
    /// <remarks>
    /// <c>Series(Copies(n))</c>. Copies in parallel, U^n, are <c>Block.Parallel(block.Copies(n))</c>. Components that the copies share
    /// count once: of <c>(feed &amp; disk).Power(3, shared: ["feed"])</c> the availability is that of the feed times the cube of the disk's.
    /// </remarks>
    /// <inheritdoc cref="Copies"/>
    public Block Power(int count, IEnumerable<string>? shared = null) => GateBlock.Series([.. Copies(count, shared)]);

    /// <summary>Up when some path leads from one vertex to another over vertices and edges that are up: a two-terminal network.</summary>
    /// <remarks>
    /// <para>Takes the graph of any library through delegates. A graph of QuikGraph whose edges are tagged with blocks needs none of them.</para>
    /// <para>Exact, without listing paths: vertices are taken in an order that keeps the frontier between done and to be done narrow,
    /// and states that connect the frontier in the same way are merged. Cost grows with the width of the network, not its length.</para>
    /// </remarks>
    /// <typeparam name="TVertex">Vertices, compared by their own equality.</typeparam>
    /// <typeparam name="TEdge">Edges; parallel edges and loops are allowed.</typeparam>
    /// <param name="vertices">All vertices, each once.</param>
    /// <param name="edges">All edges.</param>
    /// <param name="source">One end of an edge; where it starts in a directed network.</param>
    /// <param name="target">The other end of an edge; where it leads in a directed network.</param>
    /// <param name="from">The vertex to start from.</param>
    /// <param name="to">The vertex to reach. It may be the same; then only that vertex counts.</param>
    /// <param name="vertex">The block of each vertex, or null when vertices do not fail. The two terminals are asked too.</param>
    /// <param name="edge">The block of each edge, or null when edges do not fail. Edges that name the same components share them.</param>
    /// <param name="directed">Whether edges lead one way only, from source to target.</param>
    /// <exception cref="ArgumentException">Both <paramref name="vertex"/> and <paramref name="edge"/> are null.</exception>
    /// <exception cref="ModelException">A vertex is listed twice; an edge or a terminal is not among the vertices; a delegate returned null.</exception>
    public static Block Network<TVertex, TEdge>(
        IEnumerable<TVertex> vertices,
        IEnumerable<TEdge> edges,
        Func<TEdge, TVertex> source,
        Func<TEdge, TVertex> target,
        TVertex from,
        TVertex to,
        Func<TVertex, Block>? vertex = null,
        Func<TEdge, Block>? edge = null,
        bool directed = false)
        where TVertex : notnull =>
        NetworkGraph<TVertex>.Of(vertices, edges, source, target, vertex, edge).Path(from, to, directed);

    /// <summary>Up when some path leads from one vertex of a QuikGraph graph to another over edges, and vertices, that are up.</summary>
    /// <remarks>The graph itself says whether its edges lead one way only. It is read once; later changes to it change nothing.</remarks>
    /// <typeparam name="TVertex">Vertices, compared by their own equality.</typeparam>
    /// <typeparam name="TEdge">Edges tagged with their block, such as <c>TaggedEdge&lt;string, Block&gt;</c>.</typeparam>
    /// <param name="graph">The graph; tag an edge that does not fail with <see cref="Always"/>.</param>
    /// <param name="from">The vertex to start from.</param>
    /// <param name="to">The vertex to reach.</param>
    /// <param name="vertex">The block of each vertex, or null when vertices do not fail. The two terminals are asked too.</param>
    /// <exception cref="ModelException">A terminal is not in the graph, or an edge has no block.</exception>
    public static Block Network<TVertex, TEdge>(IEdgeListGraph<TVertex, TEdge> graph, TVertex from, TVertex to, Func<TVertex, Block>? vertex = null)
        where TVertex : notnull
        where TEdge : IEdge<TVertex>, ITagged<Block>
    {
        ArgumentNullException.ThrowIfNull(graph);
        return ReadGraph(graph, vertex).Path(from, to, graph.IsDirected);
    }

    /// <summary>Up when all vertices are, and every one can reach every other over edges that are up: all-terminal reliability.</summary>
    /// <remarks>Edges lead both ways. Exact, as <see cref="KTerminal{TVertex, TEdge}(IEnumerable{TVertex}, IEnumerable{TEdge}, Func{TEdge, TVertex}, Func{TEdge, TVertex}, IEnumerable{TVertex}, Func{TVertex, Block}?, Func{TEdge, Block}?)"/> is.</remarks>
    /// <typeparam name="TVertex">Vertices, compared by their own equality.</typeparam>
    /// <typeparam name="TEdge">Edges; parallel edges and loops are allowed.</typeparam>
    /// <param name="vertices">All vertices, each once.</param>
    /// <param name="edges">All edges.</param>
    /// <param name="source">One end of an edge.</param>
    /// <param name="target">The other end of an edge.</param>
    /// <param name="vertex">The block of each vertex, or null when vertices do not fail.</param>
    /// <param name="edge">The block of each edge, or null when edges do not fail.</param>
    /// <exception cref="ArgumentException">Both <paramref name="vertex"/> and <paramref name="edge"/> are null.</exception>
    /// <exception cref="ModelException">There is no vertex, or one is listed twice; an edge's end is not among the vertices; a delegate returned null.</exception>
    public static Block AllTerminal<TVertex, TEdge>(
        IEnumerable<TVertex> vertices,
        IEnumerable<TEdge> edges,
        Func<TEdge, TVertex> source,
        Func<TEdge, TVertex> target,
        Func<TVertex, Block>? vertex = null,
        Func<TEdge, Block>? edge = null)
        where TVertex : notnull =>
        NetworkGraph<TVertex>.Of(vertices, edges, source, target, vertex, edge).ConnectingAll();

    /// <summary>Up when all vertices of a QuikGraph graph are, and every one can reach every other over edges that are up.</summary>
    /// <typeparam name="TVertex">Vertices, compared by their own equality.</typeparam>
    /// <typeparam name="TEdge">Edges tagged with their block, such as <c>TaggedUndirectedEdge&lt;string, Block&gt;</c>.</typeparam>
    /// <param name="graph">The graph; tag an edge that does not fail with <see cref="Always"/>.</param>
    /// <param name="vertex">The block of each vertex, or null when vertices do not fail.</param>
    /// <exception cref="ModelException">There is no vertex, or an edge has no block.</exception>
    public static Block AllTerminal<TVertex, TEdge>(IUndirectedGraph<TVertex, TEdge> graph, Func<TVertex, Block>? vertex = null)
        where TVertex : notnull
        where TEdge : IEdge<TVertex>, ITagged<Block> =>
        ReadGraph(graph, vertex).ConnectingAll();

    /// <summary>Up when all terminals are, and every one can reach every other over vertices and edges that are up: k-terminal reliability.</summary>
    /// <remarks>
    /// Edges lead both ways. Other vertices may be down as long as the terminals stay connected. Exact, along a frontier as
    /// for two terminals; what is kept of it is how it falls into connected parts, and which parts hold a terminal.
    /// </remarks>
    /// <param name="vertices">All vertices, each once.</param>
    /// <param name="edges">All edges.</param>
    /// <param name="source">One end of an edge.</param>
    /// <param name="target">The other end of an edge.</param>
    /// <param name="terminals">The vertices to connect, at least one. With one, only that vertex counts.</param>
    /// <param name="vertex">The block of each vertex, or null when vertices do not fail. The terminals are asked too.</param>
    /// <param name="edge">The block of each edge, or null when edges do not fail.</param>
    /// <exception cref="ModelException">There is no terminal; a vertex is listed twice; an edge's end or a terminal is not among the vertices; a delegate returned null.</exception>
    /// <exception cref="ArgumentException">Both <paramref name="vertex"/> and <paramref name="edge"/> are null.</exception>
    /// <inheritdoc cref="AllTerminal{TVertex, TEdge}(IEnumerable{TVertex}, IEnumerable{TEdge}, Func{TEdge, TVertex}, Func{TEdge, TVertex}, Func{TVertex, Block}?, Func{TEdge, Block}?)" path="/typeparam"/>
    public static Block KTerminal<TVertex, TEdge>(
        IEnumerable<TVertex> vertices,
        IEnumerable<TEdge> edges,
        Func<TEdge, TVertex> source,
        Func<TEdge, TVertex> target,
        IEnumerable<TVertex> terminals,
        Func<TVertex, Block>? vertex = null,
        Func<TEdge, Block>? edge = null)
        where TVertex : notnull =>
        NetworkGraph<TVertex>.Of(vertices, edges, source, target, vertex, edge).Connecting(terminals);

    /// <summary>Up when all terminals of a QuikGraph graph are, and every one can reach every other over edges, and vertices, that are up.</summary>
    /// <param name="graph">The graph; tag an edge that does not fail with <see cref="Always"/>.</param>
    /// <param name="terminals">The vertices to connect, at least one.</param>
    /// <param name="vertex">The block of each vertex, or null when vertices do not fail. The terminals are asked too.</param>
    /// <exception cref="ModelException">There is no terminal, or one is not in the graph; an edge has no block.</exception>
    /// <inheritdoc cref="AllTerminal{TVertex, TEdge}(IUndirectedGraph{TVertex, TEdge}, Func{TVertex, Block}?)" path="/typeparam"/>
    public static Block KTerminal<TVertex, TEdge>(IUndirectedGraph<TVertex, TEdge> graph, IEnumerable<TVertex> terminals, Func<TVertex, Block>? vertex = null)
        where TVertex : notnull
        where TEdge : IEdge<TVertex>, ITagged<Block> =>
        ReadGraph(graph, vertex).Connecting(terminals);

    /// <summary>Series: up when both are.</summary>
    public static Block operator &(Block left, Block right) => GateBlock.Series([left, right]);

    /// <summary>Parallel: up when one of them is.</summary>
    public static Block operator |(Block left, Block right) => GateBlock.Parallel([left, right]);

    /// <summary>Negation: up while the block is down.</summary>
    public static Block operator !(Block block) => NotBlock.Of(block);

    /// <summary>Availability, failure frequency and mean up and down times in steady state, with how they were found and what they assume.</summary>
    /// <param name="limits">How large the decision diagram may grow; <see cref="BlockOptions.Default"/> if null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ModelException">One name stands for components with different numbers.</exception>
    /// <exception cref="SolverException">The diagram would outgrow its limits.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public BlockMeasures Evaluate(BlockOptions? limits = null, CancellationToken cancellationToken = default) =>
        Compile(limits, cancellationToken).Measure();

    /// <summary>The steady-state availability alone.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public Availability Availability(BlockOptions? limits = null, CancellationToken cancellationToken = default) =>
        Compile(limits, cancellationToken).Evaluate();

    /// <summary>The structure function of the block, made once and evaluated for many sets of probabilities.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public StructureFunction Compile(BlockOptions? limits = null, CancellationToken cancellationToken = default) =>
        BlockCompiler.Compile(this, limits ?? BlockOptions.Default, cancellationToken);

    /// <summary>What each component weighs, by every measure in use: Birnbaum, criticality, diagnostic, risk achievement and reduction worth, and more.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public BlockImportances Importance(BlockOptions? limits = null, CancellationToken cancellationToken = default) =>
        Compile(limits, cancellationToken).Importance(cancellationToken);

    /// <summary>The minimal cut sets: the smallest sets of components whose failure takes the system down.</summary>
    /// <exception cref="ModelException">The structure is not coherent, so that sets of failures alone do not say when it is down; or one name stands for components with different numbers.</exception>
    /// <inheritdoc cref="Evaluate"/>
    public CutSets CutSets(BlockOptions? limits = null, CancellationToken cancellationToken = default) =>
        Compile(limits, cancellationToken).CutSets(limits, cancellationToken);

    /// <summary>The minimal path sets: the smallest sets of components that keep the system up.</summary>
    /// <exception cref="ModelException">The structure is not coherent, so that sets of what is up alone do not say when it is up; or one name stands for components with different numbers.</exception>
    /// <inheritdoc cref="Evaluate"/>
    public PathSets PathSets(BlockOptions? limits = null, CancellationToken cancellationToken = default) =>
        Compile(limits, cancellationToken).PathSets(limits, cancellationToken);

    /// <summary>The block in one line, such as <c>power &amp; (server a | server b)</c>; long ones are cut short.</summary>
    public override string ToString() => BlockNotation.Write(this);

    private static NetworkGraph<TVertex> ReadGraph<TVertex, TEdge>(IEdgeListGraph<TVertex, TEdge> graph, Func<TVertex, Block>? vertex)
        where TVertex : notnull
        where TEdge : IEdge<TVertex>, ITagged<Block>
    {
        ArgumentNullException.ThrowIfNull(graph);
        return NetworkGraph<TVertex>.Of(graph.Vertices, graph.Edges, edge => edge.Source, edge => edge.Target, vertex, edge => edge.Tag);
    }

    private static Block[] Listed(IEnumerable<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return [.. blocks];
    }
}

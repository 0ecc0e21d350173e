using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using AvailabilityKit.Graphs;
using AvailabilityKit.Quantities;
using QuikGraph.Collections;

namespace AvailabilityKit.Behaviours;

/// <summary>Who influences whom: a variable influences those that are written by what reads it.</summary>
/// <remarks>
/// Influence is directed: a host influences its guests, and they neither the host nor one another. What is asked about some variables
/// is answered exactly by them and their ancestors, since whatever only reads them changes nothing for them. Variables that influence
/// one another in a circle form an <em>island</em>, a strongly connected component. Of an event with many effects each variable is influenced by
/// what decides whether and how fast it happens, and by what decides its own value: a shock strikes each by itself.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class Influence
{
    private readonly Behaviour _behaviour;
    private readonly int[][] _readsOf;
    private readonly Write[][] _writesOf;
    private readonly List<int>[] _writersOf;

    internal Influence(Behaviour behaviour)
    {
        _behaviour = behaviour;
        var events = behaviour.Activities.Count + behaviour.Reactions.Count;
        _readsOf = new int[events][];
        _writesOf = new Write[events][];
        _writersOf = new List<int>[behaviour.Variables.Count];
        for (var variable = 0; variable < _writersOf.Length; variable++)
        {
            _writersOf[variable] = [];
        }

        for (var happening = 0; happening < events; happening++)
        {
            var reads = new VariableSet();
            Outcomes outcomes;
            if (happening < behaviour.Activities.Count)
            {
                var activity = behaviour.Activities[happening];
                activity.Guard.CollectReads(reads);
                activity.Speed?.CollectReads(reads);
                outcomes = activity.Outcomes;
            }
            else
            {
                var reaction = behaviour.Reactions[happening - behaviour.Activities.Count];
                reaction.Guard.CollectReads(reads);
                outcomes = reaction.Outcomes;
            }

            foreach (var outcome in outcomes.Items)
            {
                outcome.Chance?.CollectReads(reads);
            }

            _readsOf[happening] = IndicesOf(reads);
            _writesOf[happening] = WritesOf(outcomes);
            foreach (var write in _writesOf[happening])
            {
                _writersOf[write.Variable].Add(happening);
            }
        }
    }

    /// <summary>A variable that an event writes, and those that decide its value.</summary>
    private readonly record struct Write(int Variable, int[] Reads);

    private static int[] IndicesOf(VariableSet variables)
    {
        var indices = new int[variables.Variables.Count];
        for (var place = 0; place < indices.Length; place++)
        {
            indices[place] = variables.Variables[place].Index;
        }

        return indices;
    }

    private static Write[] WritesOf(Outcomes outcomes)
    {
        List<(StateVariable Variable, VariableSet Reads)> writes = [];
        foreach (var outcome in outcomes.Items)
        {
            foreach (var assignment in outcome.Effect.Assignments)
            {
                var place = writes.FindIndex(write => write.Variable == assignment.Variable);
                if (place < 0)
                {
                    place = writes.Count;
                    writes.Add((assignment.Variable, new VariableSet()));
                }

                assignment.Amount.CollectReads(writes[place].Reads);
            }
        }

        var written = new Write[writes.Count];
        for (var place = 0; place < written.Length; place++)
        {
            written[place] = new(writes[place].Variable.Index, IndicesOf(writes[place].Reads));
        }

        return written;
    }

    /// <summary>What decides whether an event happens and what a variable then becomes.</summary>
    private int[] ReadsFor(int happening, int written) => ReadsFor(happening, Array.Find(_writesOf[happening], write => write.Variable == written));

    private int[] ReadsFor(int happening, Write write) => [.. _readsOf[happening], .. write.Reads];

    /// <summary>The variables that decide what becomes of one.</summary>
    internal IEnumerable<StateVariable> ReadsOf(StateVariable written) =>
        _writersOf[written.Index].SelectMany(happening => ReadsFor(happening, written.Index)).Distinct().Select(read => _behaviour.Variables[read]);

    /// <summary>The groups of variables that influence one another, most influential first: none is influenced by a later one.</summary>
    public IReadOnlyList<IReadOnlyList<StateVariable>> Islands()
    {
        var sources = new List<int>();
        var targets = new List<int>();
        for (var happening = 0; happening < _readsOf.Length; happening++)
        {
            foreach (var write in _writesOf[happening])
            {
                foreach (var read in ReadsFor(happening, write))
                {
                    sources.Add(read);
                    targets.Add(write.Variable);
                }
            }
        }

        var graph = Digraph.FromArcs(_behaviour.Variables.Count, CollectionsMarshal.AsSpan(sources), CollectionsMarshal.AsSpan(targets));
        var components = StronglyConnectedComponents.Of(graph);
        var islands = new List<StateVariable>[components.Count];
        for (var variable = 0; variable < _behaviour.Variables.Count; variable++)
        {
            // Tarjan numbers a component after all that it leads to.
            (islands[components.Count - 1 - components.ComponentOf[variable]] ??= []).Add(_behaviour.Variables[variable]);
        }

        return islands;
    }

    /// <summary>These variables and all that influence them, by way of others too, in the order of the behaviour.</summary>
    /// <param name="variables">Variables of this behaviour.</param>
    /// <exception cref="ArgumentException">A variable belongs to another behaviour.</exception>
    public IReadOnlyList<StateVariable> AncestorsOf(IEnumerable<StateVariable> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var isFound = new bool[_behaviour.Variables.Count];
        var open = new Stack<int>();
        foreach (var variable in variables)
        {
            if (variable.Index >= _behaviour.Variables.Count || _behaviour.Variables[variable.Index] != variable)
            {
                throw new ArgumentException($"The variable \"{variable}\" is not one of \"{_behaviour.Name}\"; ask with variables of its own builder.", nameof(variables));
            }

            Visit(variable.Index);
        }

        while (open.TryPop(out var variable))
        {
            foreach (var happening in _writersOf[variable])
            {
                foreach (var read in ReadsFor(happening, variable))
                {
                    Visit(read);
                }
            }
        }

        return [.. _behaviour.Variables.Where(variable => isFound[variable.Index])];

        void Visit(int variable)
        {
            if (!isFound[variable])
            {
                isFound[variable] = true;
                open.Push(variable);
            }
        }
    }

    /// <summary>The ancestors of these variables, parted into groups that have nothing to do with one another and may be solved apart.</summary>
    /// <param name="variables">Variables of this behaviour.</param>
    /// <exception cref="ArgumentException">A variable belongs to another behaviour.</exception>
    public IReadOnlyList<IReadOnlyList<StateVariable>> IndependentPartsOf(IEnumerable<StateVariable> variables)
    {
        var ancestors = AncestorsOf(variables);
        var parts = new ForestDisjointSet<int>(ancestors.Count);
        foreach (var variable in ancestors)
        {
            parts.MakeSet(variable.Index);
        }

        for (var happening = 0; happening < _writesOf.Length; happening++)
        {
            // A common cause that strikes two variables at once ties them together; one of which only one is asked about does not.
            foreach (var write in _writesOf[happening])
            {
                if (parts.Contains(write.Variable))
                {
                    Tie(write.Variable, ReadsFor(happening, write));
                    Tie(write.Variable, Array.ConvertAll(_writesOf[happening], other => other.Variable));
                }
            }
        }

        var found = new Dictionary<int, List<StateVariable>>();
        foreach (var variable in ancestors)
        {
            var set = parts.FindSet(variable.Index);
            if (!found.TryGetValue(set, out var part))
            {
                found.Add(set, part = []);
            }

            part.Add(variable);
        }

        return [.. found.Values];

        void Tie(int variable, int[] others)
        {
            foreach (var other in others)
            {
                if (parts.Contains(other))
                {
                    parts.Union(variable, other);
                }
            }
        }
    }
}

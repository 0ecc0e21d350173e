using AvailabilityKit.Topologies;

namespace AvailabilityKit.Documents;

/// <summary>Reads a Markov chain and the states in which it is up; what is wrong with either is said of the states and transitions that the document has.</summary>
internal sealed class ChainReader(MistakeList mistakes)
{
    /// <summary>Reads an element that is a chain.</summary>
    /// <param name="name">The name of the element, or null where it has none that could be read.</param>
    /// <param name="fields">What holds the states and transitions.</param>
    /// <param name="owner">What holds the list of states that are up: the same, or what stands around it.</param>
    /// <returns>Null, and at least one mistake, where it is none.</returns>
    public ChainElement? Read(string? name, DocumentFields fields, DocumentFields owner)
    {
        var before = mistakes.Count;
        var (up, states, start) = (owner.Texts("up"), fields.Texts("states"), fields.Text("startingIn"));
        for (var i = 0; i < states?.Count; i++)
        {
            CheckName(fields["states"]!.Items[i]);
        }

        var steps = fields.List("transitions").Select(Transition).ToList();
        if (mistakes.Count > before || name is null || up is null || fields["transitions"] is not { } transitions)
        {
            return null;
        }

        var builder = mistakes.Attempt(fields.Node, () => MarkovChain.Named(name));
        var known = (states ?? []).ToHashSet(StringComparer.Ordinal);
        foreach (var state in states ?? [])
        {
            builder = builder?.State(state);
        }

        foreach (var (node, from, to, rate, named) in steps)
        {
            builder = builder is null ? null : mistakes.Attempt(node, () => builder.Transition(from, to, rate, named));
            known.UnionWith([from, to]);
        }

        if (known.Count == 0)
        {
            mistakes.Add(transitions, $"The chain has no state; give at least one transition, for example {DocumentShape.Example("transitions")}.");
            return null;
        }

        for (var i = 0; i < up.Count; i++)
        {
            Require(owner["up"]!.Items[i], known);
        }

        if (start is not null)
        {
            Require(fields["startingIn"]!, known);
        }

        if (builder is null || mistakes.Count > before)
        {
            return null;
        }

        var element = mistakes.Attempt(owner["up"]!, () => new ChainElement(name, (start is null ? builder : builder.StartingIn(start)).Build(), up));
        if (element?.StuckIn is { } trap)
        {
            // The transition that leads there is where the one that leads on is missing.
            var into = steps.Find(step => step.To == trap && step.From != trap && step.Rate != Rate.Zero);
            mistakes.Add(into.Node["to"]!, element.IsStuck(trap));
            return null;
        }

        return element;
    }

    private (DocumentNode Node, string From, string To, Rate Rate, string? Named) Transition(DocumentNode node)
    {
        if (DocumentFields.Of(node, DocumentShape.Transition, mistakes) is not { } fields)
        {
            return default;
        }

        var (from, to, rate, named) = (fields.Text("from"), fields.Text("to"), fields.Rate("rate"), fields.Text("named"));
        foreach (var key in (string[])["from", "to"])
        {
            if (fields[key] is { Kind: NodeKind.Text } state)
            {
                CheckName(state);
            }
        }

        return (node, from ?? "", to ?? "", rate ?? Rate.Zero, named);
    }

    private void CheckName(DocumentNode state)
    {
        if (string.IsNullOrWhiteSpace(state.Text))
        {
            mistakes.Add(state, "The name of a state is empty or white space; give it one, for the same name means the same state.");
        }
    }

    private void Require(DocumentNode state, HashSet<string> known)
    {
        if (!known.Contains(state.Text))
        {
            mistakes.Add(state, $"The chain has no state named {MessageExcerpt.Quoted(state.Text)}.{mistakes.Hint(state.Text, known)}");
        }
    }
}

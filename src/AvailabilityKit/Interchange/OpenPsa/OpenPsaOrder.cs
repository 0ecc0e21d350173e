using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange.OpenPsa;

/// <summary>Puts definitions into an order in which each stands after what it uses, and refuses those that use themselves.</summary>
internal static class OpenPsaOrder
{
    public static List<OpenPsaDefinition> Of(
        IEnumerable<OpenPsaDefinition> definitions, Func<OpenPsaDefinition, IEnumerable<(OpenPsaDefinition Definition, OpenPsaElement At)>> references, string noun)
    {
        List<OpenPsaDefinition> order = [];
        Dictionary<OpenPsaDefinition, bool> isDone = new(ReferenceEqualityComparer.Instance);
        Stack<(OpenPsaDefinition Definition, IEnumerator<(OpenPsaDefinition Definition, OpenPsaElement At)> Uses)> open = new();
        foreach (var start in definitions)
        {
            Open(start);
            while (open.TryPeek(out var current))
            {
                if (!current.Uses.MoveNext())
                {
                    open.Pop();
                    isDone[current.Definition] = true;
                    order.Add(current.Definition);
                    continue;
                }

                var (next, at) = current.Uses.Current;
                if (isDone.TryGetValue(next, out var done) && !done)
                {
                    throw at.Refusal(Circle(next));
                }

                Open(next);
            }
        }

        return order;

        void Open(OpenPsaDefinition definition)
        {
            if (isDone.TryAdd(definition, false))
            {
                open.Push((definition, references(definition).GetEnumerator()));
            }
        }

        string Circle(OpenPsaDefinition first)
        {
            const int Shown = 8;
            var names = open.Select(one => one.Definition.Name).TakeWhile(name => name != first.Name).Append(first.Name).Reverse().Select(MessageExcerpt.Quoted).ToList();
            var shown = names.Count <= Shown ? names : [.. names.Take(Shown - 1), "...", names[^1]];
            return $"The {noun} {names[0]} uses itself: {string.Join(" uses ", shown)} uses {names[0]}. Break the circle.";
        }
    }
}

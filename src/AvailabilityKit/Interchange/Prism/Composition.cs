namespace AvailabilityKit.Interchange.Prism;

/// <summary>Commands that happen together: one of each part.</summary>
internal sealed record Joint(string Action, List<List<Command>> Parts);

/// <summary>What a process can do, by action; the commands without an action stand under the empty name, each module's as one.</summary>
internal sealed class Process
{
    public Dictionary<string, List<Joint>> Joints { get; } = new(StringComparer.Ordinal);

    public void Add(string action, Command command)
    {
        if (!Joints.TryGetValue(action, out var joints))
        {
            Joints.Add(action, joints = [new Joint(action, [[]])]);
        }

        joints[0].Parts[0].Add(command);
    }

    public void Add(string action, IEnumerable<Joint> joints)
    {
        if (!Joints.TryGetValue(action, out var known))
        {
            Joints.Add(action, known = []);
        }

        known.AddRange(joints.Select(joint => joint with { Action = action }));
    }
}

/// <summary>Puts processes together: PRISM manual, "Process Algebra Operators". By default all modules synchronize on all actions that they share.</summary>
internal sealed class Composition(Dictionary<string, Process> modules, PrismOptions options)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public List<Joint> Of(ProcessSyntax? system, List<UnfoldedModule> order)
    {
        Process whole;
        if (system is null)
        {
            whole = order.Select(module => modules[module.Name]).Aggregate((left, right) => Parallel(left, right, action => left.Joints.ContainsKey(action) && right.Joints.ContainsKey(action), 1));
        }
        else
        {
            whole = Made(system);
            if (order.Find(module => !_used.Contains(module.Name)) is { } missing)
            {
                throw Tokenizer.Refusal(system.Line, system.Column, $"The module \"{missing.Name}\" does not stand in the system; each module stands there once.");
            }
        }

        return [.. whole.Joints.Values.SelectMany(joints => joints).Where(joint => joint.Parts.TrueForAll(part => part.Count > 0))];
    }

    private Process Made(ProcessSyntax syntax)
    {
        switch (syntax.Kind)
        {
            case ProcessKind.Module:
                return !modules.TryGetValue(syntax.Module, out var module)
                    ? throw Tokenizer.Refusal(syntax.Line, syntax.Column, $"There is no module {Documents.MessageExcerpt.Quoted(syntax.Module)}.{Quantities.NearestName.Hint(syntax.Module, modules.Keys)}")
                    : _used.Add(syntax.Module) ? module
                    : throw Tokenizer.Refusal(syntax.Line, syntax.Column, $"The module \"{syntax.Module}\" stands in the system twice; each module stands there once.");
            case ProcessKind.Hidden or ProcessKind.Renamed:
                var names = syntax.Actions.DistinctBy(pair => pair.From).ToDictionary(pair => pair.From, pair => syntax.Kind == ProcessKind.Hidden ? "" : pair.To, StringComparer.Ordinal);
                var renamed = new Process();
                foreach (var (action, joints) in Made(syntax.Left!).Joints)
                {
                    renamed.Add(names.GetValueOrDefault(action, action), joints);
                }

                return renamed;
            default:
                var (left, right) = (Made(syntax.Left!), Made(syntax.Right!));
                var shared = syntax.Actions.Select(pair => pair.From).ToHashSet(StringComparer.Ordinal);
                return Parallel(left, right, syntax.Kind switch
                {
                    ProcessKind.Parallel => action => left.Joints.ContainsKey(action) && right.Joints.ContainsKey(action),
                    ProcessKind.Interleaved => _ => false,
                    _ => shared.Contains,
                }, syntax.Line);
        }
    }

    private Process Parallel(Process left, Process right, Func<string, bool> synchronizes, int line)
    {
        var together = new Process();
        foreach (var action in left.Joints.Keys.Union(right.Joints.Keys))
        {
            var (ours, theirs) = (left.Joints.GetValueOrDefault(action, []), right.Joints.GetValueOrDefault(action, []));
            if (action.Length == 0 || !synchronizes(action))
            {
                together.Add(action, ours);
                together.Add(action, theirs);
                continue;
            }

            if ((long)ours.Count * theirs.Count > options.MaximumTerms)
            {
                throw Tokenizer.Refusal(line, 1, $"The action \"{action}\" can happen in more than {options.MaximumTerms} combinations of commands ({nameof(PrismOptions)}.{nameof(PrismOptions.MaximumTerms)}).");
            }

            // An action that one side can never do is blocked: nothing is left of it, but it is known.
            together.Add(action, ours.SelectMany(our => theirs.Select(their => new Joint(action, [.. our.Parts, .. their.Parts]))));
        }

        return together;
    }
}

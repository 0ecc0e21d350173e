using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>A module with the text that it really has, and what replaces names in it.</summary>
internal sealed record UnfoldedModule(string Name, List<VariableSyntax> Variables, List<CommandSyntax> Commands, IReadOnlyDictionary<string, string>? Renaming);

/// <summary>Gives renamed modules the text of those they are made of.</summary>
internal static class ModuleUnfolding
{
    private const int LongestChain = 100;

    public static List<UnfoldedModule> Of(ModelSyntax model)
    {
        var modules = new Dictionary<string, ModuleSyntax>(StringComparer.Ordinal);
        foreach (var module in model.Modules)
        {
            if (!modules.TryAdd(module.Name, module))
            {
                throw Tokenizer.Refusal(module.Line, module.Column, $"The module \"{module.Name}\" stands in line {modules[module.Name].Line} already; choose another name.");
            }
        }

        return model.Modules.ConvertAll(module => Unfold(module, modules));
    }

    private static UnfoldedModule Unfold(ModuleSyntax module, Dictionary<string, ModuleSyntax> modules)
    {
        if (module.Original is null)
        {
            return new UnfoldedModule(module.Name, module.Variables, module.Commands, null);
        }

        // What replaces a name of the outermost text, through all renamings between.
        var renaming = module.Renaming;
        var text = module;
        for (var links = 0; text.Original is { } original; links++)
        {
            if (links == LongestChain)
            {
                throw Tokenizer.Refusal(module.Line, module.Column, $"The module \"{module.Name}\" is made of itself, or through more than {LongestChain} others.");
            }

            if (!modules.TryGetValue(original, out var next))
            {
                throw Tokenizer.Refusal(text.Line, text.Column, $"The module \"{text.Name}\" is made of a module {Documents.MessageExcerpt.Quoted(original)}, which there is not.{NearestName.Hint(original, modules.Keys)}");
            }

            if (next.Original is not null)
            {
                var composed = new Dictionary<string, string>(renaming, StringComparer.Ordinal);
                foreach (var (from, to) in next.Renaming)
                {
                    composed[from] = renaming.GetValueOrDefault(to, to);
                }

                renaming = composed;
            }

            text = next;
        }

        return new UnfoldedModule(module.Name, text.Variables, text.Commands, renaming);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AvailabilityKit.Tests.Architecture;

/// <summary>C# sources as the compiler understands them: what each file declares, and which other files it uses.</summary>
internal sealed class SourceFiles
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<SyntaxTree, string> _pathOf;

    private SourceFiles(IEnumerable<(string Path, string Text)> files)
    {
        _pathOf = files.ToDictionary(file => CSharpSyntaxTree.ParseText(file.Text, Language, file.Path), file => file.Path);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        _compilation = CSharpCompilation.Create("house", [.. _pathOf.Keys, CSharpSyntaxTree.ParseText(ImplicitUsings, Language)], References(), options);
    }

    /// <summary>The paths of the files, as they were given.</summary>
    public IEnumerable<string> Paths => _pathOf.Values;

    public static SourceFiles Of(params IEnumerable<(string Path, string Text)> files) => new(files);

    public int LinesOf(string path) => TreeOf(path).GetText().Lines.Count - 1;

    /// <summary>The public types that a file declares outside any other type; a generic one and its namesake without parameters are one noun.</summary>
    public IEnumerable<string> PublicNounsOf(string path) =>
        TreeOf(path).GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(member => member switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.Text,
                DelegateDeclarationSyntax type => type.Identifier.Text,
                _ => "",
            })
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The uses of what one file declares in another, of those pairs that are asked for. The compiler is asked only about names that such a file
    /// declares as a type, or as a member of a static class, which extends others without being named: to understand every line would take many seconds.
    /// A name that it cannot resolve is no use, since what source generators would add is missing here.
    /// </summary>
    public IEnumerable<Use> Uses(Func<string, string, bool> areAskedFor)
    {
        var declared = _pathOf.Keys.Select(tree => (Path: tree.FilePath, Names: DeclaredNames(tree).ToHashSet(StringComparer.Ordinal))).ToList();
        foreach (var tree in _pathOf.Keys)
        {
            var names = declared.Where(other => areAskedFor(tree.FilePath, other.Path)).SelectMany(other => other.Names).ToHashSet(StringComparer.Ordinal);
            var model = _compilation.GetSemanticModel(tree);
            var uses = from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
                       where names.Contains(name.Identifier.Text)
                       let info = model.GetSymbolInfo(name)
                       let symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault()
                       let home = HomeOf(symbol)
                       where home is not null && areAskedFor(tree.FilePath, home.FilePath)
                       select new Use(tree.FilePath, OutermostTypeOf(symbol!).Name, home.FilePath);
            foreach (var use in uses.Distinct())
            {
                yield return use;
            }
        }
    }

    /// <summary>
    /// Where a file asks whether something is of a kind that another file declares, by a pattern, a cast, <c>typeof</c> or a filter: a switch over kinds.
    /// </summary>
    /// <param name="ofKind">The name of the type that all kinds derive from.</param>
    /// <param name="free">The kinds that anybody may ask for.</param>
    public IEnumerable<Use> TestsForKinds(string ofKind, params string[] free)
    {
        foreach (var tree in _pathOf.Keys)
        {
            var model = _compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(IsInTest))
            {
                if (model.GetSymbolInfo(name).Symbol is INamedTypeSymbol type
                    && Derives(type, ofKind)
                    && !free.Contains(type.Name, StringComparer.Ordinal)
                    && HomeOf(type) is { } home
                    && home != tree)
                {
                    yield return new Use(tree.FilePath, type.Name, home.FilePath);
                }
            }
        }
    }

    /// <summary>The lines on which a text puts a value between single quotes.</summary>
    public IEnumerable<int> SingleQuotesOf(string path)
    {
        foreach (var text in TreeOf(path).GetRoot().DescendantNodes().OfType<InterpolatedStringExpressionSyntax>())
        {
            for (var i = 1; i + 1 < text.Contents.Count; i++)
            {
                if (text.Contents[i] is InterpolationSyntax
                    && text.Contents[i - 1].ToString().EndsWith('\'')
                    && text.Contents[i + 1].ToString().StartsWith('\''))
                {
                    yield return text.Contents[i].GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                }
            }
        }
    }

    private static bool Derives(INamedTypeSymbol type, string ancestor)
    {
        for (var above = type.BaseType; above is not null; above = above.BaseType)
        {
            if (above.Name == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name stands where a type is tested for. One that only leads to a constant of the type is none.</summary>
    private static bool IsInTest(SimpleNameSyntax name)
    {
        if ((name.Parent is MemberAccessExpressionSyntax access && access.Expression == name) || (name.Parent is QualifiedNameSyntax qualified && qualified.Left == name))
        {
            return false;
        }

        SyntaxNode tested = name;
        while (tested.Parent is NameSyntax or MemberAccessExpressionSyntax or NullableTypeSyntax)
        {
            tested = tested.Parent;
        }

        return tested.Parent switch
        {
            PatternSyntax or CaseSwitchLabelSyntax or TypeOfExpressionSyntax => true,
            BinaryExpressionSyntax test => test.Right == tested && test.Kind() is SyntaxKind.IsExpression or SyntaxKind.AsExpression,
            CastExpressionSyntax cast => cast.Type == tested,
            TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.Text: "OfType" or "Cast" } } => true,
            _ => false,
        };
    }

    private static IEnumerable<string> DeclaredNames(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>().Select(member => member switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            MethodDeclarationSyntax method when IsInStaticClass(method) => method.Identifier.Text,
            PropertyDeclarationSyntax property when IsInStaticClass(property) => property.Identifier.Text,
            _ => "",
        }).Where(name => name.Length > 0);

    private static bool IsInStaticClass(MemberDeclarationSyntax member) =>
        member.Ancestors().OfType<ClassDeclarationSyntax>().FirstOrDefault() is { } type && type.Modifiers.Any(SyntaxKind.StaticKeyword);

    /// <summary>The file that declares a symbol; null for one of another library. What the compiler adds to a type stands where the type does.</summary>
    private static SyntaxTree? HomeOf(ISymbol? symbol)
    {
        if (symbol is not { Kind: SymbolKind.NamedType or SymbolKind.Method or SymbolKind.Property or SymbolKind.Field or SymbolKind.Event })
        {
            return null;
        }

        for (; symbol is not null; symbol = symbol.ContainingType)
        {
            symbol = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol.OriginalDefinition;
            if (symbol.DeclaringSyntaxReferences is [var declaration, ..])
            {
                return declaration.SyntaxTree;
            }
        }

        return null;
    }

    private static ISymbol OutermostTypeOf(ISymbol symbol)
    {
        while (symbol.ContainingType is { } outer)
        {
            symbol = outer;
        }

        return symbol;
    }

    private SyntaxTree TreeOf(string path) => _pathOf.Keys.Single(tree => tree.FilePath == path);

    /// <summary>What the tests themselves run on, without the library: that is compiled here.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("AvailabilityKit", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));
}

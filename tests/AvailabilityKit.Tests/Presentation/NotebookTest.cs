using System.Reflection;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Tests.Presentation;

/// <summary>Finds the formatters as notebook hosts do: by names alone.</summary>
public class NotebookTest
{
    public static TheoryData<object> Results => [new Answer(), Answer.Shown];

    [Theory]
    [MemberData(nameof(Results))]
    public void A_host_that_knows_only_names_formats_a_result(object result)
    {
        var attribute = Assert.Single(result.GetType().GetCustomAttributes(inherit: true), a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)Value(attribute, "FormatterSourceType")!)!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, [])!;

        var shown = new Dictionary<string, string>();
        foreach (var formatter in formatters)
        {
            using var writer = new StringWriter();
            var format = formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!;
            Assert.True((bool)format.Invoke(formatter, [result, writer])!);
            Assert.False((bool)format.Invoke(formatter, ["a stranger", new StringWriter()])!);
            shown.Add((string)Value(formatter, "MimeType")!, writer.ToString());
        }

        Assert.Equal(["text/html", "text/plain"], (string[])Value(attribute, "PreferredMimeTypes")!);
        Assert.Equal(Answer.Shown.ToHtml(), shown["text/html"]);
        Assert.Equal(Answer.Shown.ToString(), shown["text/plain"]);
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void A_host_that_looks_for_ToHtml_finds_it(object result)
    {
        var method = result.GetType().GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, [])!;

        Assert.Equal(typeof(string), method.ReturnType);
        Assert.StartsWith("<div class=\"ak\">", (string)method.Invoke(result, [])!, StringComparison.Ordinal);
    }

    private static object? Value(object from, string property) => from.GetType().GetProperty(property)!.GetValue(from);

    private sealed class Answer : ExhibitableResult
    {
        public static Exhibit Shown { get; } = Exhibit.Titled("Answer").Facts("", f => f.Headline("Availability", "99.99 %"));

        public override Exhibit ToExhibit() => Shown;
    }
}

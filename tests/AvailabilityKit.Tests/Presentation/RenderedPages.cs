using AvailabilityKit.Presentation;

namespace AvailabilityKit.Tests.Presentation;

public class RenderedPages
{
    /// <summary>Not a check of anything: writes the sample where AVAILABILITYKIT_PAGES says, to be looked at in a browser.</summary>
    [Fact]
    public void The_sample_is_written_where_it_was_asked_for()
    {
        var folder = Environment.GetEnvironmentVariable("AVAILABILITYKIT_PAGES") ?? "";
        Assert.SkipWhen(folder.Length == 0, "AVAILABILITYKIT_PAGES names no folder to write the pages to.");

        File.WriteAllText(Path.Combine(folder, "page.html"), Sample.Report().ToHtmlPage());
        File.WriteAllText(Path.Combine(folder, "fragment.html"), $"<!DOCTYPE html><body>{Sample.Report().ToHtml()}");
        File.WriteAllText(Path.Combine(folder, "page.txt"), Sample.Report().ToText());
        File.WriteAllText(Path.Combine(folder, "narrow.txt"), new TextRenderer { Width = 60 }.Render(Sample.Report()));
        File.WriteAllText(Path.Combine(folder, "ascii.txt"), new TextRenderer { Width = 80, Ascii = true }.Render(Sample.Report()));
        File.WriteAllText(Path.Combine(folder, "page.md"), Sample.Report().ToMarkdown());
        File.WriteAllText(Path.Combine(folder, "odd.html"), Sample.Odd().ToHtmlPage());
        File.WriteAllText(Path.Combine(folder, "odd.txt"), Sample.Odd().ToText());
        foreach (var (i, text) in Sample.HostileTexts.Index())
        {
            File.WriteAllText(Path.Combine(folder, $"hostile{i}.html"), Sample.Everywhere(text).ToHtmlPage());
        }
    }
}

namespace AvailabilityKit.Presentation;

/// <summary>Labelled values, the headline figures first.</summary>
public sealed class FactsPanel : Panel
{
    internal FactsPanel(string title, string? caption, IReadOnlyList<Fact> facts)
        : base(title, caption) => Facts = facts;

    /// <summary>The values in the order they were added.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    internal static FactsPanel Describe(string title, Action<FactsBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var builder = new FactsBuilder();
        describe(builder);
        return builder.Build(title);
    }
}

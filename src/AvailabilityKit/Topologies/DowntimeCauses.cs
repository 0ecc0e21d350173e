using System.Collections.ObjectModel;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Exhibits;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies;

/// <summary>Downtime by cause, the largest first. The list shows itself as a table in notebooks and prints as one.</summary>
[TypeFormatterSource(typeof(ExhibitFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
[JsonConverter(typeof(ResultPartConverter))]
public sealed class DowntimeCauses : ReadOnlyCollection<DowntimeCause>, IExhibitable
{
    private readonly Calendar _calendar;

    internal DowntimeCauses(IList<DowntimeCause> causes, Calendar calendar)
        : base(causes)
    {
        _calendar = calendar;
    }

    /// <inheritdoc/>
    public Exhibit ToExhibit() =>
        Exhibit.Titled("Downtime by cause", EvaluationExhibit.Averages(_calendar)).Table("", table => EvaluationExhibit.AddCauses(table, this, _calendar));

    /// <summary>The table as a fragment of HTML, for notebooks.</summary>
    public string ToHtml() => ToExhibit().ToHtml();

    /// <summary>The table as text.</summary>
    public override string ToString() => ToExhibit().ToText();
}

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

    internal DowntimeCauses(IList<DowntimeCause> causes, Calendar calendar, bool ofCapacity = false)
        : base(causes)
    {
        _calendar = calendar;
        AreOfCapacity = ofCapacity;
    }

    /// <summary>Whether it is capacity that is missing, and not all of a service that is down.</summary>
    internal bool AreOfCapacity { get; }

    /// <inheritdoc/>
    public Exhibit ToExhibit() =>
        Exhibit.Titled(AreOfCapacity ? "Capacity missing, by cause" : "Downtime by cause", EvaluationExhibit.Averages(_calendar)).Table("", table => EvaluationExhibit.AddCauses(table, this, _calendar));

    /// <summary>The table as a fragment of HTML, for notebooks.</summary>
    public string ToHtml() => ToExhibit().ToHtml();

    /// <summary>The table as text.</summary>
    public override string ToString() => ToExhibit().ToText();
}

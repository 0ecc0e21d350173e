using System.Collections.ObjectModel;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Exhibits;
using AvailabilityKit.Topologies.Figures;
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

    /// <summary>The same by layer, the largest first: each cause is in one layer, so that the layers sum to what the causes sum to. Layers without a cause are left out.</summary>
    public IReadOnlyList<InLayer> ByLayer => field ??= LayerSums.Of(this, _calendar);

    /// <inheritdoc/>
    public Exhibit ToExhibit() =>
        Exhibit.Titled(AreOfCapacity ? "Capacity missing, by cause" : "Downtime by cause", EvaluationExhibit.Averages(_calendar)).Table("", table => EvaluationExhibit.AddCauses(table, this, _calendar));

    /// <summary>The table as a fragment of HTML, for notebooks.</summary>
    public string ToHtml() => ToExhibit().ToHtml();

    /// <summary>The table as text.</summary>
    public override string ToString() => ToExhibit().ToText();

    /// <summary>All causes of one layer together.</summary>
    /// <param name="Layer">The layer.</param>
    /// <param name="Unavailability">The sum of their shares of the unavailability, or of what is missing of the capacity.</param>
    /// <param name="DowntimePerYear">The same as time per calendar year.</param>
    /// <param name="Share">The part of the whole that it is, 0 to 1; 0 where the whole is 0.</param>
    /// <param name="Outages">How often they take the service down; null where that is not known of one of them.</param>
    /// <param name="OutagesPerYear">The same per calendar year; null where that is not known of one of them.</param>
    public sealed record InLayer(
        Layer Layer,
        double Unavailability,
        Duration DowntimePerYear,
        double Share,
        Rate? Outages,
        double? OutagesPerYear)
    {
        /// <summary>Whether it was announced beforehand.</summary>
        public bool IsPlanned => Layer == Layer.PlannedWork;
    }
}

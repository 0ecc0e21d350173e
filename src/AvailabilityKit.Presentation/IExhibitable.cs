namespace AvailabilityKit.Presentation;

/// <summary>A result that can show itself. Most implement it by deriving from <see cref="ExhibitableResult"/>.</summary>
public interface IExhibitable
{
    /// <summary>The result as a document of figures, tables, charts and notes.</summary>
    Exhibit ToExhibit();
}

namespace AvailabilityKit.Presentation;

/// <summary>One bar: a category and a value for each series of its <see cref="BarsPanel"/>.</summary>
/// <param name="Category">What the bar stands for.</param>
/// <param name="Values">One value for each series, 0 where the bar has none of it.</param>
/// <param name="Total">The sum of the values.</param>
public sealed record Bar(string Category, IReadOnlyList<double> Values, double Total);

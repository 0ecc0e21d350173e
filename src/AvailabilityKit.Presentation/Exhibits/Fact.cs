namespace AvailabilityKit.Presentation;

/// <summary>One labelled value.</summary>
/// <param name="Label">What it is, e.g. <c>Availability</c>.</param>
/// <param name="Value">The value as people write it, with its unit.</param>
/// <param name="Note">A remark beside it, or null.</param>
/// <param name="IsHeadline">Whether it is one of the few figures shown large.</param>
public sealed record Fact(string Label, string Value, string? Note, bool IsHeadline);

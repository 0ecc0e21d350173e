namespace AvailabilityKit.Presentation;

/// <summary>The distances of a layout, in whatever unit the sizes are. Main runs along the edges, cross runs across them.</summary>
/// <param name="LayerGap">Between layers, along the main direction.</param>
/// <param name="NodeGap">Between neighbours in a layer.</param>
/// <param name="PadStart">Inside a group, before its content along the main direction.</param>
/// <param name="PadEnd">Inside a group, after its content along the main direction.</param>
/// <param name="PadBefore">Inside a group, before its content, across.</param>
/// <param name="PadAfter">Inside a group, after its content, across.</param>
/// <param name="Slots">How many trunks find room beside each other between two layers.</param>
internal sealed record LayoutMetrics(int LayerGap, int NodeGap, int PadStart, int PadEnd, int PadBefore, int PadAfter, int Slots);

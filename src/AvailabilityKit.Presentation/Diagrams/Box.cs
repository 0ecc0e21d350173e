namespace AvailabilityKit.Presentation;

/// <summary>A size along the main direction and across it.</summary>
internal readonly record struct Extent(int Main, int Cross);

/// <summary>Where a node or a group stands.</summary>
internal readonly record struct Box(int Main, int Cross, Extent Size)
{
    public int End => Main + Size.Main;

    public int Middle => Cross + (Size.Cross / 2);
}

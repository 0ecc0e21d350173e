namespace AvailabilityKit.Blocks;

/// <summary>Always up, or never.</summary>
internal sealed class ConstantBlock(bool isUp) : Block
{
    public bool IsUp { get; } = isUp;
}

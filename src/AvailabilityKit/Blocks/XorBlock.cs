namespace AvailabilityKit.Blocks;

/// <summary>Up when an odd number of its members are.</summary>
internal sealed class XorBlock : Block
{
    private XorBlock(Block[] members) => Members = members;

    public Block[] Members { get; }

    public static Block Of(Block[] members)
    {
        GateBlock.CheckMembers("An exclusive-or", "Block.Never", members);
        return members.Length == 1 ? members[0] : new XorBlock(members);
    }
}

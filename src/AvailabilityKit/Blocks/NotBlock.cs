namespace AvailabilityKit.Blocks;

/// <summary>Up while its member is down.</summary>
internal sealed class NotBlock : Block
{
    private NotBlock(Block member) => Member = member;

    public Block Member { get; }

    public static Block Of(Block member) => member switch
    {
        null => throw new ArgumentNullException(nameof(member), "The block to negate is null; use Block.Always or Block.Never for a part that is not there."),
        NotBlock negated => negated.Member,
        ConstantBlock constant => constant.IsUp ? Never : Always,
        _ => new NotBlock(member),
    };
}

using System.Text;

namespace AvailabilityKit.Blocks;

/// <summary>Writes a block in one line, without recursion and no longer than a reader wants.</summary>
internal static class BlockNotation
{
    private const int Longest = 160;

    public static string Write(Block block)
    {
        if (block is BlockComponent alone)
        {
            return $"{alone.Name} ({alone.Numbers()})";
        }

        var text = new StringBuilder();
        var pending = new Stack<object>();
        pending.Push(block);
        while (pending.TryPop(out var next))
        {
            if (text.Length > Longest)
            {
                return text.ToString(0, Longest).TrimEnd() + " …";
            }

            switch (next)
            {
                case string literal:
                    text.Append(literal);
                    break;
                case BlockComponent component:
                    text.Append(component.Name);
                    break;
                case ConstantBlock constant:
                    text.Append(constant.IsUp ? "always" : "never");
                    break;
                case NetworkBlock network:
                    text.Append(network.Title);
                    break;
                case NotBlock negation:
                    // A name needs no brackets, nor does what brings its own.
                    var opens = negation.Member is GateBlock { IsSeries: true } or GateBlock { IsParallel: true };
                    pending.Push(opens ? ")" : "");
                    pending.Push(negation.Member);
                    pending.Push(opens ? "!(" : "!");
                    break;
                case XorBlock exclusive:
                    PushListed("odd number of (", exclusive.Members, pending);
                    break;
                case GateBlock gate:
                    PushMembers(gate, inner: false, pending);
                    break;
                case (GateBlock gate, bool inner):
                    PushMembers(gate, inner, pending);
                    break;
            }
        }

        return text.ToString();
    }

    private static void PushListed(string opening, Block[] members, Stack<object> pending)
    {
        pending.Push(")");
        for (var i = members.Length - 1; i >= 0; i--)
        {
            pending.Push(members[i]);
            pending.Push(i == 0 ? opening : ", ");
        }
    }

    private static void PushMembers(GateBlock gate, bool inner, Stack<object> pending)
    {
        var (opening, separator, closing) = gate switch
        {
            { IsSeries: true } => (inner ? "(" : "", " & ", inner ? ")" : ""),
            { IsParallel: true } => (inner ? "(" : "", " | ", inner ? ")" : ""),
            _ => ($"{gate.Needed} of {gate.Members.Length} (", ", ", ")"),
        };

        pending.Push(closing);
        for (var i = gate.Members.Length - 1; i >= 0; i--)
        {
            // Brackets where & stands in |, or the other way round; commas need none, nor does a & b & c however it was nested.
            var member = gate.Members[i];
            pending.Push(member is GateBlock inside
                ? (inside, (gate.IsSeries && inside.IsParallel) || (gate.IsParallel && inside.IsSeries))
                : member);
            pending.Push(i == 0 ? opening : separator);
        }
    }
}

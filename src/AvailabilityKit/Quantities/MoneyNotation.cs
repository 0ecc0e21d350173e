using System.Globalization;

namespace AvailabilityKit.Quantities;

/// <summary>Reads amounts of money as people write them.</summary>
internal static class MoneyNotation
{
    private const NumberStyles Amounts = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;

    /// <summary>Reads an amount with its currency before or behind it.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Read(ReadOnlySpan<char> text, out decimal amount, out string currency)
    {
        amount = 0;
        currency = "";
        var body = text.Trim();
        if (body.Length > NumberNotation.LongestText)
        {
            return $"it is longer than {NumberNotation.LongestText} characters";
        }

        var first = body.IndexOfAnyInRange('0', '9');
        var last = body.LastIndexOfAnyInRange('0', '9');
        if (first < 0)
        {
            return "it holds no number";
        }

        if (first > 0 && body[first - 1] is '-' or '+' or '.')
        {
            first--;
            first -= first > 0 && body[first - 1] is '-' or '+' ? 1 : 0;
        }

        var before = body[..first].TrimEnd();
        var behind = body[(last + 1)..].TrimStart();
        if (before.IsEmpty == behind.IsEmpty)
        {
            return before.IsEmpty ? "it names no currency" : "it names a currency before and behind the number";
        }

        var label = before.IsEmpty ? behind : before;
        if (!Money.IsLabel(label))
        {
            return $"{NumberNotation.Quote(label)} is not a currency";
        }

        var number = body[first..(last + 1)];
        if (!GroupsAreThousands(number) || !decimal.TryParse(number, Amounts, CultureInfo.InvariantCulture, out amount))
        {
            return $"{NumberNotation.Quote(number)} is not an amount";
        }

        currency = label.ToString();
        return null;
    }

    // The platform takes 1,5 for fifteen; whoever wrote that meant one and a half.
    private static bool GroupsAreThousands(ReadOnlySpan<char> number)
    {
        var comma = number.IndexOf(',');
        if (comma < 0)
        {
            return true;
        }

        var point = number.IndexOf('.');
        var whole = point < 0 ? number : number[..point];
        for (var at = comma; at < whole.Length; at += 4)
        {
            if (whole[at] != ',' || whole.Length - at < 4 || whole[(at + 1)..(at + 4)].Contains(','))
            {
                return false;
            }
        }

        return point < 0 || !number[point..].Contains(',');
    }
}

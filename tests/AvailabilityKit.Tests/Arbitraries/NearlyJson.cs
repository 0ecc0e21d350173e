using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>Text that is JSON, nearly JSON, or made of the pieces of JSON.</summary>
public sealed record NearlyJson(string Text)
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\\n\"", "\"\\u00e9\"", "\"\\ud83d\\ude00\"", "\"\\x\"", "\"", "\\", "0", "-0", "-", "1.5", ".5", "1.", "01", "1e5", "1E-3", "1e", "+1",
        "true", "false", "null", "nul", "NaN", " ", "\n", "\t", "/", "//x\n", "/**/", "#", "'", "é", "😀",
    ];

    public static Arbitrary<NearlyJson> Arbitrary() => Gen.OneOf(
        from pieces in Gen.Elements(Pieces).ListOf() select string.Concat(pieces),
        from value in SoundJson.Values
        from at in Gen.Choose(0, 200)
        from piece in Gen.Elements(Pieces)
        from cut in Gen.Choose(0, 2)
        select Mutated(value, at, cut, piece),
        SoundJson.Values).Select(text => new NearlyJson(text)).ToArbitrary();

    private static string Mutated(string value, int at, int cut, string piece)
    {
        var place = at % (value.Length + 1);
        return value.Remove(place, Math.Min(cut, value.Length - place)).Insert(place, piece);
    }
}

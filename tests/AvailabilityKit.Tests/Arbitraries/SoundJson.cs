using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>Well-formed JSON, three levels deep at most.</summary>
public sealed record SoundJson(string Text)
{
    internal static Gen<string> Values { get; } = Value(3);

    public static Arbitrary<SoundJson> Arbitrary() => Values.Select(text => new SoundJson(text)).ToArbitrary();

    private static Gen<string> Value(int depth) => depth == 0
        ? Gen.Elements("0", "-1.25e-3", "\"x\"", "\"é😀\"", "\"\\\"\\\\\\/\\b\\f\\r\\t\"", "true", "false", "null", "[]", "{}")
        : Gen.OneOf(
            Value(0),
            from items in Value(depth - 1).ListOf(3) select $"[{string.Join(", ", items)}]",
            from items in Value(depth - 1).ListOf(3) select $"{{ {string.Join(",\n", items.Select((item, i) => $"\"k{i}\":{item}"))} }}");
}

namespace AvailabilityKit.Tests.Quantities;

/// <summary>What every parser owes: an answer or a FormatException with a message, and TryParse that agrees.</summary>
internal static class Refusal
{
    public static void IsOrderly<T>(Func<T> parse, bool tryParse)
    {
        try
        {
            _ = parse();
            Assert.True(tryParse);
        }
        catch (FormatException exception)
        {
            Assert.False(tryParse);
            Assert.True(exception.Message.Length is > 20 and < 400, exception.Message);
        }
    }
}

using AvailabilityKit.Presentation;

namespace AvailabilityKit.Tests.Presentation;

public class UntrustedTextTest
{
    [Theory]
    [InlineData("plain – 主 👩‍👩‍👧", "plain – 主 👩‍👩‍👧")]
    [InlineData("a\nb\tc\r\u0085\u2028\u2029d", "a b c    d")]
    [InlineData("esc\u001b[31m nul\0 del\u007f c1\u009b", "esc\uFFFD[31m nul\uFFFD del\uFFFD c1\uFFFD")]
    [InlineData("\u202Eevil\u202C \u2066x\u2069 \u200Ey\u200F\u061C \uFEFFz", "evil x y z")]
    [InlineData("\uFFFE\uFFFF", "\uFFFD\uFFFD")]
    public void A_text_is_one_line_that_moves_nothing(string text, string shown) => Assert.Equal(shown, UntrustedText.OneLine(text));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => Assert.Equal("a\uFFFDb", UntrustedText.OneLine("a\ud83db"));

    [Fact]
    public void What_is_cleaned_stays_as_it_is()
    {
        foreach (var text in Sample.HostileTexts)
        {
            var once = UntrustedText.OneLine(text);

            Assert.DoesNotContain(once, UntrustedText.IsUnfit);
            Assert.Equal(once, UntrustedText.OneLine(once));
        }
    }
}

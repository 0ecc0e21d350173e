using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Tests.Quantities;

/// <summary>What JsonSerializer makes of quantities: the text that people write, and the same value to the last bit.</summary>
public class JsonConversionTest
{
    [Property]
    public void Durations_come_back_to_the_last_bit(Duration duration) => Returns(duration);

    [Property]
    public void Rates_come_back_to_the_last_bit(Magnitude magnitude) => Returns(Rate.PerSecond(magnitude.Value));

    [Property]
    public void Availabilities_come_back_with_all_digits_of_both_sides(Availability availability)
    {
        Returns(availability);
        var back = JsonSerializer.Deserialize<Availability>(JsonSerializer.Serialize(availability));
        Assert.Equal(availability.Unavailability, back.Unavailability);
        Assert.Equal(availability.Value, back.Value);
    }

    [Property]
    public void Probabilities_come_back_with_all_digits_of_both_sides(Fraction fraction)
    {
        Returns((Probability)fraction.Value);
        Returns(!(Probability)fraction.Value);
    }

    [Property]
    public void Amounts_of_money_come_back_with_all_decimals(Money amount)
    {
        Returns(amount);
        Returns(default(Money));
    }

    [Fact]
    public void Calendars_come_back()
    {
        Returns(Calendar.Standard);
        Returns(Calendar.Julian);
        for (var hours = 1; hours <= 8_784; hours += 17)
        {
            Returns(Calendar.ServiceHours(hours.Hours, "office \"hours\""));
            Returns(Calendar.Period(hours.Hours, "month"));
        }
    }

    [Fact]
    public void Quantities_read_as_people_write_them()
    {
        Assert.Equal("""{"Mttr":"4 h","Target":"0.99"}""", JsonSerializer.Serialize(new Wish(4.Hours, Availability.Parse("99 %"))));
        Assert.Equal(new Wish(4.Hours, Availability.Parse("99 %")), JsonSerializer.Deserialize<Wish>("""{ "Mttr": "PT4H", "Target": "99 %" }"""));
        Assert.Equal(1e-7, JsonSerializer.Deserialize<Availability>("0.9999999").Unavailability);
    }

    [Fact]
    public void Quantities_serve_as_keys()
    {
        var prices = new Dictionary<Duration, Money> { [1.Hours] = Money.Of(10_000, "USD"), [30.Seconds] = Money.Of(0.5m, "USD") };

        var json = JsonSerializer.Serialize(prices);

        Assert.Equal("""{"1 h":"10000 USD","30 s":"0.5 USD"}""", json);
        Assert.Equal(prices, JsonSerializer.Deserialize<Dictionary<Duration, Money>>(json));
    }

    [Theory]
    [InlineData(typeof(Duration), "5", "5 has no unit")]
    [InlineData(typeof(Duration), "\"4 parsecs\"", "\"4 parsecs\" is not a duration")]
    [InlineData(typeof(Duration), "true", "A Duration is written as text, not as true or false.")]
    [InlineData(typeof(Duration), "[4]", "A Duration is written as text, not as a list.")]
    [InlineData(typeof(Availability), "1.5", "\"1.5\" is not an availability")]
    [InlineData(typeof(Probability), "\"120 %\"", "\"120 %\" is not a probability")]
    [InlineData(typeof(Money), "12", "it names no currency")]
    [InlineData(typeof(Rate), "{}", "A Rate is written as text, not as an object.")]
    [InlineData(typeof(Calendar), "\"720 h\"", "A year of 720 h has no name; write \"8760 h\"")]
    [InlineData(typeof(Calendar), "{\"hours\":\"720 h\"}", "A calendar needs both \"hours\" and \"name\"")]
    [InlineData(typeof(Calendar), "{\"hours\":\"720 h\",\"hours\":\"1 h\",\"name\":\"x\"}", "\"hours\" is not a key of a calendar, stands twice")]
    [InlineData(typeof(Calendar), "{\"hours\":\"99999 h\",\"name\":\"x\"}", "give more than zero and at most 8784 h")]
    [InlineData(typeof(Calendar), "7", "That is not a calendar")]
    [InlineData(typeof(ModelDocument), "{\"version\":1}", "topologies")]
    public void What_is_no_quantity_is_refused_with_what_to_write(Type type, string json, string message) =>
        Assert.Contains(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type)).Message, StringComparison.Ordinal);

    [Fact]
    public void Code_that_is_generated_ahead_writes_the_same()
    {
        var wish = new Wish(90.Seconds, Availability.FromUnavailability(1e-20));

        var json = JsonSerializer.Serialize(wish, WishContext.Default.Wish);

        Assert.Equal(JsonSerializer.Serialize(wish), json);
        Assert.Equal(wish, JsonSerializer.Deserialize(json, WishContext.Default.Wish));
    }

    [Fact]
    public void A_topology_says_what_holds_it_whole()
    {
        var topology = Topology.Named("one").Server("a", 1.Years, 4.Hours).Service("s", needs: ["a"]);

        Assert.Contains("new ModelDocument(topology).ToJson()", Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(topology)).Message, StringComparison.Ordinal);
        Assert.Contains("ModelDocument.Parse", Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Topology>("{}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_document_stands_inside_other_JSON_in_its_own_form()
    {
        var document = new ModelDocument(Topology.Named("one").Server("a", 1.Years, 4.Hours).Service("s", needs: ["a"]));

        var json = JsonSerializer.Serialize(new { Model = document });

        Assert.Equal(document, JsonSerializer.Deserialize<Dictionary<string, ModelDocument>>(json)!["Model"]);
    }

    private static void Returns<T>(T value) => Assert.Equal(value, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value)));
}

internal sealed record Wish(Duration Mttr, Availability Target);

[JsonSerializable(typeof(Wish))]
internal sealed partial class WishContext : JsonSerializerContext;

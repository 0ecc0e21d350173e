using System.Text.Json;
using System.Text.Json.Serialization;
using AvailabilityKit.Markov;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>The answer to a property of a chain, how it was computed, and how far off it can be.</summary>
[JsonConverter(typeof(PrismConverter))]
public sealed class PrismAnswer : ExhibitableResult
{
    internal PrismAnswer(string property, double value, string method, double errorBound, IReadOnlyList<string> assumptions, TimeSpan elapsed)
    {
        Property = property;
        Value = value;
        Method = method;
        ErrorBound = errorBound;
        Assumptions = assumptions;
        Elapsed = elapsed;
    }

    /// <summary>The property as it was written.</summary>
    public string Property { get; }

    /// <summary>The probability, the share of time, or the expected reward; infinite where it grows without end.</summary>
    public double Value { get; }

    /// <summary>How it was computed.</summary>
    public string Method { get; }

    /// <summary>The largest relative error of the value, taking the rates as exact.</summary>
    public double ErrorBound { get; }

    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<string> Assumptions { get; }

    /// <summary>How long it took, what other properties had left to use not counted.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The property, the value, and how it was computed.</summary>
    public override Exhibit ToExhibit() => Exhibit.Titled(Property)
        .Facts("Answer", facts => facts.Headline("Value", Show(Value)))
        .HowComputed(Method, ErrorBound, Assumptions);

    /// <summary>The answer as JSON: <c>property</c>, <c>value</c> (null where infinite), <c>method</c>, <c>errorBound</c>, <c>assumptions</c>, <c>elapsed</c> in seconds.</summary>
    public string ToJson() => PrismJson.Text(Write);

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("property", Property);
        PrismJson.WriteNumber(json, "value", Value);
        json.WriteString("method", Method);
        json.WriteNumber("errorBound", ErrorBound);
        PrismJson.WriteTexts(json, "assumptions", Assumptions);
        json.WriteNumber("elapsed", Elapsed.TotalSeconds);
        json.WriteEndObject();
    }

    internal static string Show(double value) => double.IsPositiveInfinity(value) ? "infinite" : NumberNotation.Exact(value);
}

using System.Globalization;
using AvailabilityKit.Documents;
using AvailabilityKit.FaultTrees;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.OpenPsa;

/// <summary>Makes expressions and parameters of elements, without recursion, and remembers where each stands.</summary>
internal sealed class OpenPsaExpressions(OpenPsaDefinitions parameters)
{
    private readonly Dictionary<OpenPsaDefinition, Parameter> _parameters = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Expression, OpenPsaElement> _places = new(ReferenceEqualityComparer.Instance);
    private readonly ExpressionValues _values = new(FaultTreeQuestions.Default.MissionTime);

    /// <summary>Makes every parameter, those that others use first.</summary>
    public void MakeParameters()
    {
        foreach (var definition in OpenPsaOrder.Of(parameters.All, References, "parameter"))
        {
            var element = definition.Element;
            var bodies = OpenPsaModel.BodiesOf(element);
            var expression = bodies is [var body] ? Make(body, definition.Scope) : throw element.Refusal($"{element.Mention()} holds {bodies.Count} expressions; give it one.");
            if (element["unit"] is { } unit && !Parameter.Units.Contains(unit, StringComparer.Ordinal))
            {
                throw element.Refusal($"{MessageExcerpt.Quoted(unit)} is no unit.{NearestName.Hint(unit, Parameter.Units)}");
            }

            _parameters.Add(definition, new Parameter(definition.Name, expression) { Unit = element["unit"] });
            if (_values.Of(expression).Mistake is { } mistake)
            {
                throw PlaceOf(expression).Refusal($"The parameter {MessageExcerpt.Quoted(definition.Name)} has no value: {mistake}");
            }
        }
    }

    /// <summary>The expression of an element.</summary>
    public Expression Make(OpenPsaElement root, string scope)
    {
        var made = new Dictionary<OpenPsaElement, Expression>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(OpenPsaElement Element, bool Leaving)>([(root, false)]);
        while (pending.TryPop(out var next))
        {
            if (next.Leaving || next.Element.Children.Count == 0)
            {
                var expression = Made(next.Element, scope, made);
                made.Add(next.Element, expression);
                _places.TryAdd(expression, next.Element);
                continue;
            }

            pending.Push((next.Element, true));
            foreach (var input in next.Element.Children.SelectMany(InputsOf))
            {
                pending.Push((input, false));
            }
        }

        return made[root];
    }

    /// <summary>Refuses an expression that is no probability.</summary>
    public void CheckProbability(Expression expression, string what)
    {
        if (ExpressionValues.MistakeOfProbability(_values.Of(expression)) is { } mistake)
        {
            throw PlaceOf(expression).Refusal($"{what} {mistake}");
        }
    }

    /// <summary>Where an expression, or what is wrong in it, stands.</summary>
    private OpenPsaElement PlaceOf(Expression expression) =>
        _values.Of(expression).At is { } at && _places.TryGetValue(at, out var place) ? place : _places[expression];

    // A bin of a histogram is no expression, but holds two.
    private static IEnumerable<OpenPsaElement> InputsOf(OpenPsaElement child) => child is { Name: "bin", Parent.Name: "histogram" } ? child.Children : [child];

    private static IEnumerable<OpenPsaElement> InputsIn(OpenPsaElement element) => element.Children.SelectMany(InputsOf);

    private IEnumerable<(OpenPsaDefinition Definition, OpenPsaElement At)> References(OpenPsaDefinition definition)
    {
        var pending = new Stack<OpenPsaElement>([definition.Element]);
        while (pending.TryPop(out var element))
        {
            if (element.Name == "parameter")
            {
                yield return (parameters.Resolve(element, definition.Scope), element);
            }

            foreach (var child in element.Children)
            {
                pending.Push(child);
            }
        }
    }

    private Expression Made(OpenPsaElement element, string scope, Dictionary<OpenPsaElement, Expression> made)
    {
        switch (element.Name)
        {
            case "float" or "int":
                return Number(element);
            case "bool":
                return Truth(element) ? 1.0 : 0.0;
            case "pi":
                return Expression.Of(ExpressionKind.Pi, []);
            case "system-mission-time":
                return Expression.MissionTime;
            case "parameter":
                return _parameters[parameters.Resolve(element, scope)];
            case "histogram":
                return Histogram(element, made);
        }

        if (ExpressionWords.Find(element.Name) is not { } function)
        {
            throw element.Refusal($"<{MessageExcerpt.Shortened(element.Name, 60)}> is no expression that is understood.{NearestName.Hint(MessageExcerpt.Shortened(element.Name, 60), ExpressionWords.Words.Concat(["float", "int", "bool", "pi", "parameter", "system-mission-time", "histogram"]))}");
        }

        if (element.Children.Count < function.Fewest || element.Children.Count > function.Most)
        {
            throw element.Refusal($"<{element.Name}> has {element.Children.Count} inputs; it takes {function.Fewest}{(function.Most == function.Fewest ? "" : function.Most == int.MaxValue ? " or more" : $" to {function.Most}")}.");
        }

        return Expression.Of(function.Kind, [.. element.Children.Select(child => made[child])]);
    }

    private static Expression Histogram(OpenPsaElement element, Dictionary<OpenPsaElement, Expression> made)
    {
        if (element.Children.Count < 2 || element.Children[0].Name == "bin")
        {
            throw element.Refusal("<histogram> holds the lower end of its first bin, and then one <bin> or more.");
        }

        foreach (var bin in element.Children.Skip(1))
        {
            if (bin.Name != "bin" || bin.Children.Count != 2)
            {
                throw bin.Refusal(bin.Name == "bin" ? $"<bin> holds {bin.Children.Count} expressions; it takes two, its upper end and its weight." : $"<{bin.Name}> stands between the bins of a <histogram>; put it into a <bin>.");
            }
        }

        return Expression.Of(ExpressionKind.Histogram, [.. InputsIn(element).Select(input => made[input])]);
    }

    private static Expression Number(OpenPsaElement element)
    {
        var text = element.Required("value").Trim();
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        return !isNumber ? throw element.Refusal($"{MessageExcerpt.Quoted(text)} is no number; write for example 0.001 or 1e-3.")
            : element.Name == "int" && number != Math.Floor(number) ? throw element.Refusal($"{MessageExcerpt.Quoted(text)} is no whole number; write it as <float>.")
            : number;
    }

    /// <summary>A truth value of the format.</summary>
    public static bool Truth(OpenPsaElement element) => element.Required("value") switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        var other => throw element.Refusal($"The value is {MessageExcerpt.Quoted(other)}; write true or false."),
    };
}

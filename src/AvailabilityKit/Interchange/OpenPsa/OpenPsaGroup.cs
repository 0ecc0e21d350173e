using System.Globalization;
using AvailabilityKit.Blocks.CommonCauses;
using AvailabilityKit.Documents;
using AvailabilityKit.FaultTrees;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.OpenPsa;

/// <summary>A common-cause group as its element says it (section III.1 of the format).</summary>
internal sealed record OpenPsaGroup(CommonCauseKind Kind, IReadOnlyList<OpenPsaElement> Members, Expression Total, IReadOnlyList<Expression> Factors)
{
    private static readonly string[] Models = ["beta-factor", "MGL", "alpha-factor", "phi-factor"];

    public static OpenPsaGroup Read(OpenPsaElement element, Func<OpenPsaElement, Expression> expression)
    {
        var kind = element.Required("model") switch
        {
            "beta-factor" => CommonCauseKind.Beta,
            "MGL" => CommonCauseKind.MultipleGreekLetter,
            "alpha-factor" => CommonCauseKind.Alpha,
            "phi-factor" => CommonCauseKind.Phi,
            var other => throw element.Refusal($"{MessageExcerpt.Quoted(other)} is no model of common causes.{NearestName.Hint(MessageExcerpt.Shortened(other, 60), Models)}"),
        };
        OpenPsaElement? members = null, distribution = null;
        List<OpenPsaElement> factors = [];
        foreach (var child in OpenPsaModel.BodiesOf(element))
        {
            switch (child.Name)
            {
                case "members":
                    members = members is null ? child : throw child.Refusal($"{element.Mention()} has two lists of members; make them one.");
                    break;
                case "distribution":
                    distribution = distribution is null ? child : throw child.Refusal($"{element.Mention()} has two distributions; leave one out.");
                    break;
                case "factor":
                    factors.Add(child);
                    break;
                case "factors":
                    factors.AddRange(child.Children.Select(factor => factor.Name == "factor" ? factor : throw factor.Refusal($"<{MessageExcerpt.Shortened(factor.Name, 60)}> stands in <factors>, which holds <factor>.")));
                    break;
                default:
                    throw child.Refusal($"<{MessageExcerpt.Shortened(child.Name, 60)}> is not understood in {element.Mention()}.{NearestName.Hint(MessageExcerpt.Shortened(child.Name, 60), ["members", "distribution", "factor", "factors"])}");
            }
        }

        if (members is null || distribution is null || factors.Count == 0)
        {
            throw element.Refusal($"{element.Mention()} has no <{(members is null ? "members" : distribution is null ? "distribution" : "factor")}>; it takes <members>, one <distribution> and its <factor level=\"...\">.");
        }

        if (members.Children.Find(member => member.Name != "basic-event") is { } stranger)
        {
            throw stranger.Refusal($"<{MessageExcerpt.Shortened(stranger.Name, 60)}> stands in <members>, which holds <basic-event name=\"...\"/>.");
        }

        return new(kind, members.Children, Only(distribution, expression), InOrder(kind, members.Children.Count, factors, expression));
    }

    /// <summary>Factors are given from the first level up, each once; the letters begin at 2, and the beta factor may say its level or not.</summary>
    private static List<Expression> InOrder(CommonCauseKind kind, int members, List<OpenPsaElement> factors, Func<OpenPsaElement, Expression> expression)
    {
        if (kind == CommonCauseKind.Beta && factors.Count > 1)
        {
            throw factors[1].Refusal($"The beta-factor model has one factor, and {factors.Count} are given; use MGL for more.");
        }

        List<Expression> ordered = [];
        for (var i = 0; i < factors.Count; i++)
        {
            var level = i + (kind == CommonCauseKind.Beta ? members : kind == CommonCauseKind.MultipleGreekLetter ? 2 : 1);
            if (factors[i]["level"] is { } said && !(int.TryParse(said.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && (given == level || (kind == CommonCauseKind.Beta && given == 2))))
            {
                throw factors[i].Refusal($"The factor has the level {MessageExcerpt.Quoted(said)} where {level} is expected; give the factors in the order of their levels, from {(kind == CommonCauseKind.MultipleGreekLetter ? 2 : kind == CommonCauseKind.Beta ? members : 1)} and without a gap.");
            }

            ordered.Add(Only(factors[i], expression));
        }

        return ordered;
    }

    private static Expression Only(OpenPsaElement element, Func<OpenPsaElement, Expression> expression) => OpenPsaModel.BodiesOf(element) is [var body]
        ? expression(body)
        : throw element.Refusal($"<{element.Name}> holds {element.Children.Count} expressions; give it one.");
}

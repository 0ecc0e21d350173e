using AvailabilityKit.Quantities;

namespace AvailabilityKit.Documents;

/// <summary>Reads a time that is given as an object, which names its distribution.</summary>
internal sealed class LifetimeReader(MistakeList mistakes)
{
    /// <summary>The distribution that a member is an object of.</summary>
    /// <returns>Null, and at least one mistake, where it is none.</returns>
    public Lifetime? Read(DocumentNode node)
    {
        var law = node["law"];
        if (law is not { Kind: NodeKind.Text })
        {
            mistakes.Add(law ?? node, $"A time that is an object names its distribution; write for example \"law\": {DocumentShape.Example("law")}, or in place of the object its mean, such as \"4 h\".");
            return null;
        }

        return law.Text switch
        {
            DocumentWords.Weibull => Read(node, DocumentShape.WeibullTime, Weibull),
            DocumentWords.LogNormal => Read(node, DocumentShape.LogNormalTime, LogNormal),
            DocumentWords.Gamma => Read(node, DocumentShape.GammaTime, Gamma),
            DocumentWords.Uniform => Read(node, DocumentShape.UniformTime, Uniform),
            DocumentWords.Fixed => Read(node, DocumentShape.FixedTime, Fixed),
            DocumentWords.Observed => Read(node, DocumentShape.ObservedTime, Observed),
            DocumentWords.Erlang => Read(node, DocumentShape.ErlangTime, Erlang),
            DocumentWords.HyperExponential => Read(node, DocumentShape.HyperExponentialTime, HyperExponential),
            _ => Unknown(law),
        };
    }

    private Lifetime? Read(DocumentNode node, DocumentShape shape, Func<DocumentFields, Lifetime?> read)
    {
        var before = mistakes.Count;
        if (DocumentFields.Of(node, shape, mistakes) is not { } fields)
        {
            return null;
        }

        var phases = shape.Keys.Contains("phases") ? fields.Integer("phases") : null;
        var lifetime = read(fields);
        return mistakes.Count > before || lifetime is null || phases is not { } most
            ? lifetime
            : mistakes.Attempt(fields["phases"]!, () => lifetime.ToPhases(most));
    }

    private Lifetime? Unknown(DocumentNode law)
    {
        mistakes.Add(law, $"{MessageExcerpt.Quoted(law.Text)} is not a distribution.{mistakes.Hint(MessageExcerpt.Shortened(law.Text, 100), DocumentWords.Laws)} An exponential time is written as its mean, such as \"4 h\".");
        return null;
    }

    private Lifetime? Weibull(DocumentFields fields)
    {
        var (shape, mean) = (fields.Number("shape"), fields.Duration("mean"));
        return shape is { } known && mean is { } time ? mistakes.Attempt(fields.Node, () => Lifetime.Weibull(known, time)) : null;
    }

    private Lifetime? LogNormal(DocumentFields fields)
    {
        var (mean, variation) = (fields.Duration("mean"), fields.Number("variation"));
        return variation is { } known && mean is { } time ? mistakes.Attempt(fields.Node, () => Lifetime.LogNormal(time, known)) : null;
    }

    private Lifetime? Gamma(DocumentFields fields)
    {
        var (shape, mean) = (fields.Number("shape"), fields.Duration("mean"));
        return shape is { } known && mean is { } time ? mistakes.Attempt(fields.Node, () => Lifetime.Gamma(known, time)) : null;
    }

    private Lifetime? Erlang(DocumentFields fields)
    {
        var (stages, mean) = (fields.Integer("stages"), fields.Duration("mean"));
        return stages is { } known && mean is { } time ? mistakes.Attempt(fields.Node, () => Lifetime.Erlang(known, time)) : null;
    }

    private Lifetime? Uniform(DocumentFields fields)
    {
        var (shortest, longest) = (fields.Duration("shortest"), fields.Duration("longest"));
        return shortest is { } from && longest is { } to ? mistakes.Attempt(fields.Node, () => Lifetime.Uniform(from, to)) : null;
    }

    private Lifetime? Fixed(DocumentFields fields) =>
        fields.Duration("time") is { } time ? mistakes.Attempt(fields.Node, () => Lifetime.Exactly(time)) : null;

    private Lifetime? Observed(DocumentFields fields) =>
        fields.Durations("times") is { } times ? mistakes.Attempt(fields["times"]!, () => Lifetime.Empirical(times)) : null;

    private Lifetime? HyperExponential(DocumentFields fields)
    {
        var before = mistakes.Count;
        List<(double Weight, Duration Mean)> branches = [];
        foreach (var node in fields.List("branches"))
        {
            if (DocumentFields.Of(node, DocumentShape.Branch, mistakes) is { } branch
                && (branch.Number("weight"), branch.Duration("mean")) is ({ } weight, { } mean))
            {
                branches.Add((weight, mean));
            }
        }

        return mistakes.Count > before || fields["branches"] is not { } all ? null : mistakes.Attempt(all, () => Lifetime.HyperExponential(branches));
    }
}

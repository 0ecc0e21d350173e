using AvailabilityKit.Quantities;

namespace AvailabilityKit.Documents;

/// <summary>Writes a time: the mean of an exponential one as a text, and any other as an object that names its distribution.</summary>
internal static class LifetimeWriter
{
    /// <exception cref="ModelException">The document has no word for the distribution.</exception>
    public static DocumentNode Write(Lifetime lifetime) => Write(lifetime.Form, lifetime);

    private static DocumentNode Write(LifetimeForm form, Lifetime lifetime) => form switch
    {
        LifetimeForm.Exponential exponential => Time(exponential.Mean),
        LifetimeForm.Weibull weibull => Law(DocumentWords.Weibull, ("shape", DocumentNode.OfNumber(weibull.Shape)), ("mean", Time(weibull.Mean))),
        LifetimeForm.LogNormal normal => Law(DocumentWords.LogNormal, ("mean", Time(normal.Mean)), ("variation", DocumentNode.OfNumber(normal.Variation))),
        LifetimeForm.Gamma gamma => Law(DocumentWords.Gamma, ("shape", DocumentNode.OfNumber(gamma.Shape)), ("mean", Time(gamma.Mean))),
        LifetimeForm.Uniform uniform => Law(DocumentWords.Uniform, ("shortest", Time(uniform.From)), ("longest", Time(uniform.To))),
        LifetimeForm.Fixed exactly => Law(DocumentWords.Fixed, ("time", Time(exactly.Time))),
        LifetimeForm.Observed observed => Law(DocumentWords.Observed, ("times", DocumentNode.List(observed.Times.Items.Select(Time)))),
        LifetimeForm.Erlang erlang => Law(DocumentWords.Erlang, ("stages", DocumentNode.OfNumber(erlang.Stages)), ("mean", Time(erlang.Mean))),
        LifetimeForm.HyperExponential several => Law(DocumentWords.HyperExponential, ("branches", DocumentNode.List(several.Branches.Items.Select(Branch)))),
        LifetimeForm.InPhases fitted => InPhases(fitted, lifetime),
        _ => throw new ModelException($"The document has no word for the time \"{lifetime}\"."),
    };

    private static DocumentNode InPhases(LifetimeForm.InPhases fitted, Lifetime lifetime)
    {
        var node = Write(fitted.Of, lifetime);
        node.Add("phases", DocumentNode.OfNumber(fitted.MaximumPhases));
        return node;
    }

    private static DocumentNode Branch((double Weight, Duration Mean) branch) =>
        With(DocumentNode.Object(), ("weight", DocumentNode.OfNumber(branch.Weight)), ("mean", Time(branch.Mean)));

    private static DocumentNode Law(string law, params ReadOnlySpan<(string Key, DocumentNode Value)> parameters) =>
        With(With(DocumentNode.Object(), ("law", DocumentNode.OfText(law))), parameters);

    private static DocumentNode With(DocumentNode node, params ReadOnlySpan<(string Key, DocumentNode Value)> members)
    {
        foreach (var (key, value) in members)
        {
            node.Add(key, value);
        }

        return node;
    }

    private static DocumentNode Time(Duration time) => DocumentNode.OfText(ExactNotation.Of(time));
}

using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Blocks.CommonCauses;

/// <summary>How the failures of alike components are shared among those that strike one of them, two at once, three at once and so on.</summary>
/// <remarks>
/// <para>A. Mosleh, D. M. Rasmuson, F. M. Marshall, <em>Guidelines on Modeling Common-Cause Failures in Probabilistic Risk Assessment</em>,
/// NUREG/CR-5485, 1998, section 5: for each k there is one probability Q<sub>k</sub> that an event strikes exactly the k components of a given subset.
/// Q<sub>t</sub> is the probability that one component fails, alone or with others.</para>
/// <para>Immutable.</para>
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class CommonCauseModel
{
    private const double SumTolerance = 1e-9;

    private readonly CommonCauseKind _kind;
    private readonly double[] _factors;

    private CommonCauseModel(CommonCauseKind kind, IReadOnlyList<double> factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        _kind = kind;
        _factors = [.. factors];
    }

    /// <summary>A share of all failures strikes every component of the group, the rest one alone: Q<sub>1</sub> = (1 - beta) Q<sub>t</sub>, Q<sub>n</sub> = beta Q<sub>t</sub>.</summary>
    /// <param name="beta">The share, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no share.</exception>
    public static CommonCauseModel Beta(double beta) => Checked(CommonCauseKind.Beta, [beta]);

    /// <summary>Multiple Greek letters: of the failures that strike at least k - 1 components, which share strikes at least k.</summary>
    /// <remarks>Q<sub>k</sub> = rho<sub>1</sub> ... rho<sub>k</sub> (1 - rho<sub>k+1</sub>) Q<sub>t</sub> / C(n-1, k-1), with rho<sub>1</sub> = 1, rho<sub>2</sub> = beta, rho<sub>3</sub> = gamma and so on; what is not given is 0.</remarks>
    /// <param name="letters">Beta, gamma, delta and so on, each 0 to 1; at most one fewer than components.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is no share.</exception>
    public static CommonCauseModel MultipleGreekLetter(params IReadOnlyList<double> letters) => Checked(CommonCauseKind.MultipleGreekLetter, letters);

    /// <summary>Alpha factors: of the events that strike the group, which share strikes k components, where the components are tested at one time.</summary>
    /// <remarks>Q<sub>k</sub> = k alpha<sub>k</sub> Q<sub>t</sub> / (C(n-1, k-1) alpha<sub>t</sub>), with alpha<sub>t</sub> the sum of k alpha<sub>k</sub> (NUREG/CR-5485, table 5-2, non-staggered testing).</remarks>
    /// <param name="alphas">Alpha 1, alpha 2 and so on, each 0 to 1, in sum 1; at most as many as components.</param>
    /// <exception cref="ArgumentException">There is none, or they do not sum to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is no share.</exception>
    public static CommonCauseModel Alpha(params IReadOnlyList<double> alphas) => Checked(CommonCauseKind.Alpha, alphas);

    /// <summary>Alpha factors of components that are tested one after the other, so that each test of one sees the common events once.</summary>
    /// <remarks>Q<sub>k</sub> = alpha<sub>k</sub> Q<sub>t</sub> / C(n-1, k-1) (NUREG/CR-5485, table 5-2, staggered testing).</remarks>
    /// <inheritdoc cref="Alpha"/>
    public static CommonCauseModel AlphaStaggered(params IReadOnlyList<double> alphas) => Checked(CommonCauseKind.AlphaStaggered, alphas);

    /// <summary>Phi factors: Q<sub>k</sub> = phi<sub>k</sub> Q<sub>t</sub>, the model of the Open-PSA format that says it outright.</summary>
    /// <param name="phis">Phi 1, phi 2 and so on, each 0 to 1, in sum 1; at most as many as components.</param>
    /// <exception cref="ArgumentException">There is none, or they do not sum to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is no share.</exception>
    public static CommonCauseModel Phi(params IReadOnlyList<double> phis) => Checked(CommonCauseKind.Phi, phis);

    /// <summary>For k = 1 to the number of components, the probability that an event strikes exactly a given k of them.</summary>
    /// <param name="components">How many components the group has, 1 or more.</param>
    /// <param name="total">The probability that one component fails, alone or with others.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no component, or the model has a factor for more than there are.</exception>
    public IReadOnlyList<double> Probabilities(int components, Probability total)
    {
        if (components < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(components), $"A group of {components} components is none; give 1 or more.");
        }

        return MistakeFor(components) is { } mistake ? throw new ArgumentOutOfRangeException(nameof(components), mistake) : Array.ConvertAll(Shares(components), share => share * total.Value);
    }

    /// <summary>The model of a kind, checked.</summary>
    internal static CommonCauseModel Checked(CommonCauseKind kind, IReadOnlyList<double> factors)
    {
        var model = new CommonCauseModel(kind, factors);
        var word = Word(kind);
        if (model._factors.Length == 0)
        {
            throw new ArgumentException($"The {word} model has no factor; give at least one.", nameof(factors));
        }

        if (Array.FindIndex(model._factors, factor => factor is not (>= 0 and <= 1)) is >= 0 and var wrong)
        {
            throw new ArgumentOutOfRangeException(nameof(factors), $"Factor {wrong + 1} of the {word} model is {NumberNotation.Exact(model._factors[wrong])}; give a share from 0 to 1.");
        }

        return kind is not (CommonCauseKind.Beta or CommonCauseKind.MultipleGreekLetter) && Math.Abs(model._factors.Sum() - 1) > SumTolerance
            ? throw new ArgumentException($"The factors of the {word} model sum to {NumberNotation.Exact(model._factors.Sum())}; they are shares of one whole and sum to 1.", nameof(factors))
            : model;
    }

    /// <summary>Why it cannot hold of so many components, in a sentence; null where it can.</summary>
    internal string? MistakeFor(int components)
    {
        var most = _kind == CommonCauseKind.MultipleGreekLetter ? components - 1 : _kind == CommonCauseKind.Beta ? 1 : components;
        return _factors.Length <= most ? null : $"The {Word(_kind)} model has {_factors.Length} factors for {components} components; it takes at most {most}.";
    }

    private static string Word(CommonCauseKind kind) => kind switch
    {
        CommonCauseKind.Beta => "beta-factor",
        CommonCauseKind.MultipleGreekLetter => "multiple-Greek-letter",
        CommonCauseKind.Alpha => "alpha-factor",
        CommonCauseKind.AlphaStaggered => "staggered alpha-factor",
        _ => "phi-factor",
    };

    /// <summary>Q of each k as a multiple of the total.</summary>
    private double[] Shares(int n)
    {
        var shares = new double[n];
        var alphaTotal = 0.0;
        for (var k = 1; k <= _factors.Length; k++)
        {
            alphaTotal += k * _factors[k - 1];
        }

        var (subsets, reaches) = (1.0, 1.0);
        for (var k = 1; k <= n; k++)
        {
            shares[k - 1] = _kind switch
            {
                CommonCauseKind.Beta => (k == 1 ? Rest(_factors[0]) : 0) + (k == n ? _factors[0] : 0),
                CommonCauseKind.MultipleGreekLetter => reaches * Rest(Factor(k)) / subsets,
                CommonCauseKind.Alpha => k * Factor(k) / alphaTotal / subsets,
                CommonCauseKind.AlphaStaggered => Factor(k) / subsets,
                _ => Factor(k),
            };
            reaches *= Factor(k);
            subsets *= (double)(n - k) / k;
        }

        return shares;
    }

    // Of a factor as it was written: 0.95 leaves 0.05.
    private static double Rest(double factor) => ((Probability)factor).Complement;

    // Of k components; of the Greek letters the one that leads from k to k + 1.
    private double Factor(int k) => k <= _factors.Length ? _factors[k - 1] : 0;
}

/// <summary>The models.</summary>
internal enum CommonCauseKind
{
    Beta,
    MultipleGreekLetter,
    Alpha,
    AlphaStaggered,
    Phi,
}

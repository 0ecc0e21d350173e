namespace AvailabilityKit.FaultTrees;

/// <summary>What an expression is. All but the first four stand in files by the word that <see cref="ExpressionWords"/> has for them.</summary>
internal enum ExpressionKind
{
    Float,
    Parameter,
    MissionTime,
    Pi,
    Neg,
    Add,
    Sub,
    Mul,
    Div,
    Abs,
    Acos,
    Asin,
    Atan,
    Cos,
    Sin,
    Tan,
    Cosh,
    Sinh,
    Tanh,
    Exp,
    Log,
    Log10,
    Mod,
    Pow,
    Sqrt,
    Ceil,
    Floor,
    Min,
    Max,
    Mean,
    Not,
    And,
    Or,
    Eq,
    Df,
    Lt,
    Gt,
    Leq,
    Geq,
    Ite,
    Exponential,
    Glm,
    Weibull,
    PeriodicTest,
    UniformDeviate,
    NormalDeviate,
    LognormalDeviate,
    GammaDeviate,
    BetaDeviate,
    Histogram,
}

/// <summary>How functions are called in the Open-PSA format, and how many inputs they take.</summary>
internal static class ExpressionWords
{
    private const int Any = int.MaxValue;

    private static readonly (ExpressionKind Kind, string Word, int Fewest, int Most)[] All =
    [
        (ExpressionKind.Neg, "neg", 1, 1), (ExpressionKind.Add, "add", 1, Any), (ExpressionKind.Sub, "sub", 1, Any), (ExpressionKind.Mul, "mul", 1, Any), (ExpressionKind.Div, "div", 1, Any),
        (ExpressionKind.Abs, "abs", 1, 1), (ExpressionKind.Acos, "acos", 1, 1), (ExpressionKind.Asin, "asin", 1, 1), (ExpressionKind.Atan, "atan", 1, 1), (ExpressionKind.Cos, "cos", 1, 1),
        (ExpressionKind.Sin, "sin", 1, 1), (ExpressionKind.Tan, "tan", 1, 1), (ExpressionKind.Cosh, "cosh", 1, 1), (ExpressionKind.Sinh, "sinh", 1, 1), (ExpressionKind.Tanh, "tanh", 1, 1),
        (ExpressionKind.Exp, "exp", 1, 1), (ExpressionKind.Log, "log", 1, 1), (ExpressionKind.Log10, "log10", 1, 1), (ExpressionKind.Mod, "mod", 2, 2), (ExpressionKind.Pow, "pow", 2, 2),
        (ExpressionKind.Sqrt, "sqrt", 1, 1), (ExpressionKind.Ceil, "ceil", 1, 1), (ExpressionKind.Floor, "floor", 1, 1), (ExpressionKind.Min, "min", 1, Any), (ExpressionKind.Max, "max", 1, Any),
        (ExpressionKind.Mean, "mean", 1, Any), (ExpressionKind.Not, "not", 1, 1), (ExpressionKind.And, "and", 1, Any), (ExpressionKind.Or, "or", 1, Any), (ExpressionKind.Eq, "eq", 2, 2),
        (ExpressionKind.Df, "df", 2, 2), (ExpressionKind.Lt, "lt", 2, 2), (ExpressionKind.Gt, "gt", 2, 2), (ExpressionKind.Leq, "leq", 2, 2), (ExpressionKind.Geq, "geq", 2, 2),
        (ExpressionKind.Ite, "ite", 3, 3), (ExpressionKind.Exponential, "exponential", 2, 2), (ExpressionKind.Glm, "GLM", 4, 4), (ExpressionKind.Weibull, "Weibull", 4, 4),
        (ExpressionKind.PeriodicTest, "periodic-test", 4, 5), (ExpressionKind.UniformDeviate, "uniform-deviate", 2, 2), (ExpressionKind.NormalDeviate, "normal-deviate", 2, 2),
        (ExpressionKind.LognormalDeviate, "lognormal-deviate", 2, 3), (ExpressionKind.GammaDeviate, "gamma-deviate", 2, 2), (ExpressionKind.BetaDeviate, "beta-deviate", 2, 2),
    ];

    /// <summary>Every word for a function of other expressions.</summary>
    public static IEnumerable<string> Words => All.Select(row => row.Word);

    /// <summary>The function that a word stands for; null where it stands for none.</summary>
    public static (ExpressionKind Kind, int Fewest, int Most)? Find(string word)
    {
        var found = Array.Find(All, row => row.Word == word);
        return found.Word is null ? null : (found.Kind, found.Fewest, found.Most);
    }

    /// <summary>The word for a function.</summary>
    public static string Of(ExpressionKind kind) => kind switch
    {
        ExpressionKind.Histogram => "histogram",
        _ => Array.Find(All, row => row.Kind == kind).Word,
    };
}

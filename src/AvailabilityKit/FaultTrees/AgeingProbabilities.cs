namespace AvailabilityKit.FaultTrees;

/// <summary>The probabilities of being down, and of being up beside them, that the built-in functions of the Open-PSA format stand for.</summary>
/// <remarks>
/// Each side is a sum of products of terms that are not negative. After the Open-PSA Model Exchange Format 2.0d (2008), section V.2.4; the
/// test with repair is the chain of three states (up, failed unnoticed, in repair) that it names, solved between tests in closed form.
/// </remarks>
internal static class AgeingProbabilities
{
    /// <summary>Down for good at a constant rate.</summary>
    public static ExpressionValues.Outcome Exponential(double rate, double time) => ExpressionValues.Outcome.Of(Ended(rate * time), Math.Exp(-(rate * time)));

    /// <summary>Down and up again at constant rates.</summary>
    public static ExpressionValues.Outcome Repairable(double startsDown, double failure, double repair, double time)
    {
        var both = failure + repair;
        if (both == 0)
        {
            return ExpressionValues.Outcome.Of(startsDown);
        }

        var (settled, asBefore) = (Ended(both * time), Math.Exp(-(both * time)));
        return ExpressionValues.Outcome.Of((failure / both * settled) + (startsDown * asBefore), (repair / both * settled) + ((1 - startsDown) * asBefore));
    }

    /// <summary>Down for good by age.</summary>
    public static ExpressionValues.Outcome Weibull(double scale, double shape, double delay, double time)
    {
        var hazard = time <= delay ? 0 : Math.Pow((time - delay) / scale, shape);
        return ExpressionValues.Outcome.Of(Ended(hazard), Math.Exp(-hazard));
    }

    /// <summary>Down since the last test, which mends at once; just before a test at its moment.</summary>
    public static ExpressionValues.Outcome PeriodicTest(double rate, double interval, double firstTest, double time)
    {
        if (time <= firstTest)
        {
            return Exponential(rate, time);
        }

        var since = (time - firstTest) % interval;
        return Exponential(rate, since == 0 ? interval : since);
    }

    /// <summary>Down unnoticed since the last test, or found by one and in repair.</summary>
    public static ExpressionValues.Outcome PeriodicTest(double rate, double repair, double interval, double firstTest, double time)
    {
        if (time <= firstTest)
        {
            return Exponential(rate, time);
        }

        // From one test to the next: rows begin up and in repair, columns end up and down. What is down at a test is then in repair.
        var tests = Math.Min(Math.Floor((time - firstTest) / interval), double.MaxValue);
        var whole = Power(Step(rate, repair, interval), tests);
        var last = Step(rate, repair, (time - firstTest) % interval);
        var (up, down) = Then((Math.Exp(-(rate * firstTest)), Ended(rate * firstTest)), whole);
        (up, down) = Then((up, down), last);
        return ExpressionValues.Outcome.Of(down, up);
    }

    private static (double Up, double Down) Then((double Up, double Down) from, Matrix step) =>
        ((from.Up * step.UpUp) + (from.Down * step.DownUp), (from.Up * step.UpDown) + (from.Down * step.DownDown));

    private static Matrix Step(double rate, double repair, double time)
    {
        var (stays, mended) = (Math.Exp(-(rate * time)), MendedAndUp(rate, repair, time));
        return new(stays, Ended(rate * time), mended, Math.Exp(-(repair * time)) + MendedAndDown(rate, repair, time));
    }

    /// <summary>The probability that what is in repair at a test is mended by a time and has not failed again.</summary>
    private static double MendedAndUp(double rate, double repair, double time)
    {
        // The integral of r e^(-r u) e^(-f (t - u)): r (e^(-f t) - e^(-r t)) / (r - f), by what the two exponents have in common.
        var (slow, fast) = (Math.Min(rate, repair), Math.Max(rate, repair));
        var apart = (fast - slow) * time;
        return repair * Math.Exp(-(slow * time)) * time * (apart == 0 ? 1 : Ended(apart) / apart);
    }

    /// <summary>The probability that what is in repair at a test is mended by a time and has failed again.</summary>
    private static double MendedAndDown(double rate, double repair, double time)
    {
        // 1 - (r e^(-f t) - f e^(-r t)) / (r - f), which is the same with r and f changed over. Where the two are all but equal, by their mean.
        if (Math.Abs(repair - rate) <= 1e-5 * (repair + rate))
        {
            var mean = (repair + rate) / 2 * time;
            return Math.Max(0, Ended(mean) - (mean * Math.Exp(-mean)));
        }

        return Math.Max(0, ((repair * Ended(rate * time)) - (rate * Ended(repair * time))) / (repair - rate));
    }

    private static Matrix Power(Matrix step, double times)
    {
        var power = new Matrix(1, 0, 0, 1);
        for (; times >= 1; times = Math.Floor(times / 2))
        {
            power = times % 2 == 1 ? power.Times(step) : power;
            step = step.Times(step);
        }

        return power;
    }

    /// <summary>1 - e^-x to the last digits, however small x is.</summary>
    private static double Ended(double x) => x > 700 ? 1 : 2 * Math.Exp(-x / 2) * Math.Sinh(x / 2);

    private readonly record struct Matrix(double UpUp, double UpDown, double DownUp, double DownDown)
    {
        public Matrix Times(Matrix next) => new(
            (UpUp * next.UpUp) + (UpDown * next.DownUp),
            (UpUp * next.UpDown) + (UpDown * next.DownDown),
            (DownUp * next.UpUp) + (DownDown * next.DownUp),
            (DownUp * next.UpDown) + (DownDown * next.DownDown));
    }
}

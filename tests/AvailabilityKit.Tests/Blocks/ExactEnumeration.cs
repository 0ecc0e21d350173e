using System.Numerics;

namespace AvailabilityKit.Tests.Blocks;

/// <summary>The probability of a system of independent components in exact rationals, by going through every combination of their states.</summary>
internal sealed class ExactEnumeration
{
    private readonly BigInteger[] _up;
    private readonly BigInteger[] _down;
    private readonly BigInteger _whole = BigInteger.One;

    /// <summary>Takes each component's weights of being up and of being down as exact numbers; their share of the sum is the probability.</summary>
    public ExactEnumeration(IReadOnlyList<(double Up, double Down)> weights)
    {
        _up = new BigInteger[weights.Count];
        _down = new BigInteger[weights.Count];
        for (var i = 0; i < weights.Count; i++)
        {
            _up[i] = Scaled(weights[i].Up);
            _down[i] = Scaled(weights[i].Down);
            _whole *= _up[i] + _down[i];
        }
    }

    /// <summary>P(up) and P(down) of the system, each rounded once.</summary>
    public (double Up, double Down) Of(Func<uint, bool> isUp)
    {
        var (up, down) = Sums(isUp);
        return (Ratio(up, _whole), Ratio(down, _whole));
    }

    /// <summary>The probability that the system is up with component i up and down with it down.</summary>
    public double Birnbaum(Func<uint, bool> isUp, int i)
    {
        var decided = Sums(states => isUp(states | (1u << i)) && !isUp(states & ~(1u << i))).Up;
        return Ratio(decided, _whole);
    }

    private (BigInteger Up, BigInteger Down) Sums(Func<uint, bool> isUp)
    {
        BigInteger up = 0, down = 0;
        Go(0, 0, BigInteger.One);
        return (up, down);

        void Go(int component, uint states, BigInteger weight)
        {
            if (component == _up.Length)
            {
                if (isUp(states))
                {
                    up += weight;
                }
                else
                {
                    down += weight;
                }

                return;
            }

            if (!_up[component].IsZero)
            {
                Go(component + 1, states | (1u << component), weight * _up[component]);
            }

            if (!_down[component].IsZero)
            {
                Go(component + 1, states, weight * _down[component]);
            }
        }
    }

    /// <summary>A double times 2^200, exactly; test values are multiples of 2^-200.</summary>
    private static BigInteger Scaled(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = (bits & ((1L << 52) - 1)) | (exponent == 0 ? 0 : 1L << 52);
        var shift = Math.Max(exponent, 1) - 1075 + 200;
        return shift >= 0 ? new BigInteger(mantissa) << shift : new BigInteger(mantissa) >> -shift;
    }

    private static double Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
        {
            return 0;
        }

        // 80 bits of quotient, then one scaling by a power of two: right to the last bit or so, with no overflow on the way.
        var shift = (int)(denominator.GetBitLength() - numerator.GetBitLength()) + 80;
        var quotient = shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }
}

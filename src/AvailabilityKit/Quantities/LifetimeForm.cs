namespace AvailabilityKit.Quantities;

/// <summary>What a lifetime was made of: the name of its distribution and the parameters as they were given, so that it compares by value and is written without losing a bit.</summary>
internal abstract record LifetimeForm
{
    /// <summary>At a constant rate.</summary>
    public sealed record Exponential(Duration Mean) : LifetimeForm;

    /// <summary>A sum of equal exponential stages.</summary>
    public sealed record Erlang(int Stages, Duration Mean) : LifetimeForm;

    /// <summary>One of several exponential lifetimes, weights as they were given.</summary>
    public sealed record HyperExponential(EqualList<(double Weight, Duration Mean)> Branches) : LifetimeForm;

    /// <summary>After W. Weibull.</summary>
    public sealed record Weibull(double Shape, Duration Mean) : LifetimeForm;

    /// <summary>With a normal logarithm.</summary>
    public sealed record LogNormal(Duration Mean, double Variation) : LifetimeForm;

    /// <summary>A gamma distribution whose shape is no whole number.</summary>
    public sealed record Gamma(double Shape, Duration Mean) : LifetimeForm;

    /// <summary>Between two times.</summary>
    public sealed record Uniform(Duration From, Duration To) : LifetimeForm;

    /// <summary>Always the same.</summary>
    public sealed record Fixed(Duration Time) : LifetimeForm;

    /// <summary>One of some observed times.</summary>
    public sealed record Observed(EqualList<Duration> Times) : LifetimeForm;

    /// <summary>Another, brought into phases.</summary>
    public sealed record InPhases(LifetimeForm Of, int MaximumPhases) : LifetimeForm;

    /// <summary>Another, and an exponential one after it.</summary>
    public sealed record Sum(LifetimeForm First, Duration Next) : LifetimeForm;

    /// <summary>Some parameters in order, which compare by value.</summary>
    public sealed class EqualList<T>(IEnumerable<T> items) : IEquatable<EqualList<T>>
    {
        private readonly T[] _items = [.. items];

        public IReadOnlyList<T> Items => _items;

        public bool Equals(EqualList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

        public override bool Equals(object? obj) => Equals(obj as EqualList<T>);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var item in _items)
            {
                hash.Add(item);
            }

            return hash.ToHashCode();
        }
    }
}

namespace AvailabilityKit;

/// <summary>Rates written as people say them: <c>200.PerSecond</c>, <c>10.PerHour</c>, <c>0.5.PerYear</c>.</summary>
/// <remarks>Each throws <see cref="ArgumentOutOfRangeException"/> for a negative or infinite number or NaN.</remarks>
public static class RateExtensions
{
    extension(int count)
    {
        /// <summary>So many a second.</summary>
        public Rate PerSecond => Rate.PerSecond(count);

        /// <summary>So many a minute.</summary>
        public Rate PerMinute => Rate.PerMinute(count);

        /// <summary>So many an hour.</summary>
        public Rate PerHour => Rate.PerHour(count);

        /// <summary>So many in a year of 8760 h.</summary>
        public Rate PerYear => Rate.PerYear(count);
    }

    extension(double count)
    {
        /// <summary>So many a second.</summary>
        public Rate PerSecond => Rate.PerSecond(count);

        /// <summary>So many a minute.</summary>
        public Rate PerMinute => Rate.PerMinute(count);

        /// <summary>So many an hour.</summary>
        public Rate PerHour => Rate.PerHour(count);

        /// <summary>So many in a year of 8760 h.</summary>
        public Rate PerYear => Rate.PerYear(count);
    }
}

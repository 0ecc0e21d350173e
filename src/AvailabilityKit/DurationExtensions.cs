namespace AvailabilityKit;

/// <summary>Durations written as people say them: <c>30.Seconds</c>, <c>8_760.Hours</c>, <c>1.5.Years</c>.</summary>
/// <remarks>Each throws <see cref="ArgumentOutOfRangeException"/> for a negative number or NaN.</remarks>
public static class DurationExtensions
{
    extension(int count)
    {
        /// <summary>So many milliseconds.</summary>
        public Duration Milliseconds => Duration.FromMilliseconds(count);

        /// <summary>So many seconds.</summary>
        public Duration Seconds => Duration.FromSeconds(count);

        /// <summary>So many minutes.</summary>
        public Duration Minutes => Duration.FromMinutes(count);

        /// <summary>So many hours.</summary>
        public Duration Hours => Duration.FromHours(count);

        /// <summary>So many days of 24 h.</summary>
        public Duration Days => Duration.FromDays(count);

        /// <summary>So many years of 8760 h.</summary>
        public Duration Years => Duration.FromYears(count);
    }

    extension(double count)
    {
        /// <summary>So many milliseconds.</summary>
        public Duration Milliseconds => Duration.FromMilliseconds(count);

        /// <summary>So many seconds.</summary>
        public Duration Seconds => Duration.FromSeconds(count);

        /// <summary>So many minutes.</summary>
        public Duration Minutes => Duration.FromMinutes(count);

        /// <summary>So many hours.</summary>
        public Duration Hours => Duration.FromHours(count);

        /// <summary>So many days of 24 h.</summary>
        public Duration Days => Duration.FromDays(count);

        /// <summary>So many years of 8760 h.</summary>
        public Duration Years => Duration.FromYears(count);
    }
}

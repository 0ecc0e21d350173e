namespace AvailabilityKit.Criticality;

/// <summary>The availability environment classes (AEC) of the Harvard Research Group: what users may notice of a failure.</summary>
/// <remarks>Class 5, disaster tolerant, is about places rather than about systems, and no quotient asks for it.</remarks>
public enum AvailabilityClass
{
    /// <summary>AEC-0: work may be interrupted, and data may be lost.</summary>
    Conventional,

    /// <summary>AEC-1: work may be interrupted, and no data is lost.</summary>
    HighlyReliable,

    /// <summary>AEC-2: work is interrupted for a short time only; users log on again, and may have to repeat what was under way.</summary>
    HighAvailability,

    /// <summary>AEC-3: users stay on line; what was under way may have to be begun again.</summary>
    FaultResilient,

    /// <summary>AEC-4: nobody notices; nothing is lost, and nothing becomes slower.</summary>
    FaultTolerant,
}

/// <summary>What a reader calls an <see cref="AvailabilityClass"/>.</summary>
internal static class AvailabilityClassWords
{
    public static string Title(this AvailabilityClass availabilityClass) => $"AEC-{(int)availabilityClass} ({Name(availabilityClass)})";

    private static string Name(AvailabilityClass availabilityClass) => availabilityClass switch
    {
        AvailabilityClass.Conventional => "conventional",
        AvailabilityClass.HighlyReliable => "highly reliable",
        AvailabilityClass.HighAvailability => "high availability",
        AvailabilityClass.FaultResilient => "fault resilient",
        AvailabilityClass.FaultTolerant => "fault tolerant",
        _ => throw new ArgumentOutOfRangeException(nameof(availabilityClass), availabilityClass, "Unknown availability class."),
    };
}

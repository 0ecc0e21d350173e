namespace AvailabilityKit;

/// <summary>Thrown when a valid model could not be solved to the accuracy asked for, or needs more room than its limits allow.</summary>
/// <remarks>A solver that did not converge throws this; it never returns its last guess.</remarks>
public sealed class SolverException : Exception
{
    /// <summary>Creates an exception that says only that no answer was reached.</summary>
    public SolverException() : this("The model could not be solved.")
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">Which solver gave up, how far it came, and what would help.</param>
    public SolverException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">Which solver gave up, how far it came, and what would help.</param>
    /// <param name="innerException">The cause.</param>
    public SolverException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates an exception for a limit that was reached.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="innerException">The cause.</param>
    public SolverException(SolverLimit limit, Exception? innerException = null)
        : base((limit ?? throw new ArgumentNullException(nameof(limit))).Message(limit.Option), innerException) =>
        Limit = limit;

    /// <summary>The limit that was reached; <see langword="null"/> where the reason is another one.</summary>
    public SolverLimit? Limit { get; }
}

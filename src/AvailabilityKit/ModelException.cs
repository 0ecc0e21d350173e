namespace AvailabilityKit;

/// <summary>Thrown when a model cannot be meant as it stands: a name that nothing bears, a dependency that runs in a circle, a cluster of no nodes.</summary>
/// <remarks>The message names the element, the offending value and what would be right. A single wrong argument throws <see cref="ArgumentException"/> instead.</remarks>
public sealed class ModelException : Exception
{
    /// <summary>Creates an exception that says only that the model is wrong.</summary>
    public ModelException() : this("The model is not valid.")
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What is wrong and what would be right.</param>
    public ModelException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What is wrong and what would be right.</param>
    /// <param name="innerException">The cause.</param>
    public ModelException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates an exception about one element of the model.</summary>
    /// <param name="message">What is wrong and what would be right.</param>
    /// <param name="elementName">The name of the element as the user gave it.</param>
    public ModelException(string message, string? elementName) : base(message) => ElementName = elementName;

    /// <summary>Creates an exception about one element of the model, with its cause.</summary>
    /// <param name="message">What is wrong and what would be right.</param>
    /// <param name="elementName">The name of the element as the user gave it.</param>
    /// <param name="innerException">The cause.</param>
    public ModelException(string message, string? elementName, Exception? innerException) : base(message, innerException) =>
        ElementName = elementName;

    /// <summary>The name of the element that is wrong, or <see langword="null"/> when the model as a whole is.</summary>
    public string? ElementName { get; }
}

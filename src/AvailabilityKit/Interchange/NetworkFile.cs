using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange;

/// <summary>The bytes and texts of network files within the limit of size, and the refusal of what stands in them.</summary>
internal static class NetworkFile
{
    public static byte[] Bytes(string path, NetworkGraphOptions options)
    {
        using var file = FileBytes.Open(path);
        return Bytes(file, options);
    }

    /// <summary>Reads a stream to its end, and no further than the limit.</summary>
    public static byte[] Bytes(Stream stream, NetworkGraphOptions options) => FileBytes.Of(stream, options.MaximumBytes, size => TooLarge(size, options));

    /// <summary>The text of bytes in UTF-8.</summary>
    public static string Utf8(byte[] bytes) => FileBytes.Utf8(bytes, (line, column, message) => Refusal(line, column, "", message));

    /// <summary>The text itself if it is within the limit; a character takes at least one byte, so this refuses nothing that would be small enough.</summary>
    public static string Checked(string text, NetworkGraphOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= options.MaximumBytes ? text : throw TooLarge($"{text.Length} characters", options);
    }

    public static DocumentException Refusal(int line, int column, string path, string message) =>
        new([new DocumentMistake(line, column, path, MessageExcerpt.Shortened(message, 600))]);

    /// <summary>The refusal of what outgrew a limit.</summary>
    public static DocumentException TooMany(int line, int column, string path, string what, int limit, string option) =>
        Refusal(line, column, path, $"The network has more than {limit} {what}; the limit is {nameof(NetworkGraphOptions)}.{option}.");

    private static DocumentException TooLarge(string size, NetworkGraphOptions options) =>
        new($"The file has {size}; at most {options.MaximumBytes} are read ({nameof(NetworkGraphOptions)}.{nameof(NetworkGraphOptions.MaximumBytes)}).");
}

using System.Text;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange;

/// <summary>The bytes and texts of network files within the limit of size, and the refusal of what stands in them.</summary>
internal static class NetworkFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Bytes(string path, NetworkGraphOptions options)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
        return Bytes(file, options);
    }

    /// <summary>Reads a stream to its end, and no further than the limit.</summary>
    public static byte[] Bytes(Stream stream, NetworkGraphOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.CanSeek && stream.Length - stream.Position > options.MaximumBytes)
        {
            throw TooLarge($"{stream.Length - stream.Position} bytes", options);
        }

        using var bytes = new MemoryStream();
        var buffer = new byte[65_536];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > options.MaximumBytes)
            {
                throw TooLarge($"more than {options.MaximumBytes} bytes", options);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The text of bytes in UTF-8.</summary>
    public static string Utf8(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            var before = Encoding.UTF8.GetString(bytes, 0, Math.Clamp(wrong.Index, 0, bytes.Length));
            throw Refusal(before.AsSpan().Count('\n') + 1, before.Length - before.LastIndexOf('\n'), "", $"The byte 0x{wrong.BytesUnknown?[0]:X2} is not UTF-8; save the file as UTF-8.");
        }
    }

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

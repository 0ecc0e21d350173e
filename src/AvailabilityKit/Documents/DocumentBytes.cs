using System.Text;

namespace AvailabilityKit.Documents;

/// <summary>Turns the bytes of a document into text: UTF-8, with or without a byte order mark, within the limit of size.</summary>
internal static class DocumentBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file; one that is too large is refused by its size.</summary>
    public static byte[] Of(string path, DocumentOptions options)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
        return Of(file, options);
    }

    /// <summary>Reads a stream to its end, and no further than the limit.</summary>
    public static byte[] Of(Stream stream, DocumentOptions options)
    {
        var expected = stream.CanSeek ? stream.Length - stream.Position : 0;
        if (expected > options.MaximumBytes)
        {
            throw TooLarge($"{expected} bytes", options);
        }

        // One byte more than expected tells the end of the stream without growing.
        var bytes = new byte[Math.Max((int)expected + 1, Math.Min(options.MaximumBytes, 65_536))];
        var count = 0;
        for (int read; (read = stream.Read(bytes, count, bytes.Length - count)) > 0;)
        {
            count += read;
            if (count > options.MaximumBytes)
            {
                throw TooLarge($"more than {options.MaximumBytes} bytes", options);
            }

            if (count == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(bytes.Length * 2L, options.MaximumBytes + 1L));
            }
        }

        return bytes[..count];
    }

    public static string ToText(ReadOnlySpan<byte> bytes, DocumentOptions options)
    {
        if (bytes.Length > options.MaximumBytes)
        {
            throw TooLarge($"{bytes.Length} bytes", options);
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }
        else if (bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF) or (0, _) or (_, 0))
        {
            throw new DocumentException("The document is written in UTF-16 or UTF-32; save it as UTF-8.");
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            var before = bytes[..Math.Clamp(wrong.Index, 0, bytes.Length)];
            var line = before.Count((byte)'\n') + 1;
            var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
            throw new DocumentException([new DocumentMistake(line, column, "$", $"The byte 0x{wrong.BytesUnknown?[0]:X2} is not UTF-8; save the document as UTF-8.")]);
        }
    }

    public static DocumentException TooLarge(string size, DocumentOptions options) =>
        new($"The document has {size}; at most {options.MaximumBytes} are read ({nameof(DocumentOptions)}.{nameof(DocumentOptions.MaximumBytes)}).");
}

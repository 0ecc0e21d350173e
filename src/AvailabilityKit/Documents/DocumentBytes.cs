using System.Text;

namespace AvailabilityKit.Documents;

/// <summary>Reads the bytes of a document: UTF-8, with or without a byte order mark, within the limit of size.</summary>
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

    /// <summary>The bytes of a text.</summary>
    public static byte[] OfText(string text, DocumentOptions options)
    {
        // A character takes at least one byte, so this refuses nothing that would be small enough.
        if (text.Length > options.MaximumBytes)
        {
            throw TooLarge($"{text.Length} characters", options);
        }

        try
        {
            return Strict.GetBytes(text);
        }
        catch (EncoderFallbackException wrong)
        {
            var half = Math.Clamp(wrong.Index, 0, text.Length - 1);
            throw new DocumentException([MistakeAt(text.AsSpan(0, half), $"Half of a surrogate pair, U+{(int)text[half]:X4}, stands here, which is no character; take it out.")]);
        }
    }

    /// <summary>The bytes without the byte order mark.</summary>
    /// <exception cref="DocumentException">They are too many, or not UTF-8.</exception>
    public static ReadOnlyMemory<byte> Text(ReadOnlyMemory<byte> json, DocumentOptions options)
    {
        var bytes = json.Span;
        if (bytes.Length > options.MaximumBytes)
        {
            throw TooLarge($"{bytes.Length} bytes", options);
        }

        if (ForeignFormat.OfBytes(bytes) is { } format)
        {
            throw new DocumentException([MistakeAt([], ForeignFormat.Refused(format))]);
        }

        var start = bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        if (start == 0 && bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF) or (0, _) or (_, 0))
        {
            throw new DocumentException("The document is written in UTF-16 or UTF-32; save it as UTF-8.");
        }

        if (bytes[start..].IndexOf((byte)0) is >= 0 and < 1_000)
        {
            throw new DocumentException([MistakeAt([], ForeignFormat.Refused("a binary file"))]);
        }

        try
        {
            _ = Strict.GetCharCount(bytes[start..]);
            return json[start..];
        }
        catch (DecoderFallbackException wrong)
        {
            var before = bytes.Slice(start, Math.Clamp(wrong.Index, 0, bytes.Length - start));
            throw new DocumentException([MistakeAt(Encoding.UTF8.GetString(before), $"The byte 0x{wrong.BytesUnknown?[0]:X2} is not UTF-8; save the document as UTF-8.")]);
        }
    }

    public static DocumentException TooLarge(string size, DocumentOptions options) =>
        new($"The document has {size}; at most {options.MaximumBytes} are read ({nameof(DocumentOptions)}.{nameof(DocumentOptions.MaximumBytes)}).");

    private static DocumentMistake MistakeAt(ReadOnlySpan<char> before, string message) =>
        new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), "$", message);
}

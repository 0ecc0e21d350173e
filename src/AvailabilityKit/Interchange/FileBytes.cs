using System.Text;

namespace AvailabilityKit.Interchange;

/// <summary>Reads files within a limit of size, and as UTF-8; whoever reads says how it refuses.</summary>
internal static class FileBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Opens a file as a stream that its reader buffers by itself.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);

    /// <summary>Reads a stream to its end, and no further than the limit.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="tooLarge">The refusal of what has more, from words for its size.</param>
    public static byte[] Of(Stream stream, long most, Func<string, DocumentException> tooLarge)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.CanSeek && stream.Length - stream.Position > most)
        {
            throw tooLarge($"{stream.Length - stream.Position} bytes");
        }

        using var bytes = new MemoryStream();
        var buffer = new byte[65_536];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > most)
            {
                throw tooLarge($"more than {most} bytes");
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The text of bytes in UTF-8.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="refusal">The refusal of what is not UTF-8, from line, column and message.</param>
    public static string Utf8(byte[] bytes, Func<int, int, string, DocumentException> refusal)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            var before = Encoding.UTF8.GetString(bytes, 0, Math.Clamp(wrong.Index, 0, bytes.Length));
            throw refusal(before.AsSpan().Count('\n') + 1, before.Length - before.LastIndexOf('\n'), $"The byte 0x{wrong.BytesUnknown?[0]:X2} is not UTF-8; save the file as UTF-8.");
        }
    }
}

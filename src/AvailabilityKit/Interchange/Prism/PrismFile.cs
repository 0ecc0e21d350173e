using System.Text;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Reads files within their limit of size.</summary>
internal static class PrismFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Text(string path, long maximumBytes, string option)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
        using var bytes = new MemoryStream();
        var buffer = new byte[65_536];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > maximumBytes)
            {
                throw new DocumentException($"The file has more than {maximumBytes} bytes ({nameof(PrismOptions)}.{option}).");
            }
        }

        try
        {
            return Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (DecoderFallbackException wrong)
        {
            var before = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, Math.Clamp(wrong.Index, 0, (int)bytes.Length));
            throw Tokenizer.Refusal(before.AsSpan().Count('\n') + 1, before.Length - before.LastIndexOf('\n'), $"The byte 0x{wrong.BytesUnknown?[0]:X2} is not UTF-8; save the file as UTF-8.");
        }
    }
}

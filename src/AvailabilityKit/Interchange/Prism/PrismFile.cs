namespace AvailabilityKit.Interchange.Prism;

/// <summary>Reads files within their limit of size.</summary>
internal static class PrismFile
{
    public static string Text(string path, long maximumBytes, string option)
    {
        using var file = FileBytes.Open(path);
        return FileBytes.Utf8(
            FileBytes.Of(file, maximumBytes, size => new DocumentException($"The file has {size}; at most {maximumBytes} are read ({nameof(PrismOptions)}.{option}).")), Tokenizer.Refusal);
    }
}

using System.Xml;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange;

/// <summary>Refuses text that would not come back from a file: control characters, and halves of characters.</summary>
internal static class WritableCharacters
{
    /// <summary>The text itself if every character of it is one that XML has.</summary>
    /// <exception cref="ModelException">One is not.</exception>
    public static string Of(string text, string mention)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
                continue;
            }

            throw new ModelException($"The text {MessageExcerpt.Quoted(text)} of {mention} holds the character U+{(int)text[i]:X4}, which files of networks cannot hold; take it out.");
        }

        return text;
    }
}

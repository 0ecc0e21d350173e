using System.Diagnostics.CodeAnalysis;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Tells .NET Interactive and its heirs who formats a type. They find this attribute by its simple name and read its
/// properties by theirs, so a type can be displayed well without a reference to any of them.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = true)]
internal sealed class TypeFormatterSourceAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicMethods)]
    Type formatterSourceType) : Attribute
{
    /// <summary>A class with a parameterless constructor and <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicMethods)]
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types to show the type in, best first.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}

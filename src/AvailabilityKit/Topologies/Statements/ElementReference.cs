namespace AvailabilityKit.Topologies.Statements;

/// <summary>One name that an element refers to.</summary>
/// <param name="Property">Where it stands, in the words of the model document.</param>
/// <param name="Index">Its place in that list.</param>
/// <param name="Name">The name.</param>
internal sealed record ElementReference(string Property, int Index, string Name)
{
    /// <summary>Where the names stand of what must be up for an element to react.</summary>
    public const string ToReact = "failover.needs";

    /// <summary>Where the names stand of what must be up for virtual machines to restart.</summary>
    public const string ToRestart = "restart.needs";

    /// <summary>Where the names stand of what an element of the user's own kind looks at.</summary>
    public const string Watched = "watches";

    /// <summary>Whether it is one that the element looks at, and may be up without.</summary>
    public bool IsLookedAt => Property is ToReact or ToRestart or Watched;

    /// <summary>Whether it is what the other is made of or needs, rather than what acts on it.</summary>
    public bool IsDependence => Property is not ("repairs" or "replaces" or "strikes");
}

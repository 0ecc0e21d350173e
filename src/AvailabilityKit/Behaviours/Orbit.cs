using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>Copies that may be exchanged: states that differ only by which copy is which are one state.</summary>
/// <remarks>
/// Lumping by symmetry (J. G. Kemeny, J. L. Snell, Finite Markov Chains, 1960, section 6.3): exact if exchanging two copies maps the
/// behaviour to itself. Whoever makes the copies declares that; <see cref="GenerationOptions.CheckOrbits"/> checks it state by state.
/// Made by <see cref="BehaviourBuilder.Exchangeable"/>.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class Orbit
{
    internal Orbit(StateVariable[][] copies) => Copies = copies;

    internal StateVariable[][] Copies { get; }

    /// <summary>The number of copies.</summary>
    public int Count => Copies.Length;
}

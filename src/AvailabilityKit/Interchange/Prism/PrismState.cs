using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>A state of a chain from a file: its number, and the values of its variables.</summary>
[StructLayout(LayoutKind.Auto)]
[JsonConverter(typeof(PrismConverter))]
public readonly record struct PrismState
{
    internal PrismState(PrismChain chain, int index)
    {
        Chain = chain;
        Index = index;
    }

    /// <summary>The chain that it belongs to.</summary>
    public PrismChain Chain { get; }

    /// <summary>Its number in the chain, from 0.</summary>
    public int Index { get; }

    /// <summary>The value of a variable; of a bool, 1 for true and 0 for false.</summary>
    /// <param name="variable">The name of the variable.</param>
    /// <exception cref="ModelException">The chain has no such variable; the message names the nearest one.</exception>
    public int this[string variable] => Chain.ValueOf(Index, variable);

    /// <summary>Whether a label holds in it.</summary>
    /// <param name="label">The label, without quotes; <c>init</c> and <c>deadlock</c> exist by themselves.</param>
    /// <exception cref="ModelException">The chain has no such label; the message names the nearest one.</exception>
    public bool Is(string label) => Chain.Marks(label)[Index];

    /// <summary>The values of the variables: <c>(left_n=2, left=false)</c>.</summary>
    public override string ToString() => Chain is null ? "no state" : Chain.Show(Index);
}

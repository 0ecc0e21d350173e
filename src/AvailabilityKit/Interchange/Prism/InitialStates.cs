using AvailabilityKit.Markov;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Finds the states that a model may start in.</summary>
internal static class InitialStates
{
    /// <summary>Enters them; how many there are.</summary>
    /// <exception cref="ModelException">No state satisfies the "init" part.</exception>
    /// <exception cref="SolverException">There are more candidates than <see cref="PrismOptions.MaximumStates"/>.</exception>
    public static int Enter(CompiledModel model, PackedStates states, PrismOptions options, CancellationToken cancellationToken)
    {
        var variables = model.Layout.Variables;
        var packed = new ulong[model.Layout.Words];
        var values = Array.ConvertAll(variables, variable => model.Start is null ? variable.Start : variable.Low);
        if (model.Start is null)
        {
            model.Layout.Pack(values, packed);
            states.NumberOf(packed, options.MaximumStates);
            return 1;
        }

        var tried = 0;
        do
        {
            if ((tried & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (tried++ == options.MaximumStates)
            {
                throw new SolverException(new SolverLimit(
                    $"{nameof(PrismOptions)}.{nameof(PrismOptions.MaximumStates)}", options.MaximumStates, null,
                    $"The \"init\" part was tried on {options.MaximumStates} states, and there are more.", "give each variable an initial value instead"));
            }

            if (model.Start.HoldsIn(values))
            {
                model.Layout.Pack(values, packed);
                states.NumberOf(packed, options.MaximumStates);
            }
        }
        while (Advance(variables, values));

        return states.Count > 0 ? states.Count : throw new ModelException("No state satisfies the \"init\" part of the model, so that it starts nowhere.");
    }

    private static bool Advance(PackedVariable[] variables, int[] values)
    {
        for (var i = variables.Length - 1; i >= 0; i--)
        {
            if (values[i] < variables[i].High)
            {
                values[i]++;
                return true;
            }

            values[i] = variables[i].Low;
        }

        return false;
    }
}

namespace AvailabilityKit.Blocks;

/// <summary>The standard form of "f ? g : h": of the several ways to write one function, the one that the computed cache knows.</summary>
internal static class StandardTriple
{
    /// <summary>
    /// Brings a triple to its standard form. Returns 1 when the result must be complemented. A triple that is already answered
    /// comes back with f = True and the answer in g.
    /// </summary>
    public static int Normalise(ref int f, ref int g, ref int h)
    {
        if (f <= DecisionDiagram.True)
        {
            g = f == DecisionDiagram.True ? g : h;
            f = DecisionDiagram.True;
            return 0;
        }

        if (g >> 1 == f >> 1)
        {
            g = g == f ? DecisionDiagram.True : DecisionDiagram.False;
        }

        if (h >> 1 == f >> 1)
        {
            h = h == f ? DecisionDiagram.False : DecisionDiagram.True;
        }

        if (g == h)
        {
            f = DecisionDiagram.True;
            return 0;
        }

        if (g <= DecisionDiagram.True && h <= DecisionDiagram.True)
        {
            g = g == DecisionDiagram.True ? f : f ^ 1;
            f = DecisionDiagram.True;
            return 0;
        }

        // Equal functions written with different arguments: the smaller edge goes first.
        if (g == DecisionDiagram.True && h < f)
        {
            (f, h) = (h, f);
        }
        else if (h == DecisionDiagram.False && g < f)
        {
            (f, g) = (g, f);
        }
        else if (h == DecisionDiagram.True && g < f)
        {
            (f, g) = (g ^ 1, f ^ 1);
        }
        else if (g == DecisionDiagram.False && h < f)
        {
            (f, h) = (h ^ 1, f ^ 1);
        }
        else if (g == (h ^ 1) && g < f)
        {
            (f, g, h) = (g, f, f ^ 1);
        }

        if ((f & 1) != 0)
        {
            f ^= 1;
            (g, h) = (h, g);
        }

        if ((g & 1) == 0)
        {
            return 0;
        }

        g ^= 1;
        h ^= 1;
        return 1;
    }
}

using AvailabilityKit.Blocks;

namespace AvailabilityKit.Tests.Blocks;

/// <summary>Functions of parts with several states, held to the sum over all joint states.</summary>
public class MultiStateFunctionTest
{
    private static readonly int[] States = [3, 2, 1, 4];

    /// <summary>"Two of three conditions hold", each on the state of a part; state 0 is the best and nothing is up in the last.</summary>
    [Property]
    public void Every_probability_is_the_sum_over_all_joint_states(byte[] marks, byte limits)
    {
        double[][] probability = [.. States.Select((count, part) => Distribution(count, part, marks))];
        var limit = Array.ConvertAll(States, count => 1 + (limits % count));
        var diagram = new MultiStateDiagram(States, nodeLimit: 10_000);
        var function = diagram.Diagram.AtLeast(3, [.. States.Select((_, part) => diagram.Among(part, state => state < limit[part]))]);
        List<StateChange> changes = [];
        for (var part = 0; part < States.Length; part++)
        {
            for (var from = 0; from < States[part]; from++)
            {
                for (var to = 0; to < States[part]; to++)
                {
                    changes.Add(new(part, from, to));
                }
            }
        }

        var compiled = diagram.Compile(function, changes);
        var point = compiled.NewPoint();
        for (var part = 0; part < States.Length; part++)
        {
            compiled.Set(point, part, probability[part]);
        }

        compiled.Evaluate(point);
        Near.Equal(Sum(IsUp), point.RootUp[0], 1e-13);
        Near.Equal(Sum(state => !IsUp(state)), point.RootDown[0], 1e-13);
        foreach (var change in changes.Where(change => States[change.Part] > 2 || (change.From, change.To) == (0, 1)))
        {
            var others = Sum(state => state[change.Part] == 0 && IsUp(With(state, change.Part, change.From)) && !IsUp(With(state, change.Part, change.To))) / probability[change.Part][0];
            Near.Equal(others, compiled.Decides(point, change), 1e-12);
        }

        bool IsUp(int[] state) => state.Where((each, part) => each < limit[part]).Count() >= 3;

        double Sum(Func<int[], bool> counts)
        {
            var sum = 0.0;
            for (var joint = 0; joint < States.Aggregate(1, (product, count) => product * count); joint++)
            {
                var (rest, product) = (joint, 1.0);
                var state = new int[States.Length];
                for (var part = 0; part < state.Length; part++)
                {
                    state[part] = rest % States[part];
                    rest /= States[part];
                    product *= probability[part][state[part]];
                }

                sum += counts(state) ? product : 0;
            }

            return sum;
        }
    }

    [Fact]
    public void A_state_that_is_certain_leaves_the_others()
    {
        var diagram = new MultiStateDiagram([3, 2], nodeLimit: 1000);
        var compiled = diagram.Compile([diagram.Among(0, state => state == 1), diagram.Among(1, state => state == 0)]);
        var point = compiled.NewPointOfRoots();
        compiled.Set(point, 0, [0, 1, 0]);
        compiled.Set(point, 1, [0.25, 0.75]);
        compiled.EvaluateRoots(point);
        Assert.Equal([1, 0.25], point.RootUp);
        compiled.Set(point, 0, [0, 0, 1]);
        compiled.EvaluateRoots(point);
        Assert.Equal([0, 0.25], point.RootUp);
    }

    private static int[] With(int[] state, int part, int value)
    {
        var changed = (int[])state.Clone();
        changed[part] = value;
        return changed;
    }

    // Small and large weights beside each other.
    private static double[] Distribution(int count, int part, byte[] marks)
    {
        var weights = new double[count];
        for (var state = 0; state < count; state++)
        {
            weights[state] = Math.Pow(10, -(marks.Length == 0 ? state : marks[(part + state) % marks.Length] % 7));
        }

        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }
}

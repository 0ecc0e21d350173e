namespace AvailabilityKit.Simulation;

/// <summary>When each activity ends, the earliest first: a binary heap that knows where each activity stands in it.</summary>
/// <remarks>A change costs the logarithm of the number of activities, reading the earliest nothing. Of equal times the activity that was added first goes first. Those that never end stay at the bottom.</remarks>
internal sealed class EventQueue
{
    private readonly double[] _due;
    private readonly int[] _heap;
    private readonly int[] _place;

    public EventQueue(int count)
    {
        _due = new double[count];
        _heap = new int[count];
        _place = new int[count];
        for (var i = 0; i < count; i++)
        {
            _due[i] = double.PositiveInfinity;
            _heap[i] = _place[i] = i;
        }
    }

    /// <summary>The activity that ends first; undefined where there is none.</summary>
    public int First => _heap[0];

    /// <summary>When it ends; infinite where nothing does.</summary>
    public double Earliest => _heap.Length == 0 ? double.PositiveInfinity : _due[_heap[0]];

    public void Set(int activity, double due)
    {
        _due[activity] = due;
        var at = _place[activity];
        while (at > 0 && IsBefore(activity, _heap[(at - 1) / 2]))
        {
            Put(_heap[(at - 1) / 2], at);
            at = (at - 1) / 2;
        }

        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= _heap.Length)
            {
                break;
            }

            if (child + 1 < _heap.Length && IsBefore(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!IsBefore(_heap[child], activity))
            {
                break;
            }

            Put(_heap[child], at);
            at = child;
        }

        Put(activity, at);
    }

    /// <summary>Moves every time back; what stays apart stays in its order.</summary>
    public void Shift(double seconds)
    {
        for (var i = 0; i < _due.Length; i++)
        {
            _due[i] -= seconds;
        }
    }

    private bool IsBefore(int one, int other) => _due[one] < _due[other] || (_due[one] == _due[other] && one < other);

    private void Put(int activity, int at)
    {
        _heap[at] = activity;
        _place[activity] = at;
    }
}

namespace AvailabilityKit.Behaviours;

/// <summary>The variables that something reads or writes, each once, in the order in which they were met.</summary>
internal sealed class VariableSet
{
    private readonly HashSet<StateVariable> _known = [];
    private readonly List<StateVariable> _variables = [];

    public IReadOnlyList<StateVariable> Variables => _variables;

    public void Add(StateVariable variable)
    {
        if (_known.Add(variable))
        {
            _variables.Add(variable);
        }
    }

    public bool Contains(StateVariable variable) => _known.Contains(variable);
}

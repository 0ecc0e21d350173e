namespace AvailabilityKit.Behaviours;

/// <summary>The variables that something reads or writes, each once, in the order in which they were met.</summary>
internal sealed class VariableSet
{
    private readonly List<StateVariable> _variables = [];
    private StateVariable?[] _byIndex = [];

    public IReadOnlyList<StateVariable> Variables => _variables;

    public void Add(StateVariable variable)
    {
        if (variable.Index >= _byIndex.Length)
        {
            Array.Resize(ref _byIndex, Math.Max(variable.Index + 1, 2 * _byIndex.Length));
        }

        // One of another behaviour may have the same index; it is kept too, so that it is noticed.
        if (_byIndex[variable.Index] != variable)
        {
            _byIndex[variable.Index] ??= variable;
            _variables.Add(variable);
        }
    }

    /// <summary>Whether this very variable was the first to be added of its index.</summary>
    public bool Contains(StateVariable variable) => variable.Index < _byIndex.Length && _byIndex[variable.Index] == variable;
}

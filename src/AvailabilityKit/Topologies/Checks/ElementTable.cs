using System.Collections.Immutable;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Checks;

/// <summary>The elements of a topology in their order, found by their names and by those of their copies. Immutable.</summary>
internal sealed class ElementTable
{
    private readonly ImmutableList<Element> _elements;
    private readonly ImmutableDictionary<string, Element> _byName;

    /// <summary>No elements.</summary>
    /// <param name="name">The topology's name, for messages.</param>
    public ElementTable(string name)
        : this(name, [], ImmutableDictionary.Create<string, Element>(StringComparer.Ordinal))
    {
    }

    private ElementTable(string name, ImmutableList<Element> elements, ImmutableDictionary<string, Element> byName)
    {
        Name = name;
        _elements = elements;
        _byName = byName;
    }

    public string Name { get; }

    public IReadOnlyList<Element> Elements => _elements;

    /// <summary>Whether an element stands for several.</summary>
    public bool IsCounted => _elements.Exists(static element => element.Copies > 1);

    /// <exception cref="KeyNotFoundException">There is no element of that name.</exception>
    public Element this[string name] => _elements[PositionOf(name)];

    /// <summary>The element of a name, or the counted element that a copy of that name belongs to; null where there is neither.</summary>
    public Element? Find(string name) => _byName.GetValueOrDefault(name);

    /// <exception cref="ModelException">There is an element of that name already.</exception>
    public ElementTable With(Element element) => new(Name, _elements.Add(element), Entered(_byName, element));

    /// <exception cref="KeyNotFoundException">There is no element of that name.</exception>
    /// <exception cref="ModelException">A copy of it has the name of another element.</exception>
    public ElementTable Replace(Element element)
    {
        var position = PositionOf(element.Name);
        return new(Name, _elements.SetItem(position, element), Entered(_byName.RemoveRange(NamesOf(_elements[position])), element));
    }

    /// <summary>The others, without the names of this one and its copies in their lists.</summary>
    /// <exception cref="KeyNotFoundException">There is no element of that name.</exception>
    /// <exception cref="ModelException">Another element is made of nothing else.</exception>
    public ElementTable Without(string name)
    {
        var gone = this[name];
        var names = NamesOf(gone).ToHashSet(StringComparer.Ordinal);
        foreach (var element in _elements)
        {
            // What a service needs is all that it is made of; the others may well need nothing.
            ElementReference[] parts = [.. element.References().Where(reference => element is Service || !(reference.IsLookedAt || reference.Property == "needs"))];
            if (element != gone && parts.Length > 0 && Array.TrueForAll(parts, part => names.Contains(part.Name)))
            {
                throw new ModelException(
                    $"The {element.Noun} \"{element.Name}\" in \"{Name}\" has nothing in its {parts[0].Property} but \"{name}\"; take \"{element.Name}\" out first, or give it something else there with Replace.",
                    element.Name);
            }
        }

        return With(_elements.Remove(gone).Select(element => element.References().Any(reference => names.Contains(reference.Name))
            ? element.WithReferences(list => list.Where(item => !names.Contains(item)))
            : element));
    }

    /// <summary>Every copy of a counted element as an element of its own.</summary>
    public ElementTable Expanded() => With(CountedElements.Expand(_elements));

    private static IEnumerable<string> NamesOf(Element element) => element.Copies == 1 ? [element.Name] : element.CopyNames().Prepend(element.Name);

    private ElementTable With(IEnumerable<Element> elements) => elements.Aggregate(new ElementTable(Name), static (table, element) => table.With(element));

    private ImmutableDictionary<string, Element> Entered(ImmutableDictionary<string, Element> byName, Element element)
    {
        var entered = byName.ToBuilder();
        foreach (var name in NamesOf(element))
        {
            if (byName.TryGetValue(name, out var other))
            {
                throw new ModelException(
                    name == element.Name && name == other.Name
                        ? $"\"{Name}\" has two elements named \"{name}\", a {other.Noun} and a {element.Noun}; give one of them another name."
                        : $"\"{Name}\" has two elements named \"{name}\", since {CountedElements.Title(element.Copies > 1 ? element : other)} are copies; give the {(element.Copies > 1 ? other : element).Noun} another name.",
                    element.Name);
            }

            entered[name] = element;
        }

        return entered.ToImmutable();
    }

    private int PositionOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var position = _elements.FindIndex(element => element.Name == name);
        return position >= 0
            ? position
            : throw new KeyNotFoundException(Find(name) is { } counted
                ? $"\"{name}\" in \"{Name}\" is one of the copies {CountedElements.Title(counted)}; say \"{counted.Name}\", which stands for all of them."
                : $"\"{Name}\" has no element named \"{name}\".{NearestName.Hint(name, _elements.Select(element => element.Name))}");
    }
}

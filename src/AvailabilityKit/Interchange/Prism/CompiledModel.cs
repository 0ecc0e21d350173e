namespace AvailabilityKit.Interchange.Prism;

/// <summary>A model with its constants known, ready to be explored.</summary>
/// <param name="IsDiscrete">Whether it is a dtmc.</param>
/// <param name="Scope">What its names mean, for properties.</param>
/// <param name="Layout">Its variables.</param>
/// <param name="Events">What can happen.</param>
/// <param name="Actions">The names of actions; the first is empty.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Rewards">Its rewards structures.</param>
/// <param name="Start">Which states it may start in; null where the variables say.</param>
internal sealed record CompiledModel(
    bool IsDiscrete, Scope Scope, StateLayout Layout, Event[] Events, string[] Actions, Dictionary<string, NamedSyntax> Labels, CompiledRewards[] Rewards, Term? Start);

/// <summary>One line of a rewards structure; the action is -1 where states earn it.</summary>
internal sealed record CompiledReward(int Action, Guard Guard, Term Value, int Line);

/// <summary>A rewards structure, its items of states and of transitions apart.</summary>
internal sealed record CompiledRewards(string Name, CompiledReward[] OfStates, CompiledReward[] OfTransitions);

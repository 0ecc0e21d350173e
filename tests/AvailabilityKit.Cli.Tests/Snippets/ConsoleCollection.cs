namespace AvailabilityKit.Cli.Tests.Snippets;

/// <summary>Tests that redirect the console run alone.</summary>
[CollectionDefinition("The console is one for all", DisableParallelization = true)]
public sealed class ConsoleCollection;

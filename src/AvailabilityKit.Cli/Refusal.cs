namespace AvailabilityKit.Cli;

/// <summary>What was asked for cannot be done as asked: one message for the person who asked.</summary>
internal sealed class Refusal(string message) : Exception(message);

namespace AvailabilityKit.Cli;

/// <summary>What the process answers with.</summary>
internal static class ExitCode
{
    public const int Answered = 0;
    public const int MissesTarget = 1;
    public const int BadInput = 2;
    public const int NotSolved = 3;

    /// <summary>Stopped by Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}

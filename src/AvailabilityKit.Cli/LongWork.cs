using System.Runtime.ExceptionServices;

namespace AvailabilityKit.Cli;

/// <summary>Runs a computation with stack enough for deep models, and says that it is under way if somebody has to wait for it.</summary>
internal static class LongWork
{
    private const int StackBytes = 64 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static T Run<T>(Terminal terminal, string what, Func<T> work) => Run(terminal, () => what, work);

    /// <summary>The same for work that says from time to time how far it is.</summary>
    public static T Run<T>(Terminal terminal, Func<string> what, Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackBytes);
        thread.Start();
        if (!thread.Join(Patience) && terminal.ShowsProgress)
        {
            Spinner.TurnUntilEnd(thread, what);
        }

        thread.Join();
        failure?.Throw();
        return result!;
    }
}

using System.Runtime.ExceptionServices;

namespace AvailabilityKit.Simulation;

/// <summary>Runs replications on several threads, so that neither what comes back nor what goes wrong hangs on their number.</summary>
internal static class SideBySide
{
    /// <summary>What each replication found, by number.</summary>
    /// <param name="count">How many.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="live">Lives the replication with a number.</param>
    /// <param name="maximumThreads">The most threads.</param>
    /// <param name="cancellationToken">Stops them.</param>
    public static T[] Live<T>(int count, long first, Func<long, T> live, int maximumThreads, CancellationToken cancellationToken)
    {
        var found = new T[count];
        var wrong = new ExceptionDispatchInfo?[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = maximumThreads }, index =>
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                found[index] = live(first + index);
            }
            catch (Exception exception) when (exception is ModelException or OperationCanceledException)
            {
                wrong[index] = ExceptionDispatchInfo.Capture(exception);
            }
        });
        Array.Find(wrong, exception => exception is not null)?.Throw();
        return found;
    }
}

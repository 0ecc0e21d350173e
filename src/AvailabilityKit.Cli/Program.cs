using AvailabilityKit.Cli;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    // The first Ctrl-C stops the computation in order; a second one stops the process.
    press.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
};
return CommandLine.Run(args, Terminal.OfProcess(), interrupted.Token);

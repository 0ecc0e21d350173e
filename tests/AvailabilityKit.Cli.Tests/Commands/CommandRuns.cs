using System.Text;

namespace AvailabilityKit.Cli.Tests.Commands;

/// <summary>Runs commands in this process, on files in a folder of their own.</summary>
public abstract class CommandRuns : IDisposable
{
    protected const string TwoNodes = """
        { "version": 1, "topologies": [ { "name": "Two nodes", "elements": [
          { "type": "server", "name": "a", "mtbf": "8760 h", "mttr": "4 h" }, { "type": "server", "name": "b", "mtbf": "8760 h", "mttr": "4 h" },
          { "type": "cluster", "name": "db", "nodes": ["a", "b"], "failover": { "delay": "30 s" } },
          { "type": "service", "name": "orders", "needs": ["db"] }, { "type": "service", "name": "reports", "needs": ["a"] } ] } ] }
        """;

    /// <summary>Where they may write.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("availability-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static (int Code, string Output, string Error) Run(params string[] args) => RunWith("", args);

    protected static (int Code, string Output, string Error) RunWith(string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error, Terminal.UsualWidth, ShowsProgress: false);
        var code = CommandLine.Run(args, terminal, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    protected string Save(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}

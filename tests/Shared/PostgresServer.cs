using System.Diagnostics;
using Npgsql;

namespace Agents.Shared.Tests;

/// <summary>
/// A PostgreSQL server of the tests' own in a temporary folder, reached by its socket there: no port, no other database is touched. It ends with
/// this process, however that ends.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _folder;
    private Process _server;

    private PostgresServer(string folder) => (_folder, _server) = (folder, Run(folder));

    /// <summary>Makes a cluster and starts its server.</summary>
    public static PostgresServer Start()
    {
        var folder = Directory.CreateTempSubdirectory("agents-pg-").FullName;
        // The server refuses to run as root.
        if (Environment.IsPrivilegedProcess)
            Must("chown", "postgres", folder);
        Must("sh", "-c", $"{As} {Binary("initdb")} -D {folder}/data -U agents -A trust -E UTF8 --no-locale --no-sync >/dev/null");
        return new PostgresServer(folder);
    }

    /// <summary>The folder with its socket.</summary>
    public string Folder => _folder;

    /// <summary>Makes a database and tells its address for <c>SqlDatabase.OpenAsync</c>.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await using var connection = new NpgsqlConnection(Settings("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name}\"", connection);
        await create.ExecuteNonQueryAsync();
        return "postgresql:" + Settings(name);
    }

    /// <summary>Stops the server; connections break.</summary>
    public void Stop() => End("keep");

    /// <summary>Starts a stopped server again with what it had on disk.</summary>
    public void StartAgain() => _server = Run(_folder);

    public void Dispose() => End("");

    private void End(string what)
    {
        _server.StandardInput.WriteLine(what);
        _server.WaitForExit(Patience).ShouldBeTrue("PostgreSQL did not stop");
        _server.Dispose();
    }

    private static string As => Environment.IsPrivilegedProcess ? "setpriv --reuid=postgres --regid=postgres --clear-groups" : "";

    private string Settings(string database) => $"Host={_folder};Username=agents;Database={database};Timeout=5;Command Timeout=5";

    /// <summary>A shell stands between: when it is told to, or this process has ended, it stops the server and tidies up.</summary>
    private static Process Run(string folder)
    {
        var server = $"{As} {Binary("postgres")} -D {folder}/data -k {folder} -c listen_addresses= -c fsync=off -c max_connections=200";
        var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"{server} & p=$!; read what; kill -INT $p; wait $p; [ \"$what\" = keep ] || rm -rf {folder}"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        var ready = new TaskCompletionSource();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                ready.TrySetException(new InvalidOperationException("PostgreSQL ended before it was ready."));
            else if (line.Data.Contains("ready to accept connections", StringComparison.Ordinal))
                ready.TrySetResult();
        };
        process.BeginErrorReadLine();
        ready.Task.WaitAsync(Patience, TimeProvider.System).GetAwaiter().GetResult();
        return process;
    }

    private static string Binary(string name)
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => $"{version}/bin/{name}").Where(File.Exists).Max() : null;
        return debian ?? name;
    }

    private static void Must(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit(Patience).ShouldBeTrue($"{program} did not end");
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)} failed; is the package postgresql-15 installed?");
    }
}

using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Agents.Host.Doctor;

/// <summary>What the checks may look at.</summary>
internal sealed record Machine
{
    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Whether there is a file of a path.</summary>
    public required Func<string, bool> HasFile { get; init; }

    /// <summary>Whether a native library can be loaded.</summary>
    public required Func<string, bool> Loads { get; init; }

    /// <summary>Whether a port of the loopback address is free.</summary>
    public required Func<int, bool> PortIsFree { get; init; }

    /// <summary>The .NET runtime that runs this program.</summary>
    public required Version Runtime { get; init; }

    /// <summary>The machine that this process runs on.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static Machine This(Func<string, string?> environment) => new()
    {
        Environment = environment,
        HasFile = File.Exists,
        Loads = library => NativeLibrary.TryLoad(library, out _),
        PortIsFree = IsFree,
        Runtime = System.Environment.Version,
    };

    /// <summary>The path of a program that the shell would find; null if it would find none.</summary>
    /// <param name="name">Its name.</param>
    public string? Program(string name) => (Environment("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(HasFile);

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Agents.Gateway;

/// <summary>Runs a program: bytes in, bytes out, within its limits of time, output and memory.</summary>
internal static partial class CommandRunner
{
    private const int AddressSpace = 9; // RLIMIT_AS

    /// <exception cref="EngineUnavailableException">The program cannot be started.</exception>
    public static void Check(CommandSettings command)
    {
        if (command.Arguments.Count == 0) throw new EngineUnavailableException(command.Model, "no program is named", "Set its argument list.");
        var program = command.Arguments[0];
        var folders = program.Contains('/') ? [""] : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, program))))
            throw new EngineUnavailableException(command.Model, $"the program {program} is not there", "Install it, or give its full path.");
    }

    /// <summary>Runs the program once.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="time">The clock of its time limit.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="ProtocolException">It failed, wrote too much or took too long.</exception>
    public static async Task<byte[]> RunAsync(CommandSettings command, ReadOnlyMemory<byte> input, TimeProvider time, CancellationToken cancel)
    {
        using var process = Start(command);
        using var deadline = new CancellationTokenSource(command.Timeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancel);
        try
        {
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, ending.Token);
            var output = ReadAsync(command, process.StandardOutput.BaseStream, ending.Token);
            await WriteAsync(process, input, ending.Token);
            var bytes = await output;
            await errors;
            await process.WaitForExitAsync(ending.Token);
            return process.ExitCode == 0 ? bytes : throw Failed(command, $"ended with exit code {process.ExitCode}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw Failed(command, $"did not finish within {command.Timeout.TotalSeconds:0.#} s");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(CommandSettings command)
    {
        var info = new ProcessStartInfo(command.Arguments[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in command.Arguments.Skip(1)) info.ArgumentList.Add(argument);
        try
        {
            var process = Process.Start(info)!;
            ulong[] limit = [(ulong)command.MaxMemoryBytes, (ulong)command.MaxMemoryBytes];
            _ = SetLimit(process.Id, AddressSpace, limit, 0); // a program that has ended already has no limit to set
            return process;
        }
        catch (Win32Exception error)
        {
            throw new EngineUnavailableException(command.Model, $"the program {command.Arguments[0]} cannot be started", error.Message, error);
        }
    }

    private static async Task WriteAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It does not want to read to the end; its exit code tells whether that is well.
        }
    }

    private static async Task<byte[]> ReadAsync(CommandSettings command, Stream output, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await output.ReadAsync(buffer, cancel)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > command.MaxOutputBytes) throw Failed(command, $"wrote more than {command.MaxOutputBytes} bytes");
        }

        return bytes.ToArray();
    }

    private static ProtocolException Failed(CommandSettings command, string how) => new(500, $"{command.Model} {how}.");

    [LibraryImport("libc", EntryPoint = "prlimit")]
    private static partial int SetLimit(int process, int resource, ulong[] newLimit, nint oldLimit);
}

using System.Net;
using System.Net.Sockets;
using Agents.EndToEnd.Tests.Support;

namespace Agents.EndToEnd.Tests.Calls;

/// <summary>What cannot work is refused: one line that says what to do, exit code 2, nothing written.</summary>
public sealed class WrongInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_is_no_recording_is_refused()
    {
        var text = _folder.File("text.wav");
        await File.WriteAllTextAsync(text, "this is no sound");

        Refused(await Call(text), "text.wav: not a WAV file");
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        var empty = _folder.File("empty.wav");
        await File.WriteAllBytesAsync(empty, []);

        Refused(await Call(empty), "empty.wav");
    }

    [Fact]
    public async Task A_missing_file_is_refused() => Refused(await Call(_folder.File("none.wav")), "none.wav does not exist");

    [Fact]
    public async Task A_folder_is_refused() => Refused(await Call(Path.GetTempPath()), "it is a folder");

    [Fact]
    public async Task A_recording_without_permission_is_refused()
    {
        var secret = _folder.File("secret.wav");
        File.Copy(Files.Sample("what-time-is-it.wav"), secret);
        File.SetUnixFileMode(secret, UnixFileMode.None);

        Refused(await AsNobody("call", secret, "--fast"), "secret.wav cannot be read: you have no permission");
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_refused() =>
        Refused(await Call(Files.Sample("what-time-is-it.wav"), "--out", _folder.File("no/such/folder/out.wav")), "cannot be written");

    [Fact]
    public async Task An_unknown_model_is_refused_with_the_known_ones() =>
        Refused(await Call(Files.Sample("what-time-is-it.wav"), "--llm", "nobody/nothing", "--out", _folder.File("out.wav")), "nobody/nothing", "local/concierge");

    [Fact]
    public async Task A_missing_library_is_named_with_its_package()
    {
        var library = Directory.EnumerateFiles("/usr/lib", "libpocketsphinx.so.3*", SearchOption.AllDirectories).First(file => new FileInfo(file).LinkTarget is null);

        var call = await AgentsProgram.RunAsync("unshare",
        [
            "--map-root-user", "--mount", "sh", "-c", "mount --bind /dev/null \"$0\" && exec dotnet \"$@\"",
            library, AgentsProgram.Dll, "call", Files.Sample("what-time-is-it.wav"), "--fast", "--out", _folder.File("out.wav"),
        ]);

        Refused(call, "libpocketsphinx.so.3", "apt-get install libpocketsphinx3");
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_way_out()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        Refused(await AgentsProgram.RunAsync("gateway", "--port", $"{port}"), $"{port}");
    }

    [Fact]
    public async Task Wrong_options_are_refused()
    {
        Refused(await AgentsProgram.RunAsync("call"), "IN.wav");
        Refused(await Call("x.wav", "--speed", "9"), "--speed");
        Refused(await Call(Files.Sample("what-time-is-it.wav"), "--clock", "noon"), "'noon' is not a time");
        Refused(await Call(Files.Sample("what-time-is-it.wav"), "--faults", "stt explode"), "explode");
        Refused(await Call(Files.Sample("what-time-is-it.wav"), "--url", "http://127.0.0.1:9/v1"), "--fast needs the embedded gateway");
    }

    private static Task<AgentsProgram> Call(params string[] arguments) => AgentsProgram.RunAsync(["call", .. arguments, "--fast"]);

    /// <summary>Runs the program as a user without rights; tests may run as root, whom no permission stops.</summary>
    private static Task<AgentsProgram> AsNobody(params string[] arguments) => Environment.IsPrivilegedProcess
        ? AgentsProgram.RunAsync("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=/tmp", "dotnet", AgentsProgram.Dll, .. arguments])
        : AgentsProgram.RunAsync(arguments);

    private void Refused(AgentsProgram program, params string[] words)
    {
        program.ExitCode.ShouldBe(2, program.Error + program.Output);
        program.Output.ShouldBeEmpty();
        var line = program.ErrorLines.ShouldHaveSingleItem();
        line.ShouldStartWith("agents: ");
        foreach (var word in words)
            line.ShouldContain(word);
        _folder.Names.ShouldNotContain(name => name.StartsWith("out.wav", StringComparison.Ordinal));
    }
}

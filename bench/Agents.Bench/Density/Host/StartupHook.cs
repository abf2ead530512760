using System.Globalization;
using System.Net.Sockets;

/// <summary>
/// Runs inside the host before its program does (<c>DOTNET_STARTUP_HOOKS</c>) and answers questions about its memory on a socket: each byte received is
/// answered with one line of numbers, live heap and bytes ever allocated. <c>c</c> collects garbage first.
/// </summary>
/// <remarks>The runtime wants exactly this name, without a namespace. It needs nothing but the runtime's own libraries.</remarks>
internal static class StartupHook
{
    /// <summary>Names the path of the socket.</summary>
    public const string Variable = "AGENTS_BENCH_PROBE";

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
            _ = AnswerAsync(path);
    }

    private static async Task AnswerAsync(string path)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(1);
        using var asking = await listener.AcceptAsync();
        var question = new byte[1];
        while (await asking.ReceiveAsync(question) > 0)
        {
            if (question[0] == (byte)'c')
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            var answer = string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: false)} {GC.GetTotalAllocatedBytes()}\n");
            await asking.SendAsync(System.Text.Encoding.ASCII.GetBytes(answer));
        }
    }
}

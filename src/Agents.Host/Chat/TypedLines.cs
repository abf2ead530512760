using System.Threading.Channels;

namespace Agents.Host.Chat;

/// <summary>
/// Lines from standard input. A thread of its own reads them, since reading from a terminal cannot be called off; at most 100 wait, then the reader does.
/// </summary>
internal static class TypedLines
{
    private const int Waiting = 100;

    /// <summary>Reads until the input ends.</summary>
    public static ChannelReader<string> Of(TextReader input)
    {
        var lines = Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true, FullMode = BoundedChannelFullMode.Wait });
        new Thread(() => Read(input, lines.Writer)) { IsBackground = true, Name = "typed lines" }.Start();
        return lines.Reader;
    }

    private static void Read(TextReader input, ChannelWriter<string> lines)
    {
        try
        {
            while (input.ReadLine() is { } line)
                lines.WriteAsync(line).AsTask().GetAwaiter().GetResult();
            lines.TryComplete();
        }
        catch (IOException broken)
        {
            lines.TryComplete(broken);
        }
    }
}

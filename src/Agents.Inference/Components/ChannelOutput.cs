using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Agents.Inference;

/// <summary>Reads a channel to its end. Unlike the framework's <c>ReadAllAsync</c> it stays on the caller's task scheduler, as virtual time needs.</summary>
internal static class ChannelOutput
{
    public static async IAsyncEnumerable<T> Enumerate<T>(this ChannelReader<T> reader, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (await reader.WaitToReadAsync(cancellation))
        {
            while (reader.TryRead(out var item))
                yield return item;
        }
    }
}

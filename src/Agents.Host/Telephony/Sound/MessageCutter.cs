namespace Agents.Host.Telephony;

/// <summary>Cuts sound into messages of one length, for carriers that want them so. For one thread at a time.</summary>
/// <param name="messageBytes">Bytes of a message; null: what comes is passed on as it is.</param>
internal sealed class MessageCutter(int? messageBytes)
{
    private byte[] _rest = [];

    /// <summary>Takes sound and gives whole messages.</summary>
    public IEnumerable<byte[]> Add(byte[] sound)
    {
        if (messageBytes is not { } length)
            return sound.Length == 0 ? [] : [sound];
        byte[] all = [.. _rest, .. sound];
        var whole = all.Length / length * length;
        _rest = all[whole..];
        return all[..whole].Chunk(length);
    }

    /// <summary>The end of a stretch: the rest, with silence to its end.</summary>
    /// <param name="silence">The code of a silent byte.</param>
    public IEnumerable<byte[]> Flush(byte silence)
    {
        if (_rest.Length == 0)
            return [];
        var last = new byte[messageBytes!.Value];
        Array.Fill(last, silence);
        _rest.CopyTo(last, 0);
        _rest = [];
        return [last];
    }

    /// <summary>The rest is not wanted.</summary>
    public void Forget() => _rest = [];
}

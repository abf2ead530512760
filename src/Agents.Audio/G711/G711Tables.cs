namespace Agents.Audio;

/// <summary>Builds the lookup tables from the arithmetic of a law.</summary>
internal static class G711Tables
{
    /// <summary>256 samples, by code.</summary>
    public static short[] Decoding(Func<byte, short> decode)
    {
        var table = new short[256];
        for (var code = 0; code < table.Length; code++)
            table[code] = decode((byte)code);
        return table;
    }

    /// <summary>65536 codes, by the sample's bits as an unsigned number.</summary>
    public static byte[] Encoding(Func<short, byte> encode)
    {
        var table = new byte[65536];
        for (var bits = 0; bits < table.Length; bits++)
            table[bits] = encode((short)bits);
        return table;
    }
}

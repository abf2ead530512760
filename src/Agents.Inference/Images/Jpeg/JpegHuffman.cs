namespace Agents.Inference;

/// <summary>A Huffman table: the typical ones of T.81, annex K.3.</summary>
internal sealed class JpegHuffman
{
    private readonly ushort[] _codes = new ushort[256];
    private readonly byte[] _lengths = new byte[256];

    private JpegHuffman(byte[] counts, byte[] symbols)
    {
        (Counts, Symbols) = (counts, symbols);
        var code = 0;
        var next = 0;
        for (var length = 1; length <= counts.Length; length++, code <<= 1)
        {
            for (var i = 0; i < counts[length - 1]; i++, code++)
            {
                _codes[symbols[next]] = (ushort)code;
                _lengths[symbols[next++]] = (byte)length;
            }
        }
    }

    public static JpegHuffman BrightnessDc { get; } = Of("00010501010101010100000000000000", "000102030405060708090A0B");

    public static JpegHuffman ColourDc { get; } = Of("00030101010101010101010000000000", "000102030405060708090A0B");

    public static JpegHuffman BrightnessAc { get; } = Of("0002010303020403050504040000017D",
        "01020300041105122131410613516107227114328191A1082342B1C11552D1F02433627282090A161718191A25262728292A3435363738393A434445464748494A535455565758595A"
        + "636465666768696A737475767778797A838485868788898A92939495969798999AA2A3A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DA"
        + "E1E2E3E4E5E6E7E8E9EAF1F2F3F4F5F6F7F8F9FA");

    public static JpegHuffman ColourAc { get; } = Of("00020102040403040705040400010277",
        "000102031104052131061241510761711322328108144291A1B1C109233352F0156272D10A162434E125F11718191A262728292A35363738393A434445464748494A535455565758595A"
        + "636465666768696A737475767778797A82838485868788898A92939495969798999AA2A3A4A5A6A7A8A9AAB2B3B4B5B6B7B8B9BAC2C3C4C5C6C7C8C9CAD2D3D4D5D6D7D8D9DA"
        + "E2E3E4E5E6E7E8E9EAF2F3F4F5F6F7F8F9FA");

    /// <summary>How many codes there are of each length from 1 to 16.</summary>
    public byte[] Counts { get; }

    /// <summary>The symbols, shortest codes first.</summary>
    public byte[] Symbols { get; }

    public uint Code(byte symbol) => _codes[symbol];

    public int Length(byte symbol) => _lengths[symbol];

    private static JpegHuffman Of(string counts, string symbols) => new(Convert.FromHexString(counts), Convert.FromHexString(symbols));
}

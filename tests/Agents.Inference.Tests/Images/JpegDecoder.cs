using System.Buffers.Binary;

namespace Agents.Inference.Tests.Images;

/// <summary>
/// Reads a baseline JPEG with colours at half the resolution, by the file's own tables: straight from T.81, with nothing of the encoder in it.
/// </summary>
internal sealed class JpegDecoder
{
    private static readonly int[] Order = MakeOrder();
    private readonly Dictionary<int, byte[]> _steps = [];
    private readonly Dictionary<int, Dictionary<(int Length, int Code), byte>> _huffman = [];
    private readonly byte[] _file;
    private readonly int[] _previous = new int[3];
    private int _at = 2;
    private int _bit;

    private JpegDecoder(byte[] file) => _file = file;

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Red, green and blue of all pixels.</summary>
    public double[] Pixels { get; private set; } = [];

    public static JpegDecoder Decode(byte[] file)
    {
        file[..2].ShouldBe([0xFF, 0xD8]);
        file[^2..].ShouldBe([0xFF, 0xD9]);
        var decoder = new JpegDecoder(file);
        while (decoder.Segment())
        {
        }
        decoder.Data();
        return decoder;
    }

    private bool Segment()
    {
        var marker = _file[_at + 1];
        var length = BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(_at + 2));
        var content = _file.AsSpan(_at + 4, length - 2);
        _at += length + 2;
        switch (marker)
        {
            case 0xDB:
                for (; content.Length > 0; content = content[65..])
                    _steps[content[0]] = content.Slice(1, 64).ToArray();
                break;
            case 0xC0:
                Height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]);
                Width = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
                content[5..].ToArray().ShouldBe([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
                break;
            case 0xC4:
                while (content.Length > 0)
                    content = content[Table(content)..];
                break;
        }
        return marker != 0xDA;
    }

    private int Table(ReadOnlySpan<byte> content)
    {
        var table = _huffman[content[0]] = [];
        int code = 0, symbol = 17;
        for (var length = 1; length <= 16; length++, code <<= 1)
        {
            for (var i = 0; i < content[length]; i++)
                table[(length, code++)] = content[symbol++];
        }
        return symbol;
    }

    private void Data()
    {
        Pixels = new double[Width * Height * 3];
        for (var top = 0; top < Height; top += 16)
        {
            for (var left = 0; left < Width; left += 16)
            {
                var brightness = new[] { Block(0, 0), Block(0, 0), Block(0, 0), Block(0, 0) };
                var (blue, red) = (Block(1, 1), Block(2, 1));
                for (var y = 0; y < 16 && top + y < Height; y++)
                {
                    for (var x = 0; x < 16 && left + x < Width; x++)
                    {
                        var light = brightness[(y / 8 * 2) + (x / 8)][(y % 8 * 8) + (x % 8)] + 128;
                        var (cb, cr) = (blue[(y / 2 * 8) + (x / 2)], red[(y / 2 * 8) + (x / 2)]);
                        double[] pixel = [light + (1.402 * cr), light - (0.344136 * cb) - (0.714136 * cr), light + (1.772 * cb)];
                        pixel.CopyTo(Pixels, (((top + y) * Width) + left + x) * 3);
                    }
                }
            }
        }
    }

    private double[] Block(int component, int table)
    {
        var coefficients = new double[64];
        var steps = _steps[table];
        _previous[component] += Value(Symbol(table));
        coefficients[0] = _previous[component] * steps[0];
        for (var k = 1; k < 64; k++)
        {
            var symbol = Symbol(0x10 | table);
            if (symbol == 0)
                break;
            k += symbol >> 4;
            coefficients[Order[k]] = Value(symbol & 15) * steps[k];
        }
        return Inverse(coefficients);
    }

    private static double[] Inverse(double[] from)
    {
        var to = new double[64];
        for (var at = 0; at < 64; at++)
        {
            for (var k = 0; k < 64; k++)
            {
                to[at] += from[k] / 4 * (k % 8 == 0 ? Math.Sqrt(0.5) : 1) * (k / 8 == 0 ? Math.Sqrt(0.5) : 1)
                    * Math.Cos(((2 * (at % 8)) + 1) * (k % 8) * Math.PI / 16) * Math.Cos(((2 * (at / 8)) + 1) * (k / 8) * Math.PI / 16);
            }
        }
        return to;
    }

    private byte Symbol(int table)
    {
        var code = 0;
        for (var length = 1; length <= 16; length++)
        {
            code = (code << 1) | Bit();
            if (_huffman[table].TryGetValue((length, code), out var symbol))
                return symbol;
        }
        throw new FormatException("A code is in no table.");
    }

    private int Value(int size)
    {
        var value = 0;
        for (var i = 0; i < size; i++)
            value = (value << 1) | Bit();
        return size > 0 && value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    private int Bit()
    {
        var bit = (_file[_at] >> (7 - _bit)) & 1;
        if (++_bit == 8)
        {
            _bit = 0;
            _at += _file[_at] == 0xFF ? 2 : 1;
        }
        return bit;
    }

    private static int[] MakeOrder() =>
        [.. Enumerable.Range(0, 64).OrderBy(at => (at / 8) + (at % 8)).ThenBy(at => ((at / 8) + (at % 8)) % 2 == 0 ? at % 8 : at / 8)];
}

namespace Agents.Inference;

/// <summary>Writes the blocks of one component: transform, quantise, run lengths, Huffman codes (T.81, annexes A and F).</summary>
internal sealed class JpegComponent(JpegBits bits, byte[] steps, JpegHuffman dc, JpegHuffman ac)
{
    private const int Size = 8;
    private const int LongestRun = 15;
    private const byte SixteenZeros = 0xF0;
    private const byte EndOfBlock = 0;
    private static readonly double[] Cosines = MakeCosines();
    private readonly double[] _rows = new double[Size * Size];
    private readonly int[] _coefficients = new int[Size * Size];
    private int _previous;

    /// <summary>Writes a block of values from −128 to 127.</summary>
    public void Write(double[] block)
    {
        Transform(block);
        bits.Write(dc, 0, _coefficients[0] - _previous);
        _previous = _coefficients[0];
        var run = 0;
        for (var k = 1; k < _coefficients.Length; k++)
        {
            if (_coefficients[k] == 0)
            {
                run++;
                continue;
            }
            for (; run > LongestRun; run -= LongestRun + 1)
                bits.Write(ac, SixteenZeros);
            bits.Write(ac, run, _coefficients[k]);
            run = 0;
        }
        if (run > 0)
            bits.Write(ac, EndOfBlock);
    }

    /// <summary>The cosine transform, first along rows, then along columns; the result in zigzag order, quantised.</summary>
    private void Transform(double[] block)
    {
        for (var y = 0; y < Size; y++)
        {
            for (var u = 0; u < Size; u++)
            {
                var sum = 0.0;
                for (var x = 0; x < Size; x++)
                    sum += block[(y * Size) + x] * Cosines[(u * Size) + x];
                _rows[(y * Size) + u] = sum;
            }
        }
        for (var k = 0; k < Size * Size; k++)
        {
            var (v, u) = (JpegTables.ZigZag[k] / Size, JpegTables.ZigZag[k] % Size);
            var sum = 0.0;
            for (var y = 0; y < Size; y++)
                sum += _rows[(y * Size) + u] * Cosines[(v * Size) + y];
            _coefficients[k] = (int)Math.Round(sum / 4 / steps[k]);
        }
    }

    private static double[] MakeCosines()
    {
        var table = new double[Size * Size];
        for (var u = 0; u < Size; u++)
        {
            for (var x = 0; x < Size; x++)
                table[(u * Size) + x] = Math.Cos(((2 * x) + 1) * u * Math.PI / 16) * (u == 0 ? 1 / Math.Sqrt(2) : 1);
        }
        return table;
    }
}

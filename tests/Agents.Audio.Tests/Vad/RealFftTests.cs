namespace Agents.Audio.Tests.Vad;

public class RealFftTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(256)]
    [InlineData(512)]
    public void The_transform_is_that_of_the_definition(int size)
    {
        var random = new Random(size);
        var signal = Enumerable.Range(0, size).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var (real, imaginary) = (new float[(size / 2) + 1], new float[(size / 2) + 1]);

        new RealFft(size).Transform(signal, real, imaginary);

        for (var k = 0; k <= size / 2; k++)
        {
            var (re, im) = (0.0, 0.0);
            for (var i = 0; i < size; i++)
            {
                var (sin, cos) = Math.SinCos(-2 * Math.PI * i * k / size);
                (re, im) = (re + (signal[i] * cos), im + (signal[i] * sin));
            }

            ((double)real[k]).ShouldBe(re, 1e-4, $"real part {k}");
            ((double)imaginary[k]).ShouldBe(im, 1e-4, $"imaginary part {k}");
        }
    }
}

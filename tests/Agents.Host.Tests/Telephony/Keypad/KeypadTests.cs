using Agents.Host.Telephony;

namespace Agents.Host.Tests.Telephony.Keypad;

public sealed class KeypadTests
{
    [Theory]
    [InlineData('1', 697, 1209)]
    [InlineData('5', 770, 1336)]
    [InlineData('9', 852, 1477)]
    [InlineData('0', 941, 1336)]
    [InlineData('*', 941, 1209)]
    [InlineData('#', 941, 1477)]
    [InlineData('A', 697, 1633)]
    [InlineData('D', 941, 1633)]
    public void A_key_sounds_with_its_two_tones_and_no_other(char key, int low, int high)
    {
        var samples = KeyTones.Of($"{key}").Samples.ToArray();

        int[] tones = [697, 770, 852, 941, 1209, 1336, 1477, 1633];
        var loud = tones.Where(tone => Power(samples.AsSpan(0, 800), tone) > 0.01).ToArray();
        loud.ShouldBe([low, high]);
        samples.AsSpan(800).ToArray().ShouldAllBe(sample => sample == 0);
        samples.Length.ShouldBe(1600, "100 ms of tone, 100 ms of silence");
        samples.Max().ShouldBeLessThan((short)14_000);
    }

    [Theory]
    [InlineData("1x")]
    [InlineData("ä")]
    [InlineData(" ")]
    public void What_is_on_no_keypad_has_no_tone(string keys) => Should.Throw<ArgumentException>(() => KeyTones.Of(keys));

    [Fact]
    public void An_entry_ends_with_the_hash_key()
    {
        var keypad = new KeypadInput();

        "12".Select(keypad.Press).ShouldAllBe(entry => entry == null);
        keypad.IsOpen.ShouldBeTrue();
        keypad.Press('#').ShouldBe("12#");
        keypad.IsOpen.ShouldBeFalse();
        keypad.Pause().ShouldBeNull();
    }

    [Fact]
    public void An_entry_ends_with_a_pause_or_when_it_is_long_enough()
    {
        var keypad = new KeypadInput();

        keypad.Press('7');
        keypad.Pause().ShouldBe("7");
        Enumerable.Repeat('1', KeypadInput.Longest).Select(keypad.Press).ToList()[^1].ShouldBe(new string('1', KeypadInput.Longest));
    }

    /// <summary>The share of a tone in the sound, 0 to 1.</summary>
    private static double Power(ReadOnlySpan<short> samples, int hertz)
    {
        double real = 0, imaginary = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var turn = 2 * Math.PI * hertz * i / KeyTones.Rate;
            real += samples[i] * Math.Cos(turn);
            imaginary += samples[i] * Math.Sin(turn);
        }

        return (real * real + imaginary * imaginary) / Math.Pow(samples.Length * (double)short.MaxValue / 2, 2);
    }
}

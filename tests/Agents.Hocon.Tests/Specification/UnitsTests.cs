namespace Agents.Hocon.Tests.Specification;

public class UnitsTests
{
    [Theory]
    [InlineData("10", 10_000_0)]
    [InlineData(" 10 ms ", 10_000_0)]
    [InlineData("10ms", 10_000_0)]
    [InlineData("1.5 s", 1_500_000_0)]
    [InlineData("-2 s", -2_000_000_0)]
    [InlineData("1e3 us", 1_000_0)]
    [InlineData("0", 0)]
    public void A_number_and_perhaps_a_unit(string text, long ticks)
    {
        DurationFormat.TryParse(text, out var value).ShouldBeTrue();
        value.Ticks.ShouldBe(ticks);
    }

    [Theory]
    [InlineData("ns nano nanos nanosecond nanoseconds", 0.01)]
    [InlineData("us micro micros microsecond microseconds", 10)]
    [InlineData("ms milli millis millisecond milliseconds", 10_000)]
    [InlineData("s second seconds", 10_000_000)]
    [InlineData("m minute minutes", 600_000_000)]
    [InlineData("h hour hours", 36_000_000_000)]
    [InlineData("d day days", 864_000_000_000)]
    public void Durations(string units, double ticks)
    {
        foreach (var unit in units.Split(' '))
        {
            DurationFormat.TryParse($"300 {unit}", out var value).ShouldBeTrue(unit);
            value.Ticks.ShouldBe((long)(ticks * 300), unit);
        }
    }

    [Theory]
    [InlineData("S")]
    [InlineData("MS")]
    [InlineData("5 S")]
    [InlineData("5 weeks")]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("5 s s")]
    [InlineData("5 s1")]
    [InlineData("5,5 s")]
    [InlineData("0x5 s")]
    [InlineData("10675200 d")]
    [InlineData("1e28 d")]
    public void What_is_no_duration(string text) => DurationFormat.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("B b byte bytes", 1)]
    [InlineData("kB kilobyte kilobytes", 1_000)]
    [InlineData("MB megabyte megabytes", 1_000_000)]
    [InlineData("GB gigabyte gigabytes", 1_000_000_000)]
    [InlineData("TB terabyte terabytes", 1_000_000_000_000)]
    [InlineData("PB petabyte petabytes", 1_000_000_000_000_000)]
    [InlineData("EB exabyte exabytes", 1_000_000_000_000_000_000)]
    [InlineData("K k Ki KiB kibibyte kibibytes", 1L << 10)]
    [InlineData("M m Mi MiB mebibyte mebibytes", 1L << 20)]
    [InlineData("G g Gi GiB gibibyte gibibytes", 1L << 30)]
    [InlineData("T t Ti TiB tebibyte tebibytes", 1L << 40)]
    [InlineData("P p Pi PiB pebibyte pebibytes", 1L << 50)]
    [InlineData("E e Ei EiB exbibyte exbibytes", 1L << 60)]
    public void Sizes(string units, long bytes)
    {
        foreach (var unit in units.Split(' '))
        {
            SizeFormat.TryParse($"3{unit}", out var value).ShouldBeTrue(unit);
            value.ShouldBe(3 * bytes, unit);
        }
    }

    [Theory]
    [InlineData("512", 512)]
    [InlineData("1.5 KiB", 1536)]
    [InlineData("0.5 k", 512)]
    [InlineData("0.001 ZB", 1_000_000_000_000_000_000)]
    [InlineData("0.000001 Yi", 1_208_925_819_614_629_175)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Sizes_may_have_fractions(string text, long bytes)
    {
        SizeFormat.TryParse(text, out var value).ShouldBeTrue();
        value.ShouldBe(bytes);
    }

    [Theory]
    [InlineData("KB")]
    [InlineData("5 KB")]
    [InlineData("5 kb")]
    [InlineData("5 kib")]
    [InlineData("-5")]
    [InlineData("9 EiB")]
    [InlineData("1 ZB")]
    [InlineData("1 YiB")]
    [InlineData("9223372036854775808")]
    public void What_is_no_size(string text) => SizeFormat.TryParse(text, out _).ShouldBeFalse();
}

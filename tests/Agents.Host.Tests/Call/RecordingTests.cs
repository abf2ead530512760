using Agents.Host.Call;
using Agents.Host.Cli;
using Agents.Shared.Tests;

namespace Agents.Host.Tests.Call;

/// <summary>The caller's file: which kinds it may be, and what is said where it is none of them.</summary>
public sealed class RecordingTests : IDisposable
{
    private const int LeadIn = 1600; // 100 ms at 16 kHz
    private static readonly short[] Caller = [0, 256, -256, 12_288, -12_288, 32_512, -32_768];

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.wav");

    public void Dispose() => File.Delete(_path);

    public static TheoryData<bool, int, bool> Kinds
    {
        get
        {
            var kinds = new TheoryData<bool, int, bool>();
            foreach (var extensible in new[] { false, true })
                foreach (var (isFloat, bits) in new[] { (false, 8), (false, 16), (false, 24), (false, 32), (true, 32), (true, 64) })
                    kinds.Add(isFloat, bits, extensible);
            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_sound_in_any_kind_of_file_is_the_same_caller(bool isFloat, int bits, bool extensible)
    {
        File.WriteAllBytes(_path, WavEncoder.Encode(Caller, 16_000, isFloat, bits, extensible));

        var read = Recording.Read(_path);

        read.SampleRate.ShouldBe(16_000);
        read.Samples.ToArray()[LeadIn..].ShouldBe(Caller);
    }

    [Fact]
    public void A_kind_that_is_not_read_is_named_with_those_that_are()
    {
        var file = WavEncoder.Encode(Caller, 16_000, isFloat: false, bits: 16, extensible: false);
        file[34] = 12;
        File.WriteAllBytes(_path, file);

        Should.Throw<UsageException>(() => Recording.Read(_path)).Message
            .ShouldStartWith($"{_path}: the WAV file has PCM with 12 bits; allowed are mono or stereo");
    }
}

namespace Agents.Audio.Tests.Vad;

public class VadOptionsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_specification()
    {
        var options = new VadOptions();

        options.MinSpeech.ShouldBe(TimeSpan.FromSeconds(0.05));
        options.MinSilence.ShouldBe(TimeSpan.FromSeconds(0.25));
        options.PrefixPadding.ShouldBe(TimeSpan.FromSeconds(0.5));
        options.MaxBuffered.ShouldBe(TimeSpan.FromSeconds(60));
        options.ActivationThreshold.ShouldBe(0.5f);
        options.EffectiveDeactivationThreshold.ShouldBe(0.35f, 1e-6f);
        new VadOptions { ActivationThreshold = 0.1f }.EffectiveDeactivationThreshold.ShouldBe(0.01f);
    }

    [Fact]
    public void All_faults_are_reported_together_with_value_and_range()
    {
        var options = new VadOptions
        {
            MinSpeech = TimeSpan.FromSeconds(-1),
            MinSilence = TimeSpan.FromSeconds(11),
            MaxBuffered = TimeSpan.FromHours(1),
            ActivationThreshold = 0.5f,
            DeactivationThreshold = 0.6f,
        };

        var message = Should.Throw<ArgumentException>(() => new VoiceActivityDetector(options)).Message;

        message.ShouldContain("MinSpeech is -00:00:01; allowed is 0 to 00:00:10.");
        message.ShouldContain("MinSilence is 00:00:11; allowed is 0 to 00:00:10.");
        message.ShouldContain("MaxBuffered is 01:00:00; allowed is 0 to 00:10:00.");
        message.ShouldContain("DeactivationThreshold is 0.6; allowed is above 0, up to ActivationThreshold (0.5).");
        message.ShouldNotContain("PrefixPadding");
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void A_threshold_out_of_range_is_refused(float activation)
        => Should.Throw<ArgumentException>(() => new VoiceActivityDetector(new VadOptions { ActivationThreshold = activation })).Message.ShouldContain("ActivationThreshold is");
}

using Newtonsoft.Json.Linq;

namespace Agents.Actors.Tests.Definition;

public class OverridesJsonTests
{
    [Fact]
    public void What_was_written_is_read_again()
    {
        var all = new OptionOverrides
        {
            TurnDetection = TurnDetection.Manual,
            EndpointingMode = EndpointingMode.Dynamic,
            MinEndpointingDelay = TimeSpan.FromSeconds(0.25),
            MaxEndpointingDelay = TimeSpan.FromSeconds(9),
            EndpointingAlpha = 0.5,
            AllowInterruptions = false,
            InterruptionMode = InterruptionMode.Vad,
            PreemptiveGeneration = new PreemptiveGenerationOptions { Enabled = true, PreemptiveTts = true, MaxRetries = 7, MaxSpeechDuration = TimeSpan.FromSeconds(4) },
            MinConsecutiveSpeechDelay = TimeSpan.FromSeconds(1),
            UseTtsAlignedTranscript = false,
        };
        OverridesJson.Read(JObject.Parse(OverridesJson.Write(all).ToString())).ShouldBe(all);
    }

    [Fact]
    public void Nothing_changed_is_nothing_written_and_the_unknown_is_left_out()
    {
        OverridesJson.Write(OptionOverrides.None).Count.ShouldBe(0);
        OverridesJson.Read(JObject.Parse("""{"turn_detection":"telepathy","other":1}""")).ShouldBe(OptionOverrides.None);
    }

    [Fact]
    public void Every_setting_is_kept()
    {
        var names = typeof(OptionOverrides).GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance).Select(each => each.Name);
        var kept = new[]
        {
            "TurnDetection", "EndpointingMode", "MinEndpointingDelay", "MaxEndpointingDelay", "EndpointingAlpha", "AllowInterruptions", "InterruptionMode",
            "PreemptiveGeneration", "MinConsecutiveSpeechDelay", "UseTtsAlignedTranscript",
        };
        names.ShouldBe(kept, ignoreOrder: true, "a new setting must be written to the log, and belongs into the test above");
    }

    [Fact]
    public void A_detector_is_code_and_not_kept() => OverridesJson.Write(new OptionOverrides { TurnDetection = TurnDetection.Text(GrammarTurnDetector.Instance) }).Count.ShouldBe(0);
}

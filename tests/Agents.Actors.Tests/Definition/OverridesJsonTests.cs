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
            PreemptiveGeneration = new PreemptiveGenerationOptions { Enabled = false },
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
}

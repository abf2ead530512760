using Agents.Host.Legs;
using Agents.Host.Realtime;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Realtime.Settings;

public sealed class SettingsPatchTests
{
    private static readonly RealtimeSettings Before = new("demo")
    {
        Instructions = "Be kind.",
        Tools = [new ToolSettings("time", "", [])],
        Transcription = JObject.Parse("""{"model":"whisper-1","language":"en"}"""),
    };

    [Fact]
    public void Point15_only_tracing_changes_nothing_else()
    {
        var after = Apply("""{"tracing":"auto"}""");

        Without(after.Write("s", default), "tracing").ShouldBe(Without(Before.Write("s", default), "tracing"));
        after.Write("s", default)["tracing"].ShouldBe("auto");
    }

    [Fact]
    public void Point16_a_nested_member_leaves_its_siblings_alone()
    {
        var after = Apply("""{"audio":{"input":{"transcription":{"language":"de"}},"output":{"speed":1}}}""");

        after.Transcription!["model"].ShouldBe("whisper-1");
        after.Transcription["language"].ShouldBe("de");
        (after with { Transcription = null }).Write("s", default).ToString().ShouldBe((Before with { Transcription = null }).Write("s", default).ToString());
    }

    [Fact]
    public void Point17_nulls_and_empty_values_clear()
    {
        var after = Apply("""{"instructions":"","tools":[],"audio":{"input":{"turn_detection":null,"transcription":null,"noise_reduction":null}}}""");

        after.Instructions.ShouldBeEmpty();
        after.Tools.ShouldBeEmpty();
        after.TurnDetection.ShouldBeNull();
        after.Transcription.ShouldBeNull();
        var written = after.Write("s", default);
        written["audio"]!["input"]!["turn_detection"]!.Type.ShouldBe(JTokenType.Null);
    }

    [Fact]
    public void Point18_the_type_is_required() =>
        Should.Throw<RealtimeFault>(() => new SettingsPatch(false).Apply(Before, new Field("session", JObject.Parse("""{"instructions":"x"}"""))))
            .Param.ShouldBe("session.type");

    [Theory]
    [InlineData("""{"audio":{"output":{"speed":9}}}""", "session.audio.output.speed")]
    [InlineData("""{"audio":{"output":{"speed":1.2}}}""", "session.audio.output.speed")] // allowed by the API, and not possible here
    [InlineData("""{"audio":{"output":{"voice":7}}}""", "session.audio.output.voice")]
    [InlineData("""{"audio":{"input":{"turn_detection":{"type":"server_vad","threshold":2}}}}""", "session.audio.input.turn_detection.threshold")]
    [InlineData("""{"audio":{"input":{"turn_detection":{"type":"server_vad","eagerness":"low"}}}}""", "session.audio.input.turn_detection.eagerness")]
    [InlineData("""{"audio":{"input":{"format":{"type":"audio/pcm","rate":16000}}}}""", "session.audio.input.format.rate")]
    [InlineData("""{"output_modalities":["audio","text"]}""", "session.output_modalities")]
    [InlineData("""{"max_output_tokens":0}""", "session.max_output_tokens")]
    [InlineData("""{"max_output_tokens":"many"}""", "session.max_output_tokens")]
    [InlineData("""{"tools":[{"type":"function","name":"a b"}]}""", "session.tools[0].name")]
    [InlineData("""{"tools":[{"type":"function","name":"a"},{"type":"function","name":"a"}]}""", "session.tools[1].name")]
    [InlineData("""{"tool_choice":"maybe"}""", "session.tool_choice")]
    [InlineData("""{"instructions":5}""", "session.instructions")]
    [InlineData("""{"colour":"red"}""", "session.colour")]
    [InlineData("""{"audio":{"loud":true}}""", "session.audio.loud")]
    [InlineData("""{"model":"other"}""", "session.model")] // point 20
    [InlineData("""{"modalities":["text"]}""", "session.modalities")] // point 22
    [InlineData("""{"audio":{"input":{"format":"pcm16"}}}""", "session.audio.input.format")]
    public void Point19_a_bad_value_is_named(string patch, string param) => Should.Throw<RealtimeFault>(() => Apply(patch)).Param.ShouldBe(param);

    [Fact]
    public void Point20_the_voice_stays_once_it_was_heard()
    {
        var patch = """{"audio":{"output":{"voice":"other"}}}""";

        Apply(patch).Voice.ShouldBe("other");
        Should.Throw<RealtimeFault>(() => Apply(patch, hasSpoken: true)).Param.ShouldBe("session.audio.output.voice");
        Apply("""{"audio":{"output":{"voice":"default"}}}""", hasSpoken: true).Voice.ShouldBe("default");
    }

    [Fact]
    public void Point20_a_model_of_the_original_that_clients_send_unasked_changes_nothing() => Apply("""{"model":"gpt-realtime-2.1"}""").Model.ShouldBe("demo");

    [Fact]
    public void Unions_are_replaced_whole_and_get_their_defaults() // point 14
    {
        var custom = Apply("""{"audio":{"input":{"turn_detection":{"type":"server_vad","silence_duration_ms":900,"create_response":false}}}}""");
        var after = new SettingsPatch(false).Apply(custom, Session("""{"audio":{"input":{"turn_detection":{"type":"semantic_vad"},"format":{"type":"audio/pcmu"}}}}"""));

        custom.TurnDetection!.Write().ShouldContainKey("interrupt_response");
        after.TurnDetection.ShouldBe(new VadSettings { IsSemantic = true });
        after.InputFormat.ShouldBe(LegFormat.MuLaw);
        after.TurnDetection!.Write().ToString(Newtonsoft.Json.Formatting.None)
            .ShouldBe("""{"type":"semantic_vad","eagerness":"auto","create_response":true,"interrupt_response":true}""");
    }

    private static RealtimeSettings Apply(string patch, bool hasSpoken = false) => new SettingsPatch(hasSpoken).Apply(Before, Session(patch));

    private static Field Session(string patch)
    {
        var session = JObject.Parse(patch);
        session["type"] = "realtime";
        return new Field("session", session);
    }

    private static string Without(JObject session, string member)
    {
        session.Remove(member);
        return session.ToString();
    }
}

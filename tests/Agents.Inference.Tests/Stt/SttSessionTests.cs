using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.SpeechToText;

public sealed class SttSessionTests : SttTest
{
    [Fact]
    [Trait("protocol", "19")]
    public void Point_019_the_address_has_the_model_and_session_create_comes_first() => Run(async () =>
    {
        Gateway.OnSocket = FinalAtEnd;
        await using var stream = CreateStt(new SttOptions { Model = "deepgram/nova-3:en" }).Stream(parent: Sys);
        stream.EndInput();
        await Collect(stream);

        Gateway[0].Uri.ToString().ShouldBe("ws://gateway.test/v1/stt?model=deepgram/nova-3");
        Gateway[0].Received[0].Kind.ShouldBe("session.create");
        Gateway[0].Create["settings"]!["sample_rate"]!.ShouldBe(new JValue("16000"));
        Gateway[0].Create["settings"]!["encoding"]!.ShouldBe(new JValue("pcm_s16le"));
    });

    [Fact]
    [Trait("protocol", "20")]
    public void Point_020_model_and_language_are_left_out_when_unset_and_connection_is_always_there() => Run(async () =>
    {
        Gateway.OnSocket = FinalAtEnd;
        foreach (var model in (string?[])[null, "auto"])
        {
            await using var stream = CreateStt(new SttOptions { Model = model }).Stream(parent: Sys);
            stream.EndInput();
            await Collect(stream);

            var create = Gateway.Connections[^1].Create;
            create.ContainsKey("model").ShouldBeFalse();
            ((JObject)create["settings"]!).ContainsKey("language").ShouldBeFalse();
            create["settings"]!["extra"]!.ToString().ShouldBe("{}");
            create["connection"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"timeout":10.0,"retries":3}""");
        }
    });

    [Fact]
    [Trait("protocol", "22")]
    public void Point_022_audio_does_not_wait_for_session_created() => Run(async () =>
    {
        var heard = 0;
        Gateway.OnSocket = async connection =>
        {
            await connection.NextAsync("input_audio");
            heard++;
            await FinalAtEnd(connection);
        };
        await using var stream = CreateStt().Stream(parent: Sys);
        stream.PushFrame(Silence(0.1));
        stream.EndInput();
        await Collect(stream);
        heard.ShouldBe(1);
    });

    [Fact]
    [Trait("protocol", "23")]
    public void Point_023_a_second_of_audio_is_twenty_messages_of_1600_bytes() => Run(async () =>
    {
        Gateway.OnSocket = FinalAtEnd;
        await using var stream = CreateStt().Stream(parent: Sys);
        stream.PushFrame(Counting(0, 16000));
        stream.EndInput();
        await Collect(stream);

        var messages = Gateway[0].OfKind("input_audio").Select(message => (string)message.Json["audio"]!).ToList();
        messages.Count.ShouldBe(20);
        messages.ShouldAllBe(audio => audio.Length == 2136);
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(Gateway[0].Audio).ToArray().ShouldBe(Counting(0, 16000).Samples.ToArray());
    });

    [Fact]
    [Trait("protocol", "24")]
    public void Point_024_other_rates_are_resampled_and_cannot_change() => Run(async () =>
    {
        Gateway.OnSocket = FinalAtEnd;
        await using var stream = CreateStt().Stream(parent: Sys);
        stream.PushFrame(Silence(1, 48000));
        Should.Throw<ArgumentException>(() => stream.PushFrame(Silence(1, 16000))).Message.ShouldContain("48000");
        stream.EndInput();
        await Collect(stream);
        (Gateway[0].Audio.Length / 2).ShouldBeInRange(15900, 16100);
    });

    [Fact]
    [Trait("protocol", "25")]
    public void Point_025_flush_sends_the_remainder_only_when_there_is_one() => Run(async () =>
    {
        Gateway.OnSocket = FinalAtEnd;
        await using var stream = CreateStt().Stream(parent: Sys);
        stream.Flush();
        stream.PushFrame(Counting(0, 1000));
        stream.Flush();
        stream.Flush();
        await Delay(1);
        Gateway[0].Received.Select(message => message.Kind).ShouldBe(["session.create", "input_audio", "input_audio"]);
        Gateway[0].Audio.Length.ShouldBe(2000);
        stream.EndInput();
        await Collect(stream);
    });

    [Fact]
    [Trait("protocol", "26")]
    public void Point_026_the_end_sends_the_remainder_and_one_finalize_and_refuses_more() => Run(async () =>
    {
        Gateway.OnSocket = FinalAtEnd;
        await using var stream = CreateStt().Stream(parent: Sys);
        stream.PushFrame(Counting(0, 100));
        stream.EndInput();
        Should.Throw<InvalidOperationException>(() => stream.PushFrame(Silence(0.1)));
        Should.Throw<InvalidOperationException>(stream.Flush);
        await Collect(stream);
        Gateway[0].Received.Where(message => message.Kind is not null).Select(message => message.Kind)
            .ShouldBe(["session.create", "input_audio", "session.finalize"]);
        Gateway[0].Audio.Length.ShouldBe(200);
    });

    [Fact]
    [Trait("protocol", "43")]
    public void Point_043_a_close_after_the_end_of_input_is_a_clean_end() => Run(async () =>
    {
        Gateway.OnSocket = FinalAtEnd;
        await using var stream = CreateStt().Stream(parent: Sys);
        stream.EndInput();
        (await Collect(stream))[^1].Type.ShouldBe(SpeechEventType.EndOfSpeech);
        Errors.ShouldBeEmpty();
    });
}

using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.SpeechToText;

public sealed class SttRecoveryTests : SttTest
{
    private static short[] Samples(byte[] pcm) => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(pcm).ToArray();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("protocol", "35")]
    public void Point_035_the_offset_grows_on_reconnect(bool resume) => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            if (Gateway.Connections.Count == 1)
            {
                connection.SendText("""{"type":"session.created"}""");
                await Delay(3);
                connection.Close();
                return;
            }
            await FinalAtEnd(connection);
        };
        await using var stream = CreateStt(new SttOptions { Recovery = resume ? Recovery.Resume : Recovery.Reference }).Stream(parent: Sys);
        stream.StartTimeOffset = TimeSpan.FromSeconds(100);
        Should.Throw<ArgumentOutOfRangeException>(() => stream.StartTimeOffset = TimeSpan.FromSeconds(-1));
        await Delay(0.1);
        for (var frame = 0; frame < 8; frame++)
            stream.PushFrame(Silence(0.5));
        await Delay(5);
        stream.EndInput();
        var final = (await Collect(stream)).Single(said => said.Type == SpeechEventType.FinalTranscript).Alternatives[0];
        // Resume: the newest 2 s of the 4 s sent go out again. Reference: 3 s of the first try and the wait of 0.1 s.
        final.StartTime.TotalSeconds.ShouldBe(resume ? 100 + 4 - 2.048 : 103.1, 0.001);
    });

    [Fact]
    [Trait("protocol", "40")]
    public void Point_040_by_the_reference_sent_audio_is_gone_and_queued_audio_follows() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            if (Gateway.Connections.Count == 1)
            {
                await connection.NextAsync("input_audio");
                await connection.NextAsync("input_audio");
                connection.Close();
                await connection.DrainAsync();
                return;
            }
            await FinalAtEnd(connection);
        };
        await using var stream = CreateStt(new SttOptions { Recovery = Recovery.Reference }).Stream(parent: Sys);
        stream.PushFrame(Counting(0, 1600));
        await Delay(0.05);
        Errors.Count.ShouldBe(1);
        stream.PushFrame(Counting(1600, 1600));
        var closedAt = Time.Elapsed;
        await Delay(0.06);
        Gateway.Connections.Count.ShouldBe(2);
        stream.EndInput();
        await Collect(stream);
        closedAt.ShouldBe(TimeSpan.FromSeconds(0.05));
        Samples(Gateway[1].Audio).ShouldBe(Samples(ToBytes(Counting(1600, 1600))));
        Gateway[1].Received[0].Kind.ShouldBe("session.create");
    });

    [Fact]
    public void Resume_sends_again_what_came_after_the_last_final() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            if (Gateway.Connections.Count == 1)
            {
                for (var piece = 0; piece < 60; piece++)
                    await connection.NextAsync("input_audio");
                connection.Send(Transcript("final", "one", 0.2, 0.8));
                connection.Send(Transcript("interim", "two", 1.2));
                await Delay(0.1);
                connection.Cut();
                return;
            }
            await connection.NextAsync("session.finalize");
            connection.Send(Transcript("final", "two three", 0.2, 2.5));
            connection.Close();
            await connection.DrainAsync();
        };
        await using var stream = CreateStt().Stream(parent: Sys);
        stream.PushFrame(Counting(0, 48000));
        await Delay(1);
        stream.PushFrame(Counting(48000, 8000));
        stream.EndInput();
        var events = await Collect(stream);

        Samples(Gateway[1].Audio).ShouldBe(Samples(ToBytes(Counting(16000, 40000))));
        events.Where(said => said.Type == SpeechEventType.FinalTranscript).Select(said => said.Text).ShouldBe(["one", "two three"]);
        events.Last(said => said.Type == SpeechEventType.FinalTranscript).Alternatives[0].StartTime.ShouldBe(TimeSpan.FromSeconds(1.2));
        events.Count(said => said.Type == SpeechEventType.StartOfSpeech).ShouldBe(2);
        events.Where(said => said.Usage is not null).Sum(said => said.Usage!.AudioDuration.TotalSeconds).ShouldBe(3.5, 0.0001);
        Errors.ShouldHaveSingleItem().Recoverable.ShouldBeTrue();
    });

    [Fact]
    public void Resume_takes_a_close_in_the_middle_of_speech_for_a_loss() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            await connection.NextAsync("session.finalize");
            connection.Send(Transcript("interim", "hel"));
            if (Gateway.Connections.Count > 1)
                connection.Send(Transcript("final", "hello", 0, 1));
            connection.Close();
            await connection.DrainAsync();
        };
        await using var stream = CreateStt().Stream(parent: Sys);
        stream.PushFrame(Counting(0, 16000));
        stream.EndInput();
        (await Collect(stream)).Where(said => said.Type == SpeechEventType.FinalTranscript).Select(said => said.Text).ShouldBe(["hello"]);
        Samples(Gateway[1].Audio).ShouldBe(Samples(ToBytes(Counting(0, 16000))));
    });

    [Fact]
    [Trait("protocol", "41")]
    public void Point_041_a_final_resets_the_retry_counter() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            if (Gateway.Connections.Count == 9)
            {
                await FinalAtEnd(connection);
                return;
            }
            await connection.NextAsync("input_audio");
            connection.Send(Transcript("final", "part", 0, 0.05));
            connection.Close();
            await connection.DrainAsync();
        };
        await using var stream = CreateStt().Stream(parent: Sys);
        for (var i = 0; i < 8; i++)
        {
            stream.PushFrame(Silence(0.1));
            await Delay(1);
        }
        stream.EndInput();
        await Collect(stream);
        Errors.Count.ShouldBe(8);
        Errors.ShouldAllBe(error => error.Recoverable);
    });

    [Fact]
    [Trait("protocol", "42")]
    public void Point_042_speech_and_usage_survive_a_reconnect() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            if (Gateway.Connections.Count == 1)
            {
                await connection.NextAsync("input_audio");
                connection.Send(Transcript("interim", "hel"));
                await Delay(1);
                connection.Close();
                return;
            }
            connection.Send(Transcript("interim", "hell"));
            await FinalAtEnd(connection);
        };
        await using var stream = CreateStt(new SttOptions { Recovery = Recovery.Reference }).Stream(parent: Sys);
        stream.PushFrame(Silence(1));
        await Delay(2);
        stream.PushFrame(Silence(1));
        stream.EndInput();
        var events = await Collect(stream);
        events.Count(said => said.Type == SpeechEventType.StartOfSpeech).ShouldBe(1);
        events.Single(said => said.Usage is not null).Usage!.AudioDuration.ShouldBe(TimeSpan.FromSeconds(2));
    });

    [Fact]
    [Trait("protocol", "16")]
    public void Point_016_errors_say_what_where_when_and_whether_a_retry_follows() => Run(async () =>
    {
        Gateway.OnConnect = (_, _) => throw new IOException("refused");
        await using var stream = CreateStt().Stream(parent: Sys);
        var error = await Fails<ApiConnectionException>(() => Collect(stream));

        error.Message.ShouldStartWith("failed to recognize speech after 3 attempts");
        error.InnerException.ShouldBeOfType<ApiConnectionException>();
        Errors.Select(each => each.Recoverable).ShouldBe([true, true, true, false]);
        Errors.ShouldAllBe(each => each.Type == "stt_error" && each.Label == "Agents.Inference.Stt");
        Errors.Select(each => (each.Timestamp - Errors[0].Timestamp).TotalSeconds).ShouldBe([0, 0.1, 2.1, 4.1]);
    });

    [Theory]
    [InlineData(400, 1)]
    [InlineData(500, 4)]
    [InlineData(null, 4)]
    [Trait("protocol", "39")]
    public void Point_039_an_error_message_is_a_status_error_and_400_is_final(int? code, int connections) => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            await connection.NextAsync("session.create");
            connection.Send(new JObject { ["type"] = "error", ["message"] = "no such model" }.With(code));
            connection.Close();
            await connection.DrainAsync();
        };
        await using var stream = CreateStt().Stream(parent: Sys);
        await Fails<ApiException>(() => Collect(stream));
        Gateway.Connections.Count.ShouldBe(connections);
        var error = Errors[0].Error.ShouldBeOfType<ApiStatusException>();
        error.StatusCode.ShouldBe(code ?? -1);
        error.Message.ShouldEndWith("returned error: no such model");
        ((string)((JObject)error.Body!)["message"]!).ShouldBe("no such model");
    });

    [Theory]
    [InlineData(401, 1)]
    [InlineData(503, 4)]
    [Trait("protocol", "15")]
    public void Point_015_a_refused_handshake_is_retried_only_when_that_can_help(int status, int connects) => Run(async () =>
    {
        Gateway.OnConnect = (_, _) => throw ApiStatusException.FromHttp(status);
        await using var stream = CreateStt().Stream(parent: Sys);
        await Fails<ApiException>(() => Collect(stream));
        Gateway.Connects.ShouldBe(connects);
        Errors[0].Error.ShouldBeOfType<ApiStatusException>().StatusCode.ShouldBe(status);
    });

    [Fact]
    [Trait("protocol", "15")]
    public void Point_015_a_slow_connect_is_a_timeout_and_retried() => Run(async () =>
    {
        Gateway.OnConnect = (number, cancellation) => number == 0 ? Task.Delay(TimeSpan.FromHours(1), Time, cancellation) : Task.CompletedTask;
        Gateway.OnSocket = FinalAtEnd;
        await using var stream = CreateStt().Stream(parent: Sys);
        stream.EndInput();
        await Collect(stream);
        Errors.ShouldHaveSingleItem().Error.ShouldBeOfType<ApiTimeoutException>();
        (Errors[0].Timestamp - Time.GetUtcNow()).TotalSeconds.ShouldBe(-0.1, 0.001);
    });

    [Fact]
    [Trait("protocol", "13")]
    public void Point_013_negative_connect_options_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new ApiConnectOptions { MaxRetry = -1 }).Message.ShouldContain("MaxRetry");
        Should.Throw<ArgumentOutOfRangeException>(() => new ApiConnectOptions { RetryInterval = TimeSpan.FromSeconds(-1) });
        Should.Throw<ArgumentOutOfRangeException>(() => new ApiConnectOptions { Timeout = TimeSpan.FromSeconds(-1) });
        Enumerable.Range(0, 3).Select(failure => ApiConnectOptions.Default.Delay(failure).TotalSeconds).ShouldBe([0.1, 2, 2]);
    }

    private static byte[] ToBytes(Audio.AudioFrame frame) => System.Runtime.InteropServices.MemoryMarshal.AsBytes(frame.Samples.Span).ToArray();
}

file static class JsonExtensions
{
    public static JObject With(this JObject json, int? code)
    {
        if (code is not null)
            json["code"] = code;
        return json;
    }
}

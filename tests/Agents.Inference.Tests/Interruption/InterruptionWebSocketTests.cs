using System.Net.WebSockets;
using Agents.Messages;
using Newtonsoft.Json;

namespace Agents.Inference.Tests.Interruption;

public sealed class InterruptionWebSocketTests : InterruptionTest
{
    [Fact]
    [Trait("protocol", "103")]
    public void Point_103_session_create_has_numbers_and_the_threshold_only_when_set() => Run(async () =>
    {
        Gateway.OnSocket = Answers(false);
        await using var stream = CreateDetector().Stream(parent: Sys);
        await using var unset = CreateDetector(new InterruptionOptions { Protocol = InterruptionProtocol.WebSocket, Threshold = null }).Stream(parent: Sys);
        await Delay(1);
        Gateway[0].Uri.ToString().ShouldBe("ws://gateway.test/v1/bargein");
        Gateway[0].Create.ToString(Formatting.None).ShouldBe(
            """{"type":"session.create","settings":{"sample_rate":16000,"num_channels":1,"threshold":0.5,"min_frames":2,"encoding":"s16le"}}""");
        Gateway[1].Create.ToString(Formatting.None).ShouldBe(
            """{"type":"session.create","settings":{"sample_rate":16000,"num_channels":1,"min_frames":2,"encoding":"s16le"}}""");
    });

    [Fact]
    [Trait("protocol", "104")]
    public void Point_104_a_window_is_eight_bytes_and_all_its_samples() => Run(async () =>
    {
        Gateway.OnSocket = Answers(false);
        await using var stream = CreateDetector().Stream(parent: Sys);
        await Delay(1);
        stream.Push(new AgentSpeechStarted());
        stream.Push(Overlap());
        stream.PushFrame(Counting(0, 1600));
        await Delay(0.2);
        var frame = Gateway[0].Received.Single(message => message.Type == WebSocketMessageType.Binary).Data;
        frame.Length.ShouldBe(8 + 3200);
        BitConverter.ToUInt64(frame).ShouldBe(1_000_000_000UL);
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(frame.AsSpan(8)).ToArray().ShouldBe(Counting(0, 1600).Samples.ToArray());
    });

    [Fact]
    [Trait("protocol", "105")]
    public void Point_105_nothing_is_sent_without_agent_overlap_and_new_audio() => Run(async () =>
    {
        Gateway.OnSocket = Answers(false);
        await using var stream = CreateDetector().Stream(parent: Sys);
        await Push(stream, 1);
        stream.Push(Overlap());
        await Push(stream, 1);
        stream.Push(new AgentSpeechStarted());
        await Push(stream, 1);
        Windows().ShouldBe(0);
        stream.Push(Overlap());
        await Push(stream, 0.08);
        Windows().ShouldBe(0);
        await Push(stream, 0.02);
        Windows().ShouldBe(1);
    });

    [Fact]
    [Trait("protocol", "106")]
    public void Point_106_the_first_overlap_of_a_turn_trims_and_the_second_does_not() => Run(async () =>
    {
        Gateway.OnSocket = Answers(false);
        await using var stream = CreateDetector().Stream(parent: Sys);
        stream.Push(new AgentSpeechStarted());
        await Push(stream, 2);
        stream.Push(Overlap(0.2));
        await Push(stream, 0.1);
        stream.Push(new OverlapSpeechEnded());
        await Push(stream, 1);
        stream.Push(Overlap(0.2));
        await Push(stream, 0.1);
        Gateway[0].Received.Where(message => message.Type == WebSocketMessageType.Binary).Select(message => (message.Data.Length - 8) / 2 / 16000.0)
            .ShouldBe([1.3, 2.4]);
    });

    [Fact]
    [Trait("protocol", "107")]
    public void Point_107_a_window_holds_the_newest_three_seconds() => Run(async () =>
    {
        Gateway.OnSocket = Answers(false);
        await using var stream = CreateDetector().Stream(parent: Sys);
        await Delay(1);
        stream.Push(new AgentSpeechStarted());
        stream.Push(Overlap(3));
        for (var at = 0; at < 80000; at += 1600)
        {
            stream.PushFrame(Counting(at, 1600));
            await Delay(0.1);
        }
        var last = Gateway[0].Received.Last(message => message.Type == WebSocketMessageType.Binary).Data;
        System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(last.AsSpan(8)).ToArray().ShouldBe(Counting(32000, 48000).Samples.ToArray());
        Should.Throw<ArgumentException>(() => stream.PushFrame(Silence(3.1)));
    });

    [Fact]
    [Trait("protocol", "108")]
    public void Point_108_the_agents_turns_begin_anew() => Run(async () =>
    {
        Gateway.OnSocket = Answers(false);
        await using var stream = CreateDetector().Stream(parent: Sys);
        stream.Push(new AgentSpeechStarted());
        stream.Push(Overlap());
        await Push(stream, 0.5);
        stream.Push(new AgentSpeechEnded());
        stream.Push(new OverlapSpeechEnded());
        stream.Push(Overlap());
        await Push(stream, 0.5);
        Windows().ShouldBe(5);
        stream.Push(new AgentSpeechStarted());
        stream.Push(Overlap());
        await Push(stream, 0.1);
        stream.Push(new OverlapSpeechEnded());
        stream.EndInput();
        var only = (await Collect(stream)).ShouldHaveSingleItem();
        only.NumRequests.ShouldBe(1);
    });

    [Fact]
    [Trait("protocol", "109")]
    public void Point_109_a_detection_is_one_event_and_quiets_the_overlap() => Run(async () =>
    {
        Gateway.OnSocket = Answers(false, false, true, false);
        var detector = CreateDetector();
        var raised = new List<OverlappingSpeechEvent>();
        detector.OverlappingSpeech += raised.Add;
        await using var stream = detector.Stream(parent: Sys);
        stream.Push(new AgentSpeechStarted());
        var started = Time.GetUtcNow();
        stream.Push(Overlap());
        await Push(stream, 1);
        Windows().ShouldBe(3);
        stream.Push(new OverlapSpeechEnded());
        stream.Push(Overlap());
        await Push(stream, 0.1);
        stream.Push(new OverlapSpeechEnded());
        stream.EndInput();
        var events = await Collect(stream);

        events.Count.ShouldBe(2);
        raised.ShouldBe(events);
        events[0].IsInterruption.ShouldBeTrue();
        events[0].NumRequests.ShouldBe(3);
        events[0].OverlapStartedAt.ShouldBe(started);
        events[0].TotalDuration.ShouldBe(TimeSpan.FromSeconds(0.03));
        events[0].PredictionDuration.ShouldBe(TimeSpan.FromSeconds(0.01));
        events[0].DetectionDelay.TotalSeconds.ShouldBe(0.31, 0.02);
        events[0].Probability.ShouldBe(0.8, 0.001);
        events[1].IsInterruption.ShouldBeFalse();
        events[1].NumRequests.ShouldBe(1);
        Metrics.Cast<InterruptionMetrics>().Select(metrics => (metrics.NumInterruptions, metrics.NumBackchannels)).ShouldBe([(1, 0), (0, 1)]);
    });

    [Fact]
    [Trait("protocol", "110")]
    public void Point_110_an_overlap_that_ends_is_one_event_of_the_newest_answer() => Run(async () =>
    {
        Gateway.OnSocket = Answers(false);
        await using var stream = CreateDetector().Stream(parent: Sys);
        stream.Push(new AgentSpeechStarted());
        stream.Push(Overlap());
        await Push(stream, 0.3);
        var end = Time.GetUtcNow();
        stream.Push(new OverlapSpeechEnded(end));
        stream.Push(Overlap());
        stream.Push(new OverlapSpeechEnded());
        stream.EndInput();
        var events = await Collect(stream);
        events.Select(said => said.IsInterruption).ShouldBe([false, false]);
        events[0].DetectedAt.ShouldBe(end);
        events[0].TotalDuration.ShouldBe(TimeSpan.FromSeconds(0.03));
        events[0].SpeechInput!.Count.ShouldBeGreaterThan(1600);
        events[1].TotalDuration.ShouldBe(TimeSpan.Zero);
        events[1].DetectionDelay.ShouldBe(TimeSpan.Zero);
        events[1].PredictionDuration.ShouldBe(TimeSpan.Zero);
        events[1].Probability.ShouldBe(0);
    });

    [Fact]
    [Trait("protocol", "112")]
    public void Point_112_no_answer_in_time_is_fatal_but_only_at_the_next_send() => Run(async () =>
    {
        Gateway.OnSocket = connection => connection.DrainAsync();
        await using var stream = CreateDetector().Stream(parent: Sys);
        await Delay(1);
        stream.Push(new AgentSpeechStarted());
        stream.Push(Overlap());
        stream.PushFrame(Silence(0.1));
        await Delay(60);
        Errors.ShouldBeEmpty();
        stream.PushFrame(Silence(0.1));
        var error = await Fails<ApiStatusException>(() => Collect(stream));
        error.StatusCode.ShouldBe(408);
        Errors.ShouldHaveSingleItem().Recoverable.ShouldBeFalse();
        Errors[0].Type.ShouldBe("interruption_detection_error");
    });

    [Fact]
    [Trait("protocol", "116")]
    public void Point_116_an_agent_that_ended_counts_for_nothing_and_a_threshold_must_come_from_somewhere() => Run(async () =>
    {
        Gateway.OnSocket = Answers(false);
        await using var stream = CreateDetector().Stream(parent: Sys);
        stream.Push(new AgentSpeechStarted());
        stream.Push(Overlap());
        stream.Push(new OverlapSpeechEnded(AgentEnded: true));
        stream.EndInput();
        (await Collect(stream)).ShouldHaveSingleItem().AgentEnded.ShouldBeTrue();
        var metrics = Metrics.ShouldHaveSingleItem().ShouldBeOfType<InterruptionMetrics>();
        (metrics.NumInterruptions, metrics.NumBackchannels).ShouldBe((0, 0));

        Gateway.OnSocket = async connection =>
        {
            connection.SendText("""{"type":"session.created","session_id":"s1"}""");
            await connection.DrainAsync();
        };
        await using var unset = CreateDetector(new InterruptionOptions { Protocol = InterruptionProtocol.WebSocket, Threshold = null }).Stream(parent: Sys);
        (await Fails<ApiStatusException>(() => Collect(unset))).StatusCode.ShouldBe(500);
        Errors.ShouldHaveSingleItem().Recoverable.ShouldBeFalse();
    });

    [Theory]
    [InlineData(429, 1)]
    [InlineData(500, 4)]
    [InlineData(401, 4)]
    [InlineData(0, 4)]
    [InlineData(-1, 1)]
    [Trait("protocol", "117")]
    public void Point_117_connect_failures_have_their_own_rule(int status, int connects) => Run(async () =>
    {
        Gateway.OnConnect = (_, cancellation) => status switch
        {
            0 => throw new IOException("refused"),
            -1 => Task.Delay(TimeSpan.FromHours(1), Time, cancellation),
            _ => throw ApiStatusException.FromHttp(status),
        };
        await using var stream = CreateDetector().Stream(parent: Sys);
        await Fails<ApiException>(() => Collect(stream));
        Gateway.Connects.ShouldBe(connects);
    });

    [Fact]
    [Trait("protocol", "117")]
    public void Point_117_the_retry_counter_is_never_reset() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            await Delay(30);
            connection.Close(1011);
            await connection.DrainAsync();
        };
        await using var stream = CreateDetector().Stream(parent: Sys);
        var error = await Fails<ApiConnectionException>(() => Collect(stream));
        error.Message.ShouldStartWith("failed to detect interruption after 3 attempts");
        Errors[0].Error.ShouldBeOfType<ApiStatusException>().StatusCode.ShouldBe(1011);
    });

    [Fact]
    [Trait("protocol", "118")]
    public void Point_118_new_options_connect_anew_and_keep_the_state() => Run(async () =>
    {
        Gateway.OnSocket = Answers(false);
        var detector = CreateDetector();
        await using var stream = detector.Stream(parent: Sys);
        stream.Push(new AgentSpeechStarted());
        stream.Push(Overlap());
        await Push(stream, 0.2);
        detector.UpdateOptions(0.7, TimeSpan.FromSeconds(1));
        await Delay(0.1);
        await Push(stream, 0.2);
        Gateway.Connections.Count.ShouldBe(2);
        ((double)Gateway[1].Create["settings"]!["threshold"]!).ShouldBe(0.7);
        ((int)Gateway[1].Create["settings"]!["min_frames"]!).ShouldBe(40);
        Windows(1).ShouldBe(2);
        stream.Push(new OverlapSpeechEnded());
        stream.EndInput();
        (await Collect(stream)).ShouldHaveSingleItem();
        Errors.ShouldBeEmpty();
    });
}

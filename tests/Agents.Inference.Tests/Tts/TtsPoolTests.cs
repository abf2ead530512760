using Agents.Messages;

namespace Agents.Inference.Tests.TextToSpeech;

public sealed class TtsPoolTests : TtsTest
{
    [Fact]
    [Trait("protocol", "56")]
    public void Point_056_streams_in_sequence_share_a_socket_and_streams_at_once_do_not() => Run(async () =>
    {
        Gateway.OnSocket = SpeakAtFlush;
        var tts = CreateTts();
        await Speak(tts, Sys, "The first stream says this.");
        await Speak(tts, Sys, "The second stream says this.");
        Gateway.Connections.Count.ShouldBe(1);
        Gateway[0].OfKind("session.create").Count().ShouldBe(1);

        await Task.WhenAll(Speak(tts, Sys, "The third stream says this."), Speak(tts, Sys, "The fourth stream says this."));
        Gateway.Connections.Count.ShouldBe(2);
    });

    [Fact]
    [Trait("protocol", "62")]
    public void Point_062_done_gives_the_socket_back_and_the_metrics_say_so() => Run(async () =>
    {
        Gateway.OnSocket = SpeakAtFlush;
        Gateway.OnConnect = (_, _) => Delay(0.25);
        var tts = CreateTts();
        await Speak(tts, Sys, "The first stream says this.");
        await Speak(tts, Sys, "The second stream says this.");

        var metrics = Metrics.Cast<TtsMetrics>().ToList();
        metrics[0].ConnectionReused.ShouldBeFalse();
        metrics[0].AcquireTime.ShouldBe(TimeSpan.FromSeconds(0.25));
        metrics[1].ConnectionReused.ShouldBeTrue();
        metrics[1].AcquireTime.ShouldBe(TimeSpan.Zero);
    });

    [Theory]
    [InlineData("error")]
    [InlineData("timeout")]
    [InlineData("cancel")]
    [Trait("protocol", "63")]
    public void Point_063_a_socket_is_never_used_again_after_error_timeout_or_cancel(string fault) => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            if (Gateway.Connections.Count > 1)
            {
                await SpeakAtFlush(connection);
                return;
            }
            await connection.NextAsync("input_transcript");
            if (fault == "error")
                connection.SendText("""{"type":"error","message":"no","session_id":"s1"}""");
            await connection.DrainAsync();
        };
        var tts = CreateTts();
        var first = tts.Stream(new ApiConnectOptions { MaxRetry = 0 }, Sys);
        first.PushText("This will not be said, sorry. But this neither.");
        if (fault == "cancel")
            await Delay(1);
        else
            await Fails<ApiException>(() => Collect(first));
        await first.DisposeAsync();
        await Delay(1);
        Gateway[0].Socket.Disposed.ShouldBeTrue();

        await Speak(tts, Sys, "The second stream says this.");
        Gateway.Connections.Count.ShouldBe(2);
    });

    [Fact]
    [Trait("protocol", "64")]
    public void Point_064_a_socket_is_replaced_300_seconds_after_it_was_last_acquired() => Run(async () =>
    {
        Gateway.OnSocket = SpeakAtFlush;
        var tts = CreateTts();
        await Speak(tts, Sys, "The first stream says this.");
        await Delay(300);
        await Speak(tts, Sys, "The second stream says this.");
        Gateway.Connections.Count.ShouldBe(1);
        await Delay(299);
        await Speak(tts, Sys, "The third stream says this.");
        Gateway.Connections.Count.ShouldBe(1);
        await Delay(301);
        await Speak(tts, Sys, "The fourth stream says this.");
        Gateway.Connections.Count.ShouldBe(2);
    });

    [Fact]
    [Trait("protocol", "65")]
    public void Point_065_prewarm_opens_one_socket_once_and_swallows_failure() => Run(async () =>
    {
        Gateway.OnSocket = SpeakAtFlush;
        var tts = CreateTts();
        tts.Prewarm(Sys);
        tts.Prewarm(Sys);
        await Delay(1);
        Gateway[0].OfKind("session.create").Count().ShouldBe(1);
        await Speak(tts, Sys, "The first stream says this.");
        Gateway.Connections.Count.ShouldBe(1);
        Metrics.ShouldHaveSingleItem().ShouldBeOfType<TtsMetrics>().ConnectionReused.ShouldBeTrue();

        Gateway.OnConnect = (_, _) => throw new IOException("refused");
        var unlucky = CreateTts();
        unlucky.Prewarm(Sys);
        await Delay(1);
        Gateway.OnConnect = null;
        await Speak(unlucky, Sys, "The first stream says this.");
        Errors.ShouldBeEmpty();
    });
}

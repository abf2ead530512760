using System.Net;
using Agents.Audio;
using Agents.Inference.Tests.Rig;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Fallback;

public sealed class FallbackTests : VirtualTest
{
    private static ChatContext Hello => ChatContext.Empty.AddMessage(ChatRole.User, "hello");

    private static string Event(string text) => $$"""data: {"id":"x","choices":[{"index":0,"delta":{"content":"{{text}}"},"finish_reason":"stop"}]}""" + "\n\n";

    private FallbackLlm Llms(params string[] models) =>
        Listen(new FallbackLlm([.. models.Select(model => (ILanguageModel)Quiet(CreateLlm(new LlmOptions { Model = model })))], clock: Time));

    private T Quiet<T>(T component)
        where T : IInferenceComponent
    {
        component.Error -= Errors.Add;
        component.MetricsCollected -= Metrics.Add;
        return component;
    }

    private static string ModelOf(HttpRequestMessage request) => (string)JObject.Parse(request.Content!.ReadAsStringAsync().Result)["model"]!;

    private HttpResponseMessage Says(string text, double after = 0) => new(HttpStatusCode.OK)
    {
        Content = new StreamContent(new LanguageModel.ScriptedBody([(TimeSpan.FromSeconds(after), Event(text)), (TimeSpan.Zero, "data: [DONE]\n\n")], Time, null)),
    };

    private static async Task<string> Ask(ILanguageModel llm, ActorSystem system) => (await CollectedAnswer.CollectAsync(llm.Chat(Hello, parent: system))).Text;

    [Fact]
    public void The_next_model_answers_when_one_fails_and_the_first_is_skipped_until_a_probe_goes_well() => Run(async () =>
    {
        var ill = true;
        Gateway.OnHttp = (_, request, _) => Task.FromResult(
            ModelOf(request) == "a/one" && ill ? FakeGateway.Json("{}", HttpStatusCode.ServiceUnavailable) : Says(ModelOf(request)));
        var llm = Llms("a/one", "b/two");
        var changes = new List<(string, bool)>();
        llm.AvailabilityChanged += change => changes.Add((change.Component.Model, change.Available));

        (await Ask(llm, Sys)).ShouldBe("b/two");
        llm.Model.ShouldBe("b/two");
        changes.ShouldBe([("a/one", false)]);
        Gateway.Requests.Count.ShouldBe(2);
        (await Ask(llm, Sys)).ShouldBe("b/two");
        Gateway.Requests.Count.ShouldBe(3);

        await Delay(14);
        Gateway.Requests.Count.ShouldBe(4);
        ill = false;
        await Delay(2);
        changes.ShouldBe([("a/one", false), ("a/one", true)]);
        (await Ask(llm, Sys)).ShouldBe("a/one");
        Errors.ShouldBeEmpty();
        Metrics.Cast<LlmMetrics>().Select(metrics => metrics.Metadata.ModelName).ShouldBe(["b/two", "b/two", "a/one"]);
    });

    [Fact]
    public void A_late_model_is_abandoned_and_nothing_of_it_comes_out() => Run(async () =>
    {
        Gateway.OnHttp = (_, request, _) => Task.FromResult(ModelOf(request) == "a/one" ? Says("too late", 4.9) : Says("in time"));
        var slow = new FallbackLlm(
            [Quiet(CreateLlm(new LlmOptions { Model = "a/one" })), Quiet(CreateLlm(new LlmOptions { Model = "b/two" }))],
            FallbackPolicy.ForLlm with { FirstOutput = TimeSpan.FromSeconds(1) });
        (await Ask(slow, Sys)).ShouldBe("in time");
        Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(1));
        await Delay(10);
    });

    [Fact]
    public void When_all_fail_the_list_is_tried_again_by_the_callers_retries_and_then_the_error_comes() => Run(async () =>
    {
        Gateway.OnHttp = (_, _, _) => Task.FromResult(FakeGateway.Json("{}", HttpStatusCode.ServiceUnavailable));
        var llm = Llms("a/one", "b/two");
        var error = await Fails<ApiConnectionException>(() => Ask(llm, Sys));
        error.Message.ShouldContain("failed to generate LLM completion after 4 attempts");
        Gateway.Requests.Count.ShouldBe(8);
        Errors.Select(each => each.Recoverable).ShouldBe([true, true, true, false]);
    });

    [Fact]
    public void After_generation_a_failure_is_the_end() => Run(async () =>
    {
        Gateway.OnHttp = (_, _, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StreamContent(new LanguageModel.ScriptedBody(
                [(TimeSpan.Zero, """data: {"id":"x","choices":[{"index":0,"delta":{"content":"half"}}]}""" + "\n\n")], Time, new IOException("cut"))),
        });
        await Fails<ApiConnectionException>(() => Ask(Llms("a/one", "b/two"), Sys));
        Gateway.Requests.Count.ShouldBe(1);
    });

    [Fact]
    public void Another_voice_speaks_on_after_the_last_word_delivered() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            await connection.NextAsync("session.flush");
            if ((string)connection.Create["model"]! == "b/two")
            {
                connection.Send(Speech(48000 / 2));
                connection.SendText("""{"type":"done","session_id":"s"}""");
                await connection.DrainAsync();
                return;
            }
            connection.SendText("""{"type":"output_alignment","session_id":"s","words":[{"word":"The ","start":0,"end":0.4},{"word":"order ","start":0.4,"end":0.9},{"word":"shipped.","start":0.9,"end":1.6}]}""");
            connection.Send(Speech(24000));
            await Delay(0.5);
            connection.SendText("""{"type":"error","message":"worn out","session_id":"s"}""");
            await connection.DrainAsync();
        };
        var tts = Listen(new FallbackTts(
            [Quiet(CreateTts(new TtsOptions { Model = "a/one", Recovery = Recovery.Reference })), Quiet(CreateTts(new TtsOptions { Model = "b/two", SampleRate = 48000 }))],
            clock: Time));
        tts.SampleRate.ShouldBe(48000);
        await using var stream = tts.Stream(parent: Sys);
        stream.PushText("The order shipped.");
        stream.EndInput();
        var audio = await Collect(stream);
        audio.ShouldAllBe(piece => piece.Frame.SampleRate == 48000);
        audio.Count(piece => piece.IsFinal).ShouldBe(1);
        Gateway.Connections.Single(connection => (string)connection.Create["model"]! == "b/two").OfKind("input_transcript")
            .Select(message => (string)message.Json["transcript"]!).ShouldBe(["shipped. "]);
    });

    [Fact]
    public void Another_service_hears_what_no_final_has_covered() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            if ((string?)(await connection.NextAsync("session.create")).Json["model"] == "a/one")
            {
                if (Gateway.Connections.Count > 1)
                {
                    connection.Close(1011);
                    return;
                }
                for (var piece = 0; piece < 40; piece++)
                    await connection.NextAsync("input_audio");
                connection.SendText("""{"type":"final_transcript","transcript":"one","start":0.5,"duration":0.5}""");
                connection.SendText("""{"type":"interim_transcript","transcript":"tw"}""");
                await Delay(0.1);
                connection.Cut();
                return;
            }
            await connection.NextAsync("session.finalize");
            connection.SendText("""{"type":"final_transcript","transcript":"two","start":0.2,"duration":0.6}""");
            connection.Close();
            await connection.DrainAsync();
        };
        Gateway.OnConnect = (number, _) => number > 0 && number < 2 ? throw new IOException("refused") : Task.CompletedTask;
        var stt = Listen(new FallbackStt(
            [Quiet(CreateStt(new SttOptions { Model = "a/one" })), Quiet(CreateStt(new SttOptions { Model = "b/two" }))],
            FallbackPolicy.ForStt with { Connect = new ApiConnectOptions { MaxRetry = 1 } },
            Time));
        await using var stream = stt.Stream(parent: Sys);
        stream.PushFrame(new AudioFrame(Enumerable.Range(0, 32000).Select(sample => (short)(sample / 2)).ToArray(), 16000));
        await Delay(20);
        stream.EndInput();
        var events = await Collect(stream);
        events.Where(said => said.Type == SpeechEventType.FinalTranscript).Select(said => said.Text).ShouldBe(["one", "two"]);
        events.Count(said => said.Type == SpeechEventType.StartOfSpeech).ShouldBe(2);
    });

    [Fact]
    public void An_empty_list_is_refused() => Should.Throw<ArgumentException>(() => new FallbackLlm([])).Message.ShouldContain("at least one");

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 10)]
    [InlineData(3, 40)]
    [InlineData(4, 60)]
    [InlineData(40, 60)]
    public void Probes_become_rarer(int failed, double seconds) =>
        new CircuitBreaker(false, failed).NextProbe(FallbackPolicy.ForLlm).ShouldBe(TimeSpan.FromSeconds(seconds));

    private static JObject Speech(int samples) => new()
    {
        ["type"] = "output_audio",
        ["session_id"] = "s",
        ["audio"] = Convert.ToBase64String(new byte[samples * 2]),
    };
}

using System.ClientModel;
using System.Text.Json;
using Agents.EndToEnd.Tests.Support;
using OpenAI.Realtime;

#pragma warning disable OPENAI002 // the client's realtime part is marked as experimental by its makers

namespace Agents.EndToEnd.Tests.Realtime;

/// <summary>The NuGet client <c>OpenAI</c>, unmodified, against <c>agents serve</c>.</summary>
public sealed class OpenAiDotnetTests
{
    private const string Answer = "It is a quarter past two in the afternoon, and the sun is shining on the old town square where everybody drinks coffee.";

    [Fact]
    public async Task Point30_a_spoken_question_is_answered_with_a_function_of_the_client_and_every_event_is_known()
    {
        using var host = await ServedHost.StartAsync();
        using var session = await Client(host).StartConversationSessionAsync("demo");
        await session.ConfigureConversationSessionAsync(Options());
        await session.SendInputAudioAsync(BinaryData.FromBytes(ServedHost.Question("what-time-is-it.wav")));
        var seen = new Conversation(session, Answer);

        await seen.ReadToAsync(answers: 1);

        Words.Of(seen.Heard[0]).ShouldBe(["what", "time", "is", "it"]);
        Words.HeardShare(Answer, seen.Said[^1]).ShouldBe(1);
        seen.SoundBytes.ShouldBeGreaterThan(48_000 * 3);
        seen.Unknown.ShouldBeEmpty();
        seen.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Points64_and_69_speaking_over_the_answer_cancels_it_and_is_answered()
    {
        using var host = await ServedHost.StartAsync();
        using var session = await Client(host).StartConversationSessionAsync("demo");
        await session.ConfigureConversationSessionAsync(Options());
        await session.SendInputAudioAsync(BinaryData.FromBytes(ServedHost.Question("what-time-is-it.wav")));
        var seen = new Conversation(session, Answer) { SpeakOver = ServedHost.Question("what-time-is-it.wav") };

        await seen.ReadToAsync(answers: 2);

        seen.Statuses.ShouldContain(RealtimeResponseStatus.Cancelled);
        seen.Heard.Count.ShouldBe(2);
        seen.Unknown.ShouldBeEmpty();
        seen.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Point7_a_client_secret_is_made_and_opens_a_session()
    {
        using var host = await ServedHost.StartAsync();
        var made = await Client(host).CreateRealtimeClientSecretAsync(BinaryContent.Create(BinaryData.FromString("""{"session":{"type":"realtime","instructions":"Be brief."}}""")));
        using var body = JsonDocument.Parse(made.GetRawResponse().Content);
        var secret = body.RootElement.GetProperty("value").GetString()!;

        using var session = await Client(host, secret).StartConversationSessionAsync("demo");
        await foreach (var update in session.ReceiveUpdatesAsync())
        {
            update.ShouldBeOfType<RealtimeServerUpdateSessionCreated>().Session.ShouldNotBeNull();
            break;
        }

        secret.ShouldStartWith("ek_");
    }

    private static RealtimeClient Client(ServedHost host, string key = "any") =>
        new(new ApiKeyCredential(key), new RealtimeClientOptions { Endpoint = new Uri(host.Address, "/v1") });

    private static RealtimeConversationSessionOptions Options() => new()
    {
        AudioOptions = new RealtimeConversationSessionAudioOptions
        {
            InputAudioOptions = new RealtimeConversationSessionInputAudioOptions { AudioTranscriptionOptions = new RealtimeAudioTranscriptionOptions { Model = "whisper-1" } },
        },
        Tools =
        {
            new RealtimeFunctionTool("get_time")
            {
                FunctionDescription = "Tells the current time of day.", FunctionParameters = BinaryData.FromString("""{"type":"object","properties":{}}"""),
            },
        },
    };

    /// <summary>Follows a session as an application would: runs the function, and remembers what was heard and said.</summary>
    private sealed class Conversation(RealtimeSessionClient session, string time)
    {
        private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

        public byte[]? SpeakOver { get; set; }

        public List<string> Heard { get; } = [];

        public List<string> Said { get; } = [];

        public List<RealtimeResponseStatus?> Statuses { get; } = [];

        public List<string> Unknown { get; } = [];

        public List<string> Errors { get; } = [];

        public long SoundBytes { get; private set; }

        /// <summary>Reads until some spoken answers were finished.</summary>
        public async Task ReadToAsync(int answers)
        {
            using var guard = new CancellationTokenSource(HangGuard, TimeProvider.System);
            await foreach (var update in session.ReceiveUpdatesAsync(guard.Token))
            {
                if (update.GetType().Name is "RealtimeServerUpdate" or "UnknownRealtimeServerUpdate")
                    Unknown.Add(update.GetType().Name);
                await OnAsync(update);
                if (Said.Count >= answers)
                    return;
            }
        }

        private async Task OnAsync(RealtimeServerUpdate update)
        {
            switch (update)
            {
                case RealtimeServerUpdateConversationItemInputAudioTranscriptionCompleted heard:
                    Heard.Add(heard.Transcript);
                    break;
                case RealtimeServerUpdateResponseOutputAudioDelta delta:
                    SoundBytes += delta.Delta.ToMemory().Length;
                    if (SpeakOver is { } question)
                        await session.SendInputAudioAsync(BinaryData.FromBytes(question));
                    SpeakOver = null;
                    break;
                case RealtimeServerUpdateResponseOutputAudioTranscriptDone said:
                    Said.Add(said.Transcript);
                    break;
                case RealtimeServerUpdateResponseDone done:
                    Statuses.Add(done.Response.Status);
                    foreach (var call in done.Response.OutputItems.OfType<RealtimeFunctionCallItem>())
                    {
                        await session.AddItemAsync(new RealtimeFunctionCallOutputItem(call.CallId, time));
                        await session.StartResponseAsync();
                    }

                    break;
                case RealtimeServerUpdateError error:
                    Errors.Add(error.Error.Message);
                    break;
            }
        }
    }
}

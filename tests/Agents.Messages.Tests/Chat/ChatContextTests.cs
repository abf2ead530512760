namespace Agents.Messages.Tests.Chat;

public sealed class ChatContextTests
{
    [Fact]
    public void A_change_makes_a_new_conversation()
    {
        var one = ChatContext.Empty.AddMessage(ChatRole.User, "hi");
        var two = one.AddMessage(ChatRole.Assistant, "hello");
        one.Items.Count.ShouldBe(1);
        two.Items.Count.ShouldBe(2);
        two.Items.Select(item => item.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_shortened_conversation_keeps_its_instructions_and_no_half_of_a_call()
    {
        var context = ChatContext.Empty
            .AddMessage(ChatRole.System, "Be brief.")
            .AddMessage(ChatRole.User, "weather?")
            .Add(new FunctionCall("c1", "weather", "{}"))
            .Add(new FunctionCallOutput("c1", "4 C"))
            .AddMessage(ChatRole.Assistant, "4 degrees");
        context.Truncate(5).ShouldBe(context);
        context.Truncate(2).Items.Select(item => (item as ChatMessage)?.Text).ShouldBe(["Be brief.", "4 degrees"]);
    }

    [Fact]
    public void Metrics_are_written_in_seconds_and_snake_case()
    {
        var metrics = new TtsMetrics
        {
            Timestamp = DateTimeOffset.UnixEpoch.AddSeconds(1.5), Metadata = new MetricsMetadata("a/b"), Label = "l", RequestId = "r", AudioDuration = TimeSpan.FromSeconds(2),
        };
        var json = metrics.ToJson();
        ((double)json["ttfb"]!).ShouldBe(-1);
        ((double)json["audio_duration"]!).ShouldBe(2);
        ((double)json["timestamp"]!).ShouldBe(1.5);
        ((string)json["type"]!).ShouldBe("tts_metrics");
        ((string)json["metadata"]!["model_provider"]!).ShouldBe("livekit");
        ((bool)json["connection_reused"]!).ShouldBeFalse();
    }
}

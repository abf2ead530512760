using Agents.Host.Chat;

namespace Agents.Host.Tests.Chat;

public sealed class ChatLineTests
{
    [Theory]
    [InlineData("what time is it", "what time is it")]
    [InlineData("  hello  ", "hello")]
    [InlineData("//etc is a folder", "/etc is a folder")]
    [InlineData("and/or", "and/or")]
    public void Words_go_to_the_agent(string line, string words) => ChatLine.Parse(line).ShouldBe(new ChatLine.Words(words));

    public static TheoryData<string, object> Commands => new()
    {
        { "", new ChatLine.Nothing() },
        { "   ", new ChatLine.Nothing() },
        { "/quit", new ChatLine.Quit() },
        { " /quit ", new ChatLine.Quit() },
        { "/interrupt", new ChatLine.Interrupt() },
        { "/help", new ChatLine.Help() },
        { "/agent", new ChatLine.ToAgent(null) },
        { "/agent night", new ChatLine.ToAgent("night") },
        { "/quit now", new ChatLine.Unknown("/quit") },
        { "/leave", new ChatLine.Unknown("/leave") },
        { "/", new ChatLine.Unknown("/") },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_slash_begins_a_command(string line, object meaning) => ChatLine.Parse(line).ShouldBe((ChatLine)meaning);
}

namespace Agents.Gateway.Tests;

public sealed class FaultRulesTests
{
    [Fact]
    public void Rules_are_read_in_order()
    {
        FaultRules.Parse("stt drop after=1s every=3; llm status=503 times=3\ntts delay=500ms;STT error code=429 after-audio=1.5s\n\nbargein stall after=2m;").Rules.ShouldBe([
            new(GatewayService.Stt, FaultKind.Drop, After: 1.Seconds(), Every: 3),
            new(GatewayService.Llm, FaultKind.Status, Code: 503, Times: 3),
            new(GatewayService.Tts, FaultKind.Delay, Delay: 0.5.Seconds()),
            new(GatewayService.Stt, FaultKind.Error, AfterAudio: 1.5.Seconds(), Code: 429),
            new(GatewayService.Bargein, FaultKind.Stall, After: 120.Seconds()),
        ]);
        FaultRules.Parse("").Rules.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mail drop", "mail", "stt, tts, llm, bargein")]
    [InlineData("stt", "", "drop, error, stall")]
    [InlineData("stt explode", "explode", "drop, error, stall")]
    [InlineData("stt drop after=1", "after=1", "500ms")]
    [InlineData("stt drop after=-1s", "after=-1s", "500ms")]
    [InlineData("stt drop every=0", "every=0", "from 1")]
    [InlineData("stt drop code=500", "code=500", "with error also code")]
    [InlineData("tts drop after-audio=1s", "after-audio=1s", "stt: after-audio")]
    [InlineData("llm status=200", "status=200", "400 to 599")]
    [InlineData("llm status=503 after=1s", "after=1s", "every=3")]
    public void A_wrong_rule_names_the_word_and_what_is_allowed(string text, string word, string allowed)
    {
        var error = Should.Throw<FormatException>(() => FaultRules.Parse(text)).Message;
        error.ShouldContain($"'{word}'");
        error.ShouldContain(allowed);
        error.ShouldContain("Example:");
    }

    [Theory]
    [InlineData("stt drop every=3", "..D..D..D")]
    [InlineData("stt drop times=2", "DD.......")]
    [InlineData("stt drop every=2 times=2", ".D.D.....")]
    [InlineData("stt drop every=3; stt stall every=2", ".SDS.D.SD")]
    [InlineData("tts drop", ".........")]
    public void Rules_strike_by_count(string rules, string strikes)
    {
        var faults = new FaultSwitch(FaultRules.Parse(rules));
        string.Concat(strikes.Select(_ => faults.Next(GatewayService.Stt).Strike?.Kind.ToString()[0] ?? '.')).ShouldBe(strikes);
    }

    [Fact]
    public void Delays_come_on_top_of_other_faults_and_of_each_other()
    {
        var plan = new FaultSwitch(FaultRules.Parse("tts delay=100ms; tts drop; tts delay=50ms")).Next(GatewayService.Tts);
        plan.Delay.ShouldBe(TimeSpan.FromMilliseconds(150));
        plan.Strike!.Kind.ShouldBe(FaultKind.Drop);
    }
}

namespace Agents.Actors.Tests.Interruptions;

public class BargeInPolicyTests
{
    private static BargeInFacts Voice
        => new(BargeInCause.Voice, SpeechOnAir.Interruptible) { AudioMayInterrupt = true, HasStt = true, CanPause = true };

    private static BargeInFacts Final => Voice with { Cause = BargeInCause.FinalTranscript, WordCount = 2 };

    private static BargeInDecision Decide(BargeInFacts facts, int minWords = 0)
        => new BargeInPolicy(new InterruptionOptions { MinWords = minWords }).Decide(facts);

    [Fact]
    public void Voice_pauses_where_the_output_can_pause() => Decide(Voice).ShouldBe(BargeInDecision.Pause);

    [Fact]
    public void Voice_interrupts_where_it_cannot() => Decide(Voice with { CanPause = false }).ShouldBe(BargeInDecision.Interrupt);

    [Fact]
    public void Checklist_63_a_final_interrupts_paused_or_not() => Decide(Final).ShouldBe(BargeInDecision.Interrupt);

    [Fact]
    public void Checklist_56_nothing_interrupts_during_echo_warm_up()
        => Decide(Voice with { EchoWarmUp = true }).ShouldBe(BargeInDecision.KeepTalking);

    [Fact]
    public void Audio_never_interrupts_in_manual_mode()
        => Decide(Voice with { AudioMayInterrupt = false }).ShouldBe(BargeInDecision.KeepTalking);

    [Theory]
    [InlineData(1, BargeInDecision.KeepTalking)]
    [InlineData(3, BargeInDecision.Pause)]
    public void Checklist_61_too_few_words_do_not_interrupt(int words, object expected)
        => Decide(Voice with { WordCount = words }, minWords: 3).ShouldBe((BargeInDecision)expected);

    [Theory]
    [InlineData(SpeechOnAir.Protected)]
    [InlineData(SpeechOnAir.None)]
    [InlineData(SpeechOnAir.AlreadyInterrupted)]
    public void Checklist_74_only_an_interruptible_speech_stops(object speech)
        => Decide(Voice with { Speech = (SpeechOnAir)speech }).ShouldBe(BargeInDecision.KeepTalking);

    [Fact]
    public void Listening_words_never_become_an_interruption()
        => Decide(Final with { OnlyBackchannel = true }).ShouldBe(BargeInDecision.KeepTalking);
}

using Agents.Audio;
using Xunit.Abstractions;

namespace Agents.Gateway.Tests;

/// <summary>Word error rate on people's speech and on that of flite's voices, beside the programs of pocketsphinx.</summary>
public sealed class WordErrorRateTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_recogniser_is_at_most_five_points_worse_than_the_program_and_one_point_on_the_same_segments()
    {
        using var program = new PocketSphinxProgram();
        using var decoder = PocketSphinxDecoder.Open(new PocketSphinxSettings());
        List<Task<Score>> scoring = [];
        foreach (var recording in SpeechSet.People().Concat(SpeechSet.Voices()))
        {
            var whole = program.WholeAsync(recording.Audio);
            var (heard, segments) = Hear(decoder, recording.Audio);
            scoring.Add(ScoreAsync(recording, heard, whole, program.EachAsync(segments)));
        }

        var scores = await Task.WhenAll(scoring);
        output.WriteLine("recording | words | wrong here | pocketsphinx_continuous | pocketsphinx_continuous with the same segments");
        foreach (var score in (Score[])[.. scores, Score.Sum("people", scores.Where(score => !score.Voice)), Score.Sum("voices", scores.Where(score => score.Voice)), Score.Sum("all", scores)])
            output.WriteLine(score.ToString());
        foreach (var set in (Score[])[Score.Sum("people", scores.Where(score => !score.Voice)), Score.Sum("voices", scores.Where(score => score.Voice))])
        {
            set.Words.ShouldBeGreaterThan(80);
            set.Points(set.Here - set.Program).ShouldBeLessThanOrEqualTo(5, set.ToString());
        }

        var all = Score.Sum("all", scores);
        all.Points(all.Here - all.Program).ShouldBeLessThanOrEqualTo(5);
        all.Points(all.Here - all.SameSegments).ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData("a b c", "a b c", 0)]
    [InlineData("a b c", "a x c", 1)]
    [InlineData("a b c", "a c", 1)]
    [InlineData("a b c", "a b b c", 1)]
    [InlineData("a b c", "", 3)]
    public void Errors_are_the_least_number_of_changes(string said, string heard, int errors) => WordErrors.Count(said, heard).ShouldBe(errors);

    private static async Task<Score> ScoreAsync(SaidAudio recording, string heard, Task<string> whole, Task<string> same) => Score.Of(recording, heard, await whole, await same);

    private static (string Heard, IReadOnlyList<IReadOnlyList<short>> Segments) Hear(PocketSphinxDecoder decoder, AudioFrame audio)
    {
        decoder.Forget();
        var keeper = new SegmentKeeper(decoder);
        var hearing = new UtteranceHearing(keeper, new PocketSphinxSettings(), new RecognitionRequest(PocketSphinxRecogniser.Model, "en", 16000, ExtraOptions.None));
        List<RecognitionEvent> events = [];
        for (var at = 0; at < audio.SamplesPerChannel; at += 800) events.AddRange(hearing.Hear(audio.Slice(at, Math.Min(800, audio.SamplesPerChannel - at))));
        events.AddRange(hearing.Finish());
        return (string.Join(' ', events.OfType<RecognitionEvent.Final>().Select(final => final.Transcript.Text)), keeper.Segments);
    }

    /// <summary>Words said, and how many were heard wrong by whom.</summary>
    private sealed record Score(string Name, bool Voice, int Words, int Here, int Program, int SameSegments)
    {
        public static Score Of(SaidAudio recording, string here, string program, string same) => new(
            recording.Name, FliteVoice.Names.Contains(recording.Name), recording.Said.Split(' ').Length,
            WordErrors.Count(recording.Said, here), WordErrors.Count(recording.Said, program), WordErrors.Count(recording.Said, same));

        public static Score Sum(string name, IEnumerable<Score> scores) => scores.Aggregate(
            new Score(name, false, 0, 0, 0, 0),
            (sum, score) => sum with { Words = sum.Words + score.Words, Here = sum.Here + score.Here, Program = sum.Program + score.Program, SameSegments = sum.SameSegments + score.SameSegments });

        public double Points(int words) => 100.0 * words / Words;

        public override string ToString() =>
            $"{Name} | {Words} | {Here} ({Points(Here):F1} %) | {Program} ({Points(Program):F1} %) | {SameSegments} ({Points(SameSegments):F1} %)";
    }
}

using Agents.Kernel.TestKit;
using Agents.Shared.Tests;

namespace Agents.Kernel.Streams.Tests.Docs;

/// <summary>The code of docs/streams.md, running.</summary>
public class StreamsSnippets
{
    private readonly VirtualTime _time = new();

    private sealed record Frame(ReadOnlyMemory<short> Samples)
    {
        public TimeSpan Duration => TimeSpan.FromMilliseconds(Samples.Length / 16.0);
    }

    private static Frame Silence(int milliseconds) => new(new short[16 * milliseconds]);

    [Fact]
    public void The_page_shows_this_code() => DocSnippets.ShouldBeCompiled("docs/streams.md", "tests/Agents.Kernel.Streams.Tests");

    [Fact]
    public void A_bound_in_milliseconds()
    {
        // snippet: bound
        var microphone = new BoundedStream<Frame>(
            capacity: TimeSpan.FromMilliseconds(200),
            duration: frame => frame.Duration,
            overflow: OverflowStrategy.DropHead,
            name: "microphone");

        for (var i = 0; i < 12; i++) microphone.Offer(Silence(20));

        microphone.Buffered.Duration.ShouldBe(TimeSpan.FromMilliseconds(200));
        microphone.Dropped.Items.ShouldBe(2);
        microphone.Dropped.Duration.ShouldBe(TimeSpan.FromMilliseconds(40));
        // end snippet
    }

    [Fact]
    public void A_producer_that_waits()
    {
        _time.Run(async () =>
        {
            // snippet: backpressure
            var speech = new BoundedStream<Frame>(TimeSpan.FromSeconds(1), frame => frame.Duration, OverflowStrategy.Backpressure, "speech");

            var synthesis = SynthesizeAsync(speech);
            await foreach (var frame in speech.ReadAllAsync()) await PlayAsync(frame);
            await synthesis;

            async Task SynthesizeAsync(BoundedStream<Frame> output)
            {
                for (var i = 0; i < 100; i++)
                {
                    if (!await output.OfferAsync(Silence(20))) return; // nobody listens any more
                }

                output.Complete();
            }
            // end snippet
        });

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Barge_in()
    {
        var speech = new BoundedStream<Frame>(TimeSpan.FromSeconds(1), frame => frame.Duration);
        speech.Offer(Silence(20));
        speech.Offer(Silence(20));

        // snippet: clear
        var unheard = speech.Clear();

        unheard.Sum(frame => frame.Duration.TotalMilliseconds).ShouldBe(40);
        // end snippet
    }

    [Fact]
    public void A_pipeline()
    {
        var ingress = new BoundedStream<ReadOnlyMemory<byte>>(100);
        var (speechToText, turns) = (new BoundedStream<Frame>(100), new BoundedStream<Frame>(100));
        for (var i = 0; i < 5; i++) ingress.Offer(new byte[160]);
        ingress.Complete();

        _time.Run(async () =>
        {
            // snippet: pipeline
            var hangUp = KillSwitches.Shared("hang up");

            await Source.From(ingress)
                .Via(hangUp.Flow<ReadOnlyMemory<byte>>())
                .Select(Decode)
                .Frame(size: 320, padLast: true)
                .Select(samples => new Frame(samples))
                .RunWith(Sink.Broadcast(speechToText, turns));
            // end snippet
        });

        speechToText.Count.ShouldBe(3);
        turns.Count.ShouldBe(3);

        static ReadOnlyMemory<short> Decode(ReadOnlyMemory<byte> bytes) => new short[bytes.Length];
    }

    private Task PlayAsync(Frame frame) => Task.Delay(frame.Duration, _time);
}

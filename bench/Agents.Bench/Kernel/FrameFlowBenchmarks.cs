using Agents.Bench.Measuring;

namespace Agents.Bench.Kernel;

/// <summary>The shape of a voice node: many sessions, each a parent whose four children hand audio frames on.</summary>
internal static class FrameFlowBenchmarks
{
    private const int Sessions = 1_000;
    private const int FramesPerSession = 1_000;
    private const int FrameBytes = 640;

    public static IEnumerable<Benchmark> All =>
    [
        new("frame-flow", "1 000 sessions of a parent and 4 children, 1 000 new 640-byte frames each over 3 hops", Run),
    ];

    private static async Task<Measured> Run()
    {
        using var system = ActorSystem.Create("bench");
        var done = new Countdown(Sessions);
        var sessions = Enumerable.Range(0, Sessions).Select(_ => system.ActorOf(Props.Create(() => new Session(done)))).ToArray();
        await Task.WhenAll(sessions.Select(session => session.Ask<string>("ready", TimeSpan.FromSeconds(30))));

        var lap = Lap.Start();
        foreach (var session in sessions)
            session.Tell(Start.Instance, ActorRefs.NoSender);
        await done.Done;
        var measured = Measured.Of(lap, Sessions * FramesPerSession, "frame");

        await system.Terminate();
        return measured;
    }

    private sealed class Start
    {
        public static readonly Start Instance = new();
    }

    private sealed class Frame(byte[] samples)
    {
        public byte[] Samples => samples;
    }

    private sealed class Session : UntypedActor
    {
        private readonly IActorRef _source;

        public Session(Countdown done)
        {
            var sink = Context.ActorOf(Props.Create(() => new Sink(done)));
            var second = Context.ActorOf(Props.Create(() => new Stage(sink)));
            var first = Context.ActorOf(Props.Create(() => new Stage(second)));
            _source = Context.ActorOf(Props.Create(() => new Source(first)));
        }

        protected override void OnReceive(object message)
        {
            if (message is Start)
                _source.Tell(message, Self);
            else
                Sender.Tell(message);
        }
    }

    /// <summary>Makes one frame per turn, so that all sessions advance together as they do in real time.</summary>
    private sealed class Source(IActorRef next) : UntypedActor
    {
        private int _left = FramesPerSession;

        protected override void OnReceive(object message)
        {
            next.Tell(new Frame(new byte[FrameBytes]), Self);
            if (--_left > 0)
                Self.Tell(message, Self);
        }
    }

    private sealed class Stage(IActorRef next) : UntypedActor
    {
        protected override void OnReceive(object message) => next.Tell(message, Self);
    }

    private sealed class Sink(Countdown done) : UntypedActor
    {
        private int _left = FramesPerSession;

        protected override void OnReceive(object message)
        {
            if (--_left == 0)
                done.Signal();
        }
    }
}

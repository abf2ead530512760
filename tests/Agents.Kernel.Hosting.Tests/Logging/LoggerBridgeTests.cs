using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MicrosoftLogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Agents.Kernel.Hosting.Tests.Logging;

public class LoggerBridgeTests
{
    private readonly Logs _logs = new();

    private Task<IHost> Start(LogLevel? level = null) => HostFixture.StartAsync(services =>
    {
        services.AddLogging(l => l.AddProvider(_logs));
        services.AddActorSystem("agents", new ActorSystemOptions { LogLevel = level });
    });

    private async Task<List<LogLine>> LogsOf(IHost host, Type logger)
    {
        await host.StopAsync();
        return [.. _logs.Lines.Where(l => l.Category == logger.FullName!.Replace('+', '.'))];
    }

    [Fact]
    public async Task Log_events_keep_level_text_source_cause_and_order()
    {
        using var host = await Start();
        var talker = host.System().ActorOf(Props.Create<Talker>(), "talker");
        talker.Tell("hello", ActorRefs.NoSender);
        await talker.GracefulStop(TimeSpan.FromSeconds(30));

        var lines = await LogsOf(host, typeof(Talker));

        lines.Select(l => (l.Level, l.Text)).ShouldBe(
        [
            (MicrosoftLogLevel.Information, $"[{talker.Path}] info hello"),
            (MicrosoftLogLevel.Warning, $"[{talker.Path}] warning hello"),
            (MicrosoftLogLevel.Error, $"[{talker.Path}] error hello"),
        ]);
        lines[2].Exception.ShouldBeOfType<IOException>();
    }

    [Theory]
    [InlineData(LogLevel.DebugLevel, 4)]
    [InlineData(LogLevel.InfoLevel, 3)]
    [InlineData(LogLevel.ErrorLevel, 1)]
    public async Task The_lowest_level_is_settable(LogLevel level, int lines)
    {
        using var host = await Start(level);
        var talker = host.System().ActorOf(Props.Create<Talker>(), "talker");
        talker.Tell("hello", ActorRefs.NoSender);
        await talker.GracefulStop(TimeSpan.FromSeconds(30));

        (await LogsOf(host, typeof(Talker))).Count.ShouldBe(lines);
    }

    [Fact]
    public async Task Of_dead_letters_and_unhandled_messages_only_types_and_paths_are_written()
    {
        using var host = await Start(LogLevel.DebugLevel);
        var talker = host.System().ActorOf(Props.Create<Talker>(), "talker");
        talker.Tell(new Secret("4711"), ActorRefs.NoSender);
        await talker.GracefulStop(TimeSpan.FromSeconds(30));
        talker.Tell(new Secret("4711"), ActorRefs.NoSender);

        (await LogsOf(host, typeof(DeadLetter))).Count(l => l.Text.Contains("was not delivered") && l.Text.Contains(nameof(Secret))).ShouldBe(1);
        (await LogsOf(host, typeof(UnhandledMessage))).Count(l => l.Text.Contains("was not handled") && l.Text.Contains(nameof(Secret))).ShouldBe(1);
        _logs.Lines.ShouldNotContain(l => l.Text.Contains("4711"));
    }

    [Fact]
    public async Task What_actors_log_while_the_host_stops_is_not_lost()
    {
        using var host = await Start();
        for (var i = 0; i < 100; i++) host.System().ActorOf(Props.Create<LastWords>());

        (await LogsOf(host, typeof(LastWords))).Count.ShouldBe(100);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_does_not_fail_the_actor()
    {
        using var host = await HostFixture.StartAsync(services =>
        {
            services.AddLogging(l => l.AddProvider(new Broken()));
            services.AddActorSystem("agents");
        });
        var talker = host.System().ActorOf(Props.Create<Talker>(), "talker");
        talker.Tell("hello", ActorRefs.NoSender);

        (await talker.Ask<ActorIdentity>(new Identify(1), TimeSpan.FromSeconds(30))).Subject.ShouldBe(talker, "it has not been restarted or stopped");
    }

    private sealed class Broken : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => categoryName.Contains(nameof(Talker)) ? throw new IOException("disk full") : new Logs().CreateLogger(categoryName);

        public void Dispose()
        {
        }
    }

    private sealed class LastWords : UntypedActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();

        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => _log.Info("last words");
    }

    private sealed record Secret(string Pin);

    private sealed class Talker : ReceiveActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();

        public Talker() => Receive<string>(text =>
        {
            _log.Debug($"debug {text}");
            _log.Info($"info {text}");
            _log.Warning($"warning {text}");
            _log.Error(new IOException("cause"), $"error {text}");
        });
    }
}

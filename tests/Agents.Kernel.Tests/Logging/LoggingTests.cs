using Agents.Kernel.TestKit;
using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests;

public class LoggingTests
{
    private readonly EventStream _stream = new(debug: false);
    private readonly RecordingRef _reader = new("reader");
    private readonly VirtualTime _time = new();
    private readonly ILoggingAdapter _log;

    public LoggingTests() =>
        _log = new BusLogging(_stream, _time, "akka://test/user/a", typeof(LoggingTests), DefaultLogMessageFormatter.Instance);

    [Theory]
    [InlineData(LogLevel.DebugLevel, typeof(Debug), "DEBUG")]
    [InlineData(LogLevel.InfoLevel, typeof(Info), "INFO")]
    [InlineData(LogLevel.WarningLevel, typeof(Warning), "WARNING")]
    [InlineData(LogLevel.ErrorLevel, typeof(Error), "ERROR")]
    public void A_level_has_one_class_and_one_name(LogLevel level, Type type, string name)
    {
        Kernel.Logging.ClassFor(level).ShouldBe(type);
        Kernel.Logging.StringFor(level).ShouldBe(name);
        Kernel.Logging.LogLevelFor(name.ToLowerInvariant()).ShouldBe(level);
        _stream.Subscribe(_reader, type);
        _log.Log(level, null, "text");
        var entry = _reader.Received.Single().ShouldBeAssignableTo<LogEvent>()!;
        entry.ShouldBeOfType(type);
        entry.LogLevel().ShouldBe(level);
        Enum.GetValues<LogLevel>().Where(_log.IsEnabled).ShouldBe([level]);
    }

    [Fact]
    public void A_level_is_found_by_its_class_and_an_unknown_name_is_quoted()
    {
        Kernel.Logging.LogLevelFor<Warning>().ShouldBe(LogLevel.WarningLevel);
        Should.Throw<ArgumentException>(() => Kernel.Logging.LogLevelFor("loud")).Message.ShouldContain("'loud'");
        Should.Throw<ArgumentOutOfRangeException>(() => Kernel.Logging.ClassFor((LogLevel)9));
    }

    [Fact]
    public void Each_method_logs_at_its_level_with_text_values_and_cause()
    {
        _stream.Subscribe<LogEvent>(_reader);
        var cause = new InvalidOperationException("broken");
        _log.Debug("plain {0}");
        _log.Info("{0} of {1}", 1, 2);
        _log.Warning(cause, "odd");
        _log.Error(cause, "failed after {0}", "3 s");

        var entries = _reader.Received.Cast<LogEvent>().ToArray();
        entries.Select(entry => entry.LogLevel()).ShouldBe(Enum.GetValues<LogLevel>());
        entries.Select(entry => entry.Message.ToString()).ShouldBe(["plain {0}", "1 of 2", "odd", "failed after 3 s"]);
        entries.Select(entry => entry.Cause).ShouldBe([null, null, cause, cause]);
        var message = entries[1].Message.ShouldBeAssignableTo<LogMessage>()!;
        message.Format.ShouldBe("{0} of {1}");
        message.Parameters().ShouldBe([1, 2]);
        message.Unformatted().ShouldBe("{0} of {1} [1, 2]");
    }

    [Fact]
    public void An_event_tells_source_class_and_the_time_of_the_systems_clock()
    {
        _time.Advance(TimeSpan.FromMinutes(3));
        _stream.Subscribe<Info>(_reader);
        _log.Info("hello");
        var entry = (Info)_reader.Received.Single();
        entry.LogSource.ShouldBe("akka://test/user/a");
        entry.LogClass.ShouldBe(typeof(LoggingTests));
        entry.Timestamp.ShouldBe(_time.GetUtcNow().UtcDateTime);
        entry.Timestamp.Kind.ShouldBe(DateTimeKind.Utc);
        entry.Thread.ShouldBe(Thread.CurrentThread);
        entry.ToString().ShouldStartWith("[INFO][");
        entry.ToString().ShouldEndWith("[akka://test/user/a] hello");
    }

    [Fact]
    public void Nothing_is_formatted_or_kept_when_nobody_listens()
    {
        _log.IsDebugEnabled.ShouldBeFalse();
        _log.IsInfoEnabled.ShouldBeFalse();
        _log.IsWarningEnabled.ShouldBeFalse();
        _log.IsErrorEnabled.ShouldBeFalse();
        _stream.Subscribe<Error>(_reader);
        _log.Info("{0}", new Explosive());
        _log.Log(LogLevel.DebugLevel, null, "x");
        _reader.Received.ShouldBeEmpty();
    }

    [Fact]
    public void A_format_that_does_not_fit_its_values_still_logs_both()
    {
        _stream.Subscribe<Info>(_reader);
        _log.Info("{1} {", "value");
        ((Info)_reader.Received.Single()).Message.ToString().ShouldBe("{1} { [value]");
    }

    private sealed class Explosive
    {
        public override string ToString() => throw new InvalidOperationException("was formatted");
    }
}

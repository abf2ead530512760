using Agents.Audio;
using Agents.Messages;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Agents.Inference.Tests.Options;

public sealed class DebugVariableTests
{
    [Theory]
    [InlineData("1", true)]
    [InlineData("-2", true)]
    [InlineData("0", false)]
    [InlineData("yes", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Numbers_other_than_0_switch_on(string? value, bool on) => DebugVariable.IsOn(value).ShouldBe(on);

    [Theory]
    [InlineData("1", 1)]
    [InlineData(null, 0)]
    public void Requests_are_logged_only_when_asked_for(string? value, int lines)
    {
        using var log = new Lines();
        var options = new LlmOptions { Model = "a/b", Environment = name => name == "LK_OPENAI_DEBUG" ? value : null, LoggerFactory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log)) };
        RequestLog.Write(options, ChatRequest.Build(options, ChatContext.Empty.AddMessage(ChatRole.User, "hello"), [], new LlmChatOptions()).Body);
        log.Written.Count(line => line.Contains("\"hello\"", StringComparison.Ordinal)).ShouldBe(lines);
    }

    [Fact]
    public void Speech_is_written_only_when_asked_for_and_only_whole()
    {
        var folder = Directory.CreateTempSubdirectory("agents-").FullName;
        var options = new TtsOptions { Model = "a/b", Environment = name => name == "LK_DUMP_TTS" ? "1" : null };
        TtsDump.For(options with { Environment = _ => null }, "r1", folder).ShouldBeNull();
        var dump = TtsDump.For(options, "r1", folder)!;
        dump.Add(AudioFrame.Silence(TimeSpan.FromSeconds(0.2), 24000));
        dump.Add(AudioFrame.Silence(TimeSpan.FromSeconds(0.1), 24000));
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
        dump.Save();
        WavFile.Read(Path.Combine(folder, "lk_dump", "r1.wav")).Duration.ShouldBe(TimeSpan.FromSeconds(0.3));
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}

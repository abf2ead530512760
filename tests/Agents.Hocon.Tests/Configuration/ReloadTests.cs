using Microsoft.Extensions.Configuration;

namespace Agents.Hocon.Tests.Configuration;

/// <summary>Real files and the system's notifications; every wait is for an event, the time limit only guards against a hang.</summary>
public class ReloadTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_changed_file_is_taken_over()
    {
        using var files = new Files().With("a.conf", "a = 1");
        using var host = new Host(files["a.conf"]);

        await host.After(() => files.With("a.conf", "a = 2"), until: () => host.Configuration["a"] == "2");
    }

    [Fact]
    public async Task A_changed_include_is_taken_over()
    {
        using var files = new Files().With("a.conf", "include \"sub/b.conf\"").With("sub/b.conf", "b = 1");
        using var host = new Host(files["a.conf"]);

        await host.After(() => files.With("sub/b.conf", "b = 2"), until: () => host.Configuration["b"] == "2");
    }

    [Fact]
    public async Task A_missing_include_is_taken_over_when_it_appears_and_an_include_added_later_is_watched()
    {
        using var files = new Files().With("a.conf", "b = 0\ninclude \"b.conf\"");
        using var host = new Host(files["a.conf"]);

        await host.After(() => files.With("b.conf", "b = 1\ninclude \"c.conf\""), until: () => host.Configuration["b"] == "1");
        await host.After(() => files.With("c.conf", "b = 2"), until: () => host.Configuration["b"] == "2");
    }

    [Fact]
    public async Task An_editor_that_saves_by_renaming_is_noticed()
    {
        using var files = new Files().With("a.conf", "a = 1").With("a.conf~", "a = 2");
        using var host = new Host(files["a.conf"]);

        await host.After(() => File.Move(files["a.conf~"], files["a.conf"], overwrite: true), until: () => host.Configuration["a"] == "2");
    }

    [Fact]
    public async Task A_mounted_config_map_that_swaps_its_link_is_noticed()
    {
        using var files = new Files().With("v1/a.conf", "a = 1").With("v2/a.conf", "a = 2");
        File.CreateSymbolicLink(files["..data"], "v1");
        File.CreateSymbolicLink(files["a.conf"], "..data/a.conf");
        using var host = new Host(files["a.conf"]);
        host.Configuration["a"].ShouldBe("1");

        await host.After(
            () =>
            {
                File.Delete(files["..data"]);
                File.CreateSymbolicLink(files["..data"], "v2");
            },
            until: () => host.Configuration["a"] == "2");
    }

    [Fact]
    public async Task A_broken_file_changes_nothing_and_is_reported()
    {
        using var files = new Files().With("a.conf", "a = 1");
        using var host = new Host(files["a.conf"]);

        files.With("a.conf", "a = ${no}");

        (await host.Failed.Task.WaitAsync(Hang, TimeProvider.System)).ShouldBeOfType<HoconException>().Message.ShouldContain("${no} is not defined");
        host.Configuration["a"].ShouldBe("1");
        await host.After(() => files.With("a.conf", "a = 3"), until: () => host.Configuration["a"] == "3");
    }

    [Fact]
    public async Task A_required_file_that_is_deleted_changes_nothing_and_is_reported()
    {
        using var files = new Files().With("a.conf", "a = 1");
        using var host = new Host(files["a.conf"]);

        File.Delete(files["a.conf"]);

        (await host.Failed.Task.WaitAsync(Hang, TimeProvider.System)).ShouldBeOfType<FileNotFoundException>();
        host.Configuration["a"].ShouldBe("1");
    }

    private sealed class Host : IDisposable
    {
        private readonly IDisposable _registration;
        private TaskCompletionSource _reloaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Host(string path)
        {
            var source = new HoconFileSource { Path = path, ReloadOnChange = true, ReloadDelay = TimeSpan.Zero, OnReloadFailed = exception => Failed.TrySetResult(exception) };
            Configuration = new ConfigurationBuilder().Add(source).Build();
            _registration = Microsoft.Extensions.Primitives.ChangeToken.OnChange(
                Configuration.GetReloadToken,
                () => Interlocked.Exchange(ref _reloaded, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult());
        }

        public IConfigurationRoot Configuration { get; }

        public TaskCompletionSource<Exception> Failed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>One change of a file may be several events; waits for reloads until the expected one.</summary>
        public async Task After(Action change, Func<bool> until)
        {
            var next = Volatile.Read(ref _reloaded).Task;
            change();
            while (!until())
            {
                await next.WaitAsync(Hang, TimeProvider.System);
                next = Volatile.Read(ref _reloaded).Task;
            }
        }

        public void Dispose()
        {
            _registration.Dispose();
            (Configuration as IDisposable)?.Dispose();
        }
    }
}

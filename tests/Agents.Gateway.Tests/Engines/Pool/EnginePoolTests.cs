using Microsoft.Extensions.Logging.Abstractions;

namespace Agents.Gateway.Tests;

public sealed class EnginePoolTests
{
    private static readonly PoolSettings Two = new() { Limit = 2, MaxWaiting = 2, Deadline = TimeSpan.FromSeconds(2), RetryAfter = TimeSpan.FromSeconds(7) };

    [Fact]
    public async Task Engines_are_made_up_to_the_limit_and_used_again()
    {
        using var pool = new EnginePool<Engine>(Two);
        var context = Context(new ObservedTime());
        var first = await RentAsync(pool, context);
        var second = await RentAsync(pool, context);
        second.Item.ShouldNotBeSameAs(first.Item);
        first.Dispose();
        first.Dispose();
        (await RentAsync(pool, context)).Item.ShouldBeSameAs(first.Item);
    }

    [Fact]
    public async Task Waiting_sessions_are_served_in_order_of_arrival()
    {
        using var pool = new EnginePool<Engine>(Two);
        var context = Context(new ObservedTime());
        var held = await RentAsync(pool, context);
        await RentAsync(pool, context);
        var third = RentAsync(pool, context);
        var fourth = RentAsync(pool, context);
        third.IsCompleted.ShouldBeFalse();
        held.Dispose();
        var lease = await third;
        lease.Item.ShouldBeSameAs(held.Item);
        fourth.IsCompleted.ShouldBeFalse();
        lease.Dispose();
        (await fourth).Item.ShouldBeSameAs(held.Item);
    }

    [Fact]
    public async Task Past_the_deadline_a_session_is_refused_with_429_and_the_place_is_free_again()
    {
        var time = new ObservedTime();
        using var pool = new EnginePool<Engine>(Two);
        var context = Context(time);
        var held = await RentAsync(pool, context);
        await RentAsync(pool, context);
        var third = RentAsync(pool, context);
        await time.ArmedAsync(2.Seconds());
        time.Advance(2.Seconds());
        var error = await Should.ThrowAsync<ProtocolException>(() => third);
        error.Code.ShouldBe(429);
        error.RetryAfter.ShouldBe(7.Seconds());
        pool.Waiting.ShouldBe(0);
        held.Dispose();
        (await RentAsync(pool, context)).Item.ShouldBeSameAs(held.Item);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once()
    {
        using var pool = new EnginePool<Engine>(Two);
        var context = Context(new ObservedTime());
        for (var i = 0; i < 4; i++) _ = RentAsync(pool, context);
        pool.Waiting.ShouldBe(2);
        Should.Throw<ProtocolException>(pool.RefuseIfFull).Code.ShouldBe(429);
        (await Should.ThrowAsync<ProtocolException>(() => RentAsync(pool, context))).Code.ShouldBe(429);
    }

    [Fact]
    public async Task A_session_that_leaves_the_queue_does_not_take_an_engine_with_it()
    {
        using var pool = new EnginePool<Engine>(Two);
        var context = Context(new ObservedTime());
        var held = await RentAsync(pool, context);
        await RentAsync(pool, context);
        using var leaving = new CancellationTokenSource();
        var third = pool.RentAsync(() => new Engine(), context, leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => third);
        held.Dispose();
        (await RentAsync(pool, context)).Item.ShouldBeSameAs(held.Item);
    }

    [Fact]
    public async Task An_engine_that_cannot_be_made_gives_its_place_back()
    {
        using var pool = new EnginePool<Engine>(Two);
        var context = Context(new ObservedTime());
        for (var i = 0; i < 5; i++)
            await Should.ThrowAsync<InvalidOperationException>(() => pool.RentAsync(() => throw new InvalidOperationException("no"), context, default).AsTask());
        (await RentAsync(pool, context)).Item.ShouldNotBeNull();
    }

    [Fact]
    public async Task Over_the_wire_a_busy_recogniser_is_429_with_the_time_to_wait()
    {
        var recogniser = new PocketSphinxRecogniser(pool: new PoolSettings { Limit = 1, MaxWaiting = 0 });
        await using var gateway = await TestGateway.StartAsync(recogniser);
        await using var first = await gateway.ConnectAsync("stt");
        await first.SendAsync("""{"type":"session.create","model":"local/pocketsphinx","settings":{}}""");
        await first.ExpectAsync("session.created");
        await using var second = await gateway.ConnectAsync("stt");
        await second.SendAsync("""{"type":"session.create","model":"local/pocketsphinx","settings":{}}""");
        var error = await second.ExpectAsync("error");
        error.GetProperty("code").GetInt32().ShouldBe(429);
        error.Double("retry_after").ShouldBe(5);
        (await RawSocket.RefusalAsync(new Uri($"ws://{gateway.Address.Authority}/v1/stt?model=local/pocketsphinx"), TestGateway.Token())).ShouldBe(429);
        await first.CloseAsync();
        await first.ToEndAsync();
        await recogniser.DisposeAsync();
    }

    private static Task<PoolLease<Engine>> RentAsync(EnginePool<Engine> pool, EngineContext context) =>
        pool.RentAsync(() => new Engine(), context, default).AsTask();

    private static EngineContext Context(TimeProvider time) => new(time, TaskScheduler.Default, NullLogger.Instance);

    private sealed class Engine : IDisposable
    {
        public void Dispose()
        {
            // Nothing to release.
        }
    }
}

using Agents.Host.Fast;

namespace Agents.Host.Tests.Fast;

public sealed class ExchangeTests
{
    private readonly Holds _holds = new();
    private readonly Exchange _exchange;

    public ExchangeTests() => _exchange = new Exchange(_holds.Open);

    [Fact]
    public void Time_stands_still_while_a_message_is_on_its_way_to_who_waits_for_it()
    {
        _exchange.ToGateway.Awaited();
        _holds.AreOpen.ShouldBeFalse();

        _exchange.ToGateway.Sent();
        _holds.AreOpen.ShouldBeTrue();

        _exchange.ToGateway.Arrived();
        _holds.AreOpen.ShouldBeFalse();
    }

    [Fact]
    public void What_nobody_waits_for_does_not_stop_time_until_somebody_does()
    {
        _exchange.ToSession.Sent();
        _exchange.ToSession.Sent();
        _holds.AreOpen.ShouldBeFalse();

        _exchange.ToSession.Awaited();
        _holds.AreOpen.ShouldBeTrue();
        _exchange.ToSession.Arrived();
        _holds.AreOpen.ShouldBeFalse();

        _exchange.ToSession.Awaited();
        _holds.AreOpen.ShouldBeTrue();
    }

    [Fact]
    public void Both_directions_count_and_hold_once()
    {
        _exchange.ToSession.Awaited();
        _exchange.ToGateway.Awaited();
        _exchange.ToSession.Sent();
        _exchange.ToGateway.Sent();
        _exchange.ToSession.Arrived();

        _holds.AreOpen.ShouldBeTrue();
        _holds.Opened.ShouldBe(1);

        _exchange.ToGateway.Arrived();
        _holds.AreOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_part_of_a_message_does_not_count_as_arrived()
    {
        _exchange.ToSession.Sent();
        _exchange.ToSession.Awaited();
        _exchange.ToSession.Arrived(0);
        _exchange.ToSession.Awaited();

        _holds.AreOpen.ShouldBeTrue();
    }

    [Fact]
    public void An_exchange_that_is_over_never_holds()
    {
        _exchange.ToSession.Awaited();
        _exchange.ToSession.Sent();
        _exchange.Over();
        _holds.AreOpen.ShouldBeFalse();

        _exchange.ToSession.Sent();
        _holds.AreOpen.ShouldBeFalse();
    }

    private sealed class Holds
    {
        private int _open;

        public int Opened { get; private set; }

        public bool AreOpen => _open > 0;

        public IDisposable Open()
        {
            Opened++;
            _open++;
            return new Hold(this);
        }

        private sealed class Hold(Holds holds) : IDisposable
        {
            public void Dispose() => holds._open--;
        }
    }
}

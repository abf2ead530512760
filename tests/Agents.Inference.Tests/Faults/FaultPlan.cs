using Agents.Inference.Tests.Rig;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Faults;

/// <summary>What may happen to a message on its way.</summary>
internal enum Fault
{
    None,
    Drop,
    HalfClose,
    Stall,
    Slow,
    Truncate,
    Garble,
}

/// <summary>A connection is gone by a fault.</summary>
internal sealed class FaultStruck : Exception;

/// <summary>Decides from a seed what happens to each message, and does it. At most so many faults per schedule, so that every one comes to an end.</summary>
internal sealed class FaultPlan(int seed, TimeProvider clock, int most = 8, double likelihood = 0.12)
{
    private readonly Random _random = new(seed);
    private int _left = most;

    /// <summary>For everything else that varies.</summary>
    public Random Random => _random;

    /// <summary>Faults that struck, for the message of a failing test.</summary>
    public List<string> Struck { get; } = [];

    /// <summary>Sends a message, or lets a fault strike.</summary>
    /// <exception cref="FaultStruck">The connection is gone.</exception>
    public async Task SendAsync(FakeConnection connection, JObject message)
    {
        var text = message.ToString(Newtonsoft.Json.Formatting.None);
        switch (Next($"{message["type"]}"))
        {
            case Fault.Drop:
                connection.Cut();
                throw new FaultStruck();
            case Fault.HalfClose:
                connection.Close(_random.Next(2) == 0 ? 1001 : 1011);
                throw new FaultStruck();
            case Fault.Stall:
                await Task.Delay(TimeSpan.FromSeconds(_random.NextDouble()), clock);
                connection.Cut();
                throw new FaultStruck();
            case Fault.Slow:
                await Task.Delay(TimeSpan.FromSeconds(_random.NextDouble() * 0.8), clock);
                break;
            case Fault.Truncate:
                connection.SendText(text[..(text.Length / 2)]);
                throw new FaultStruck();
            case Fault.Garble:
                connection.SendText(text.Replace(':', '\u0001'));
                throw new FaultStruck();
        }
        connection.SendText(text);
    }

    /// <summary>Whether the connection breaks at a message of the client.</summary>
    public void OnReceive(FakeConnection connection, string? kind)
    {
        if (_random.Next(4) > 0 || Next($"from client {kind}") is not (Fault.Drop or Fault.HalfClose))
            return;
        connection.Cut();
        throw new FaultStruck();
    }

    /// <summary>Whether a connect is refused.</summary>
    public void OnConnect()
    {
        if (Next("connect") == Fault.Drop)
            throw new IOException("refused");
    }

    /// <summary>The next fault, for what the other methods cannot do.</summary>
    public Fault Next(string at)
    {
        if (_left == 0 || _random.NextDouble() >= likelihood)
            return Fault.None;
        _left--;
        var fault = (Fault)_random.Next(1, 7);
        Struck.Add($"{fault} at {at}");
        return fault;
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Agents.Host.Telephony;

/// <summary>
/// The tokens that this node has handed out with answers to webhooks. Signatures of carriers have no time in them and can be played again;
/// a token opens one stream, for one call, within a minute. Only hashes are kept. Thread safe.
/// </summary>
/// <param name="time">Their clock.</param>
internal sealed class StreamTickets(TimeProvider time)
{
    /// <summary>How long a token is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    /// <summary>Tokens that may be out; the oldest is void beyond that.</summary>
    public const int Capacity = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (StreamTicket Ticket, DateTimeOffset Until)> _tickets = [];
    private readonly Queue<(string Hash, DateTimeOffset Until)> _order = new();

    /// <summary>Makes a token.</summary>
    public string Issue(StreamTicket ticket)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var (hash, until) = (Hash(token), time.GetUtcNow() + Lifetime);
        lock (_gate)
        {
            Sweep();
            _tickets[hash] = (ticket, until);
            _order.Enqueue((hash, until));
        }

        return token;
    }

    /// <summary>Uses a token up.</summary>
    /// <returns>What it allows; null if it is unknown, used, or too old.</returns>
    public StreamTicket? Redeem(string token)
    {
        lock (_gate)
            return _tickets.Remove(Hash(token), out var found) && found.Until > time.GetUtcNow() ? found.Ticket : null;
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        while (_order.TryPeek(out var oldest) && (oldest.Until <= now || _order.Count >= Capacity))
            _tickets.Remove(_order.Dequeue().Hash);
    }

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

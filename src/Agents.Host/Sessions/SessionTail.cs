using System.Net;
using Agents.Host.Sessions.Output;

namespace Agents.Host.Sessions;

/// <summary>Follows a session to its end, also over a line that breaks: it goes on behind the last event that it has.</summary>
/// <param name="host">The host.</param>
/// <param name="printer">Takes each event.</param>
/// <param name="time">The clock.</param>
internal sealed class SessionTail(HostClient host, EventPrinter printer, TimeProvider time)
{
    private const string Close = "close";
    private const int MostAttempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Follows until the session is over.</summary>
    /// <param name="id">Name of the session.</param>
    /// <param name="stop">Stops following.</param>
    /// <exception cref="HostRefusedException">There is no such session, or the line is broken for good.</exception>
    public async Task RunAsync(string id, CancellationToken stop)
    {
        string? seen = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await foreach (var (number, happened) in host.EventsAsync(id, seen, stop))
                {
                    (seen, attempt) = (number, 1);
                    printer.Print(happened);
                    if ((string?)happened["type"] == Close)
                        return;
                }
            }
            catch (HostRefusedException gone) when (gone.Status == (int)HttpStatusCode.NotFound && seen is not null)
            {
                return; // it ended while the line was broken
            }
            catch (Exception broken) when (broken is IOException or HttpRequestException)
            {
                // the host is asked again
            }

            if (attempt == MostAttempts)
                throw new HostRefusedException((int)HttpStatusCode.ServiceUnavailable, $"The events of session '{id}' break off again and again; the session itself may go on.");
            await Task.Delay(Pause, time, stop);
        }
    }
}

using System.Globalization;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Agents.Host.Sessions.Output;

/// <summary>The list of sessions as a table.</summary>
internal static class SessionTable
{
    private const int Width = 120;

    /// <summary>Writes the table; one sentence if there are no sessions.</summary>
    /// <param name="sessions">Sessions as the host sends them.</param>
    /// <param name="output">Standard output.</param>
    public static void Write(IReadOnlyList<JObject> sessions, TextWriter output)
    {
        if (sessions.Count == 0)
        {
            output.WriteLine("No session runs.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Session", "Node", "Agent", "Agent is", "Caller is", "Since", "Answers");
        foreach (var session in sessions)
            table.AddRow([.. Row(session).Select(cell => new Text(EventLine.Printable(cell)))]);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = Width;
        console.Write(table);
    }

    private static IEnumerable<string> Row(JObject session) =>
    [
        Of(session, "id"), Of(session, "node"), Of(session, "agent"), (bool?)session["closing"] == true ? "closing" : Of(session, "agent_state"), Of(session, "user_state"),
        Since(session), Of(session, "answers"),
    ];

    private static string Of(JObject session, string member) => session[member]?.ToString() ?? "–";

    private static string Since(JObject session) =>
        DateTimeOffset.TryParse((string?)session["started_at"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : "–";
}

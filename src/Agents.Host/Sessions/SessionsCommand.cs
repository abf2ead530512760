using System.CommandLine;
using Agents.Host.Cli;
using Agents.Host.Sessions.Output;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Sessions;

/// <summary><c>agents sessions</c>: the sessions of a running host.</summary>
internal static class SessionsCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var host = new HostFlags(terminal);
        var command = new Command("sessions", "See and steer the sessions of a running host: list, tail, say, end.") { List(host), Tail(host), Say(host), End(host) };
        host.AddTo(command);
        return command;
    }

    private static Command List(HostFlags host)
    {
        var command = new Command("list", "The sessions of all nodes.");
        command.SetAction((parsed, stop) => host.RunAsync(parsed, async client =>
        {
            var sessions = await SessionPages.ReadAsync(client, stop);
            if (host.Json(parsed))
                foreach (var session in sessions)
                    host.Output.WriteLine(session.ToString(Formatting.None));
            else
                SessionTable.Write(sessions, host.Output);
        }));
        return command;
    }

    private static Command Tail(HostFlags host)
    {
        var id = Id();
        var command = new Command("tail", "What happens in a session, from its beginning until it ends.") { id };
        command.SetAction((parsed, stop) => host.RunAsync(parsed, client =>
            new SessionTail(client, new EventPrinter(host.Output, host.Json(parsed)), TimeProvider.System).RunAsync(parsed.GetValue(id)!, stop)));
        return command;
    }

    private static Command Say(HostFlags host)
    {
        var id = Id();
        var text = new Argument<string[]>("TEXT") { Description = "What the agent says.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("say", "Let the agent of a session say a text. Prints the name of the speech.") { id, text };
        command.SetAction((parsed, stop) => host.RunAsync(parsed, async client =>
        {
            var answer = await client.AskAsync(HttpMethod.Post, $"{Path(parsed.GetValue(id)!)}/say", new JObject { ["text"] = string.Join(' ', parsed.GetValue(text)!) }, stop);
            host.Output.WriteLine(host.Json(parsed) ? answer.ToString(Formatting.None) : answer["speech_id"]?.ToString());
        }));
        return command;
    }

    private static Command End(HostFlags host)
    {
        var id = Id();
        var drain = new Option<bool>("--drain") { Description = "What is being said is said to its end first." };
        var command = new Command("end", "End a session.") { id, drain };
        command.SetAction((parsed, stop) => host.RunAsync(parsed, client =>
            client.AskAsync(HttpMethod.Delete, Path(parsed.GetValue(id)!) + (parsed.GetValue(drain) ? "?drain=true" : ""), null, stop)));
        return command;
    }

    private static Argument<string> Id() => new("ID") { Description = "Name of the session, as 'sessions list' shows it." };

    private static string Path(string id) => $"v1/sessions/{Uri.EscapeDataString(id)}";
}

namespace Agents.Actors;

// What the tools tell.
internal sealed partial class VoiceSession
{
    private void ReceiveTools()
    {
        Receive<ToolRuns>(runs => Progress(() =>
        {
            _parts.Runner.OnToolRuns(runs);
            _parts.Fillers.OnToolRuns(runs);
        }));
        Receive<ToolProgressed>(progressed => Progress(() =>
        {
            _parts.Fillers.OnAnswered(progressed.Step, progressed.Call.CallId);
            _parts.Runner.OnToolProgressed(progressed);
        }));
        Receive<ToolEnded>(ended => Progress(() =>
        {
            _parts.Fillers.OnAnswered(ended.Step, ended.Call.CallId);
            _parts.Foregrounds.OnToolEnded(ended.Step, ended.Call.CallId);
            _parts.Runner.OnToolEnded(ended);
        }));
        Receive<ToolNews>(news => Progress(() => _parts.News.OnNews(news.News)));
        Receive<ToolsFinished>(finished => Progress(() => _parts.Runner.OnToolsFinished(finished)));
        Receive<ToolsLeft>(left => Progress(() => _parts.Handoffs.OnToolsLeft(left)));
        Receive<ToolsAbandoned>(_ => _parts.Closing.OnToolsAbandoned());
        Receive<McpToolsListed>(listed => _scope.Mcp.OnListed(listed));
        Receive<McpServerFailed>(failed => _scope.Mcp.OnFailed(failed));
        Receive<FillerDue>(due => Progress(() => _parts.Fillers.OnDue(due)));
    }
}

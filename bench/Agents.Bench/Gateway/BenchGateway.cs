using Agents.Gateway;
using Agents.Hocon;

namespace Agents.Bench.Gateway;

/// <summary>The gateway in a process of its own, as <c>agents gateway</c> runs it, with scripted engines beside those of the machine.</summary>
internal static class BenchGateway
{
    public const string Caller = "scripted/caller";
    public const string Clerk = "scripted/clerk";
    public const string Voice = "scripted/voice";

    /// <summary>The scripted caller says the same thing again and again, this far apart.</summary>
    public static readonly TimeSpan Cycle = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(10);

    /// <summary>Serves until its input ends; the first line of its output is its address.</summary>
    /// <param name="config">Settings over the defaults, or null.</param>
    public static async Task<int> Run(string? config)
    {
        var settings = config is null ? HoconDocument.Parse("") : HoconDocument.Load(config);
        var options = GatewayFile.Read(settings, Scripts().Build()) with { Port = 0 };
        await using var server = await GatewayServer.StartAsync(options);
        Console.WriteLine(server.Address);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <summary>Every ten seconds four of speech; a sentence of an answer, six words long.</summary>
    private static ScriptedEngines Scripts()
    {
        var utterances = Enumerable.Range(0, (int)(LongestRun / Cycle))
            .Select(i => ScriptedUtterance.Of((i * Cycle) + TimeSpan.FromSeconds(2), 0.4 * Cycle, "well can you tell me please what time it is in oslo"));
        return new ScriptedEngines()
            .Hears(Caller, new HearingScript([.. utterances]))
            .Answers(Clerk, AnswerScript.Of("It is half past three now."))
            .Speaks(Voice, new SpeakingScript());
    }
}

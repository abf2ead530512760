using Newtonsoft.Json.Linq;

namespace Agents.Bench.Density;

/// <summary>How many talking sessions a host holds: callers in this process, <c>agents serve</c> in a second, a scripted gateway in a third.</summary>
internal static class DensityBenchmark
{
    /// <summary>Measures and prints one JSON object.</summary>
    /// <returns>0 if nothing was late, lost or wrong; else 1.</returns>
    public static async Task<int> Run(DensityOptions options)
    {
        await using var gateway = await DensityGatewayProcess.StartAsync();
        await using var host = await HostProcess.StartAsync(gateway.Url);
        await WarmUpAsync(host);
        var (resident, live) = (host.ResidentBytes, await host.Probe.LiveBytesAsync());

        await using var crowd = new Crowd(options.Sessions);
        await crowd.ConnectAsync(host.Address);
        await crowd.TalkAsync(Script.Round);
        var since = Clock.Seconds;
        var before = await LoadAsync(host, gateway);
        await crowd.TalkAsync(TimeSpan.FromSeconds(options.Seconds));
        var after = await LoadAsync(host, gateway);
        var (sessionSeconds, residentAfter) = (options.Sessions * (Clock.Seconds - since), host.ResidentBytes);
        await crowd.HearOutAsync();
        var liveAfter = await host.Probe.LiveBytesAsync();

        var heard = await gateway.ReadAsync();
        var report = new DensityReport(crowd.Callers, since, heard.Seconds, heard.Samples);
        foreach (var error in report.Errors.CountBy(error => error))
            await Console.Error.WriteLineAsync($"{error.Value} x {error.Key}");
        Console.WriteLine(new JObject
        {
            ["sessions"] = options.Sessions,
            ["seconds"] = options.Seconds,
            ["turns"] = report.Turns,
            ["answered"] = report.Answered,
            ["host_cpu_ms_per_session_second"] = Round((after.Host - before.Host) * 1000 / sessionSeconds),
            ["host_rss_kb_per_session"] = Round((residentAfter - resident) / 1024.0 / options.Sessions),
            ["host_heap_kb_per_session"] = Round((liveAfter - live) / 1024.0 / options.Sessions),
            ["host_allocated_kb_per_session_second"] = Round((after.Allocated - before.Allocated) / 1024.0 / sessionSeconds),
            ["added_latency_ms"] = report.Latency(),
            ["of_that_detection_ms"] = report.Detection(),
            ["late_frames"] = report.LateFrames,
            ["lost_frames"] = report.LostFrames,
            ["errors"] = report.Errors.Count,
            ["generator_cpu_ms_per_session_second"] = Round((after.Generator - before.Generator) * 1000 / sessionSeconds),
            ["gateway_cpu_ms_per_session_second"] = Round((after.Gateway - before.Gateway) * 1000 / sessionSeconds),
        }.ToString());
        return report is { LateFrames: 0, LostFrames: 0, Errors.Count: 0 } ? 0 : 1;
    }

    /// <summary>One caller, one answer: what is compiled and loaded once is no session's.</summary>
    private static async Task WarmUpAsync(HostProcess host)
    {
        await using var first = new Crowd(1);
        await first.ConnectAsync(host.Address);
        await first.TalkAsync(Script.Round);
    }

    private static async Task<(double Host, double Gateway, double Generator, long Allocated)> LoadAsync(HostProcess host, DensityGatewayProcess gateway) =>
        (host.ProcessorSeconds, gateway.ProcessorSeconds, Environment.CpuUsage.TotalTime.TotalSeconds, await host.Probe.AllocatedBytesAsync());

    private static double Round(double value) => Math.Round(value, 3);
}

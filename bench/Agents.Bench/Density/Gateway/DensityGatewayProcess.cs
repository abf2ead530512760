using System.Diagnostics;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Agents.Bench.Density;

/// <summary>The <see cref="DensityGateway"/>, running beside this process.</summary>
internal sealed class DensityGatewayProcess : BesideProcess
{
    /// <summary>The command that runs it.</summary>
    public const string Command = "density-gateway";

    private DensityGatewayProcess() : base(new ProcessStartInfo("dotnet", [Beside("Agents.Bench.dll"), Command]))
    {
    }

    /// <summary>Its address, with <c>/v1</c>.</summary>
    public string Url { get; private set; } = null!;

    public static async Task<DensityGatewayProcess> StartAsync()
    {
        var gateway = new DensityGatewayProcess();
        gateway.Url = await gateway.ReadLineAsync();
        return gateway;
    }

    /// <summary>Seconds that it took for each turn, and samples that came on each line.</summary>
    public async Task<(IReadOnlyDictionary<string, double> Seconds, IReadOnlyDictionary<int, long> Samples)> ReadAsync()
    {
        using var http = new HttpClient();
        var all = JObject.Parse(await http.GetStringAsync(new Uri($"{Url}/delays")));
        return (
            all["seconds"]!.Children<JProperty>().ToDictionary(turn => turn.Name, turn => (double)turn.Value),
            all["samples"]!.Children<JProperty>().ToDictionary(line => int.Parse(line.Name, CultureInfo.InvariantCulture), line => (long)line.Value));
    }
}

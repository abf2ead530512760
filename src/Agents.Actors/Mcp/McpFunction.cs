using System.Text.Json;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace Agents.Actors;

/// <summary>A tool of a server. It outlives the connection it was listed by: calls take the one that is there.</summary>
internal sealed class McpFunction(McpClientTool listed, McpToolSource source, McpLink link) : AIFunction
{
    public override string Name => listed.Name;

    public override string Description => listed.Description;

    public override JsonElement JsonSchema => listed.JsonSchema;

    public override object? GetService(Type serviceType, object? serviceKey = null)
        => serviceKey is null && serviceType == typeof(ToolPolicy) ? source.Policy : base.GetService(serviceType, serviceKey);

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var client = link.Connected;
        var progress = source.ForwardProgress ? new ProgressReports(ToolContext.Of(arguments)) : null;
        try
        {
            var result = await client.CallToolAsync(Name, arguments.ToDictionary(pair => pair.Key, pair => pair.Value), progress,
                cancellationToken: cancellationToken);
            return McpResult.Text(result);
        }
        catch (McpException error)
        {
            throw new ToolException(error.Message);
        }
        catch (Exception error) when (error is not (ToolException or OperationCanceledException))
        {
            throw new ToolException($"The connection to the tool server \"{source.Name}\" broke. Whether the tool had an effect is not known.");
        }
    }

    /// <summary>Hands reports on where they come, without a detour over another thread.</summary>
    private sealed class ProgressReports(ToolContext context) : IProgress<ProgressNotificationValue>
    {
        public void Report(ProgressNotificationValue value)
            => context.Update(value is { Message: { Length: > 0 } message } ? message : Percent(value));

        private static string Percent(ProgressNotificationValue value) => value.Total is > 0 and var total
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 * value.Progress / total:0} percent done.")
            : "Still working on it.";
    }
}

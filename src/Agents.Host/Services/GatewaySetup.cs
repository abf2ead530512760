using Agents.Gateway;
using Agents.Host.Cli;

namespace Agents.Host.Services;

/// <summary>Reads what the command line says about the local gateway; what is wrong there is a usage error.</summary>
internal static class GatewaySetup
{
    /// <summary>The engines of this machine and those of a script; null for the gateway's own choice.</summary>
    /// <param name="script">Path of a script for <c>scripted/*</c> engines, or null.</param>
    /// <exception cref="UsageException">The script cannot be read.</exception>
    public static IReadOnlyList<IEngine>? Engines(string? script) => script is null ? null : [.. LocalEngines.Create(), .. Scripted(script)];

    /// <summary>The engines of a script; none without one.</summary>
    /// <inheritdoc cref="Engines" path="/param"/>
    /// <inheritdoc cref="Engines" path="/exception"/>
    public static IReadOnlyList<IEngine> Scripted(string? script)
    {
        if (script is null)
            return [];
        try
        {
            return ScriptedEngines.Load(script).Build();
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"The script {script} cannot be used: {wrong.Message}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The script {script} cannot be read: {failure.Message}");
        }
    }

    /// <summary>The faults to inject.</summary>
    /// <param name="rules">In the notation of <c>--faults</c>.</param>
    /// <exception cref="UsageException">A rule cannot be read.</exception>
    public static FaultRules Faults(IReadOnlyList<string> rules)
    {
        try
        {
            return FaultRules.Parse(string.Join(';', rules));
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"--faults: {wrong.Message}");
        }
    }
}

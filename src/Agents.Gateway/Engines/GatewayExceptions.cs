namespace Agents.Gateway;

/// <summary>Something the gateway cannot do, said so that a person can mend it.</summary>
/// <param name="message">What is wrong, with the value, and the way out.</param>
/// <param name="inner">The cause.</param>
public abstract class GatewayException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A library, program or model file that an engine needs is not on this machine.</summary>
/// <param name="engine">The engine, for example <c>local/pocketsphinx</c>.</param>
/// <param name="missing">What is missing.</param>
/// <param name="remedy">What to do about it, for example the package to install.</param>
/// <param name="inner">The cause.</param>
public sealed class EngineUnavailableException(string engine, string missing, string remedy, Exception? inner = null)
    : GatewayException($"{engine} cannot work here: {missing}. {remedy}", inner)
{
    /// <summary>The engine that cannot work.</summary>
    public string Engine => engine;
}

/// <summary>No engine answers for a model.</summary>
/// <param name="kind">What was asked for: <c>speech to text</c>, <c>text to speech</c>, <c>language model</c>.</param>
/// <param name="model">The name asked for.</param>
/// <param name="known">The names that would have worked.</param>
public sealed class UnknownModelException(string kind, string model, IReadOnlyList<string> known)
    : GatewayException($"Unknown {kind} model '{model}'. Known here: {(known.Count == 0 ? "none" : string.Join(", ", known))}.")
{
    /// <summary>The name asked for.</summary>
    public string Model => model;

    /// <summary>The names that would have worked.</summary>
    public IReadOnlyList<string> Known => known;
}

/// <summary>An engine serves the model but not this language, voice or option.</summary>
/// <param name="message">What was refused and what would be taken.</param>
public sealed class ModelRefusedException(string message) : GatewayException(message);

/// <summary>The gateway's port belongs to another program.</summary>
/// <param name="address">The address.</param>
/// <param name="port">The port.</param>
/// <param name="inner">The cause.</param>
public sealed class PortInUseException(string address, int port, Exception? inner = null)
    : GatewayException($"Port {port} on {address} is in use by another program. Choose another with --port, or 0 for any free one.", inner)
{
    /// <summary>The port that is in use.</summary>
    public int Port => port;
}

namespace Agents.Gateway;

/// <summary>Something that serves one or more models: a recogniser, a synthesiser or a responder.</summary>
/// <remarks>An engine belongs to whoever created it and may be shared by several gateways; clock and scheduler reach it with each call.</remarks>
public interface IEngine : IAsyncDisposable
{
    /// <summary>The models it serves, as a user writes them (<c>local/flite:slt</c>). Listed by <c>/models</c> and in errors about unknown models.</summary>
    IReadOnlyList<string> Models { get; }

    /// <summary>Whether this engine answers for a model. The suffix (language, voice) is not looked at here.</summary>
    /// <param name="model">The model without its suffix, for example <c>local/flite</c>.</param>
    bool Serves(string model);

    /// <summary>Checks that the engine can work: libraries and model files are there and the suffix is known.</summary>
    /// <param name="model">The model with its suffix.</param>
    /// <exception cref="EngineUnavailableException">A library or model file is missing; the message names the package.</exception>
    /// <exception cref="ModelRefusedException">The engine does not know this language or voice.</exception>
    void Check(ModelName model);
}

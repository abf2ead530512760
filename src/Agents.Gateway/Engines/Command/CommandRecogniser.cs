namespace Agents.Gateway;

/// <summary><c>command/name</c>: speech to text through a program that reads WAV (16 kHz, mono) and writes text. Finals only, without word times.</summary>
/// <param name="command">The program.</param>
public sealed class CommandRecogniser(CommandSettings command) : IRecogniser
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Models { get; } = [command.Model];

    /// <inheritdoc/>
    public bool Serves(string model) => model == command.Model;

    /// <inheritdoc/>
    public void Check(ModelName model) => CommandRunner.Check(command);

    /// <inheritdoc/>
    public ValueTask<IRecognition> OpenAsync(
        RecognitionRequest request, Func<RecognitionEvent, ValueTask> emit, EngineContext context, CancellationToken cancel)
    {
        CommandRunner.Check(command);
        return new(new CommandRecognition(command, request, emit, context));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;
}

using Agents.Audio;
using Agents.EndToEnd.Tests.Support;
using Agents.Inference;

namespace Agents.EndToEnd.Tests.Dialogues;

/// <summary>Speaks with the voices of this machine, through a gateway of its own.</summary>
public sealed class CallerVoices : IAsyncLifetime
{
    private RunningProgram? _gateway;
    private string _url = "";

    /// <summary>Starts the gateway.</summary>
    public async Task InitializeAsync()
    {
        _gateway = AgentsProgram.Start("gateway", "--port", "0");
        while (await _gateway.ReadLineAsync() is { } line)
        {
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is not { } url)
                continue;
            _url = url.TrimEnd('.', ',');
            return;
        }
        throw new InvalidOperationException("The gateway ended without saying where it is.");
    }

    /// <summary>Ends the gateway.</summary>
    public Task DisposeAsync()
    {
        _gateway?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Says a text in a voice, with some silence around it.</summary>
    public async Task<AudioFrame> SayAsync(string voice, string text)
    {
        await using var tts = new Tts(new TtsOptions { Model = $"local/flite:{voice}", BaseUrl = _url, ApiKey = "devkey", ApiSecret = "secret" });
        var pieces = new List<AudioFrame> { AudioFrame.Silence(TimeSpan.FromSeconds(0.5), tts.SampleRate) };
        await foreach (var piece in tts.Synthesize(text))
            pieces.Add(piece.Frame);
        pieces.Add(AudioFrame.Silence(TimeSpan.FromSeconds(0.5), tts.SampleRate));
        return AudioFrame.Concat(pieces);
    }
}

using Agents.Audio;
using Microsoft.Extensions.Logging;

namespace Agents.Inference;

/// <summary>
/// Keeps what a run puts out and writes it as <c>lk_dump/{id}.wav</c> below the current folder, when the environment variable <c>LK_DUMP_TTS</c> is a
/// number other than 0 (protocol 1.3). A run that fails leaves no file.
/// </summary>
internal sealed partial class TtsDump(string path, ILogger log)
{
    private const string Variable = "LK_DUMP_TTS";
    private const string Folder = "lk_dump";
    private readonly List<AudioFrame> _frames = [];

    /// <summary>Null unless the variable is set.</summary>
    /// <param name="options">Environment and log.</param>
    /// <param name="requestId">Names the file.</param>
    /// <param name="root">Where the folder is made; null for the current one.</param>
    public static TtsDump? For(TtsOptions options, string requestId, string? root = null) => DebugVariable.IsOn(options.Environment(Variable))
        ? new TtsDump(Path.Combine(root ?? Environment.CurrentDirectory, Folder, requestId + ".wav"), options.LoggerFactory.CreateLogger<Tts>())
        : null;

    public void Add(AudioFrame frame) => _frames.Add(frame);

    public void Save()
    {
        if (_frames.Count == 0)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WavFile.Write(path, AudioFrame.Concat(_frames));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            NotWritten(log, path, error);
        }
    }

    [LoggerMessage(EventId = 1202, Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "{Path} could not be written")]
    private static partial void NotWritten(ILogger logger, string path, Exception error);
}

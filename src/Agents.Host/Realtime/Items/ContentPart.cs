using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>A part of a message: text, sound by its transcript, or an image.</summary>
/// <param name="Type"><c>input_text</c>, <c>input_audio</c>, <c>input_image</c>, <c>output_text</c> or <c>output_audio</c>.</param>
/// <param name="Text">The text, the transcript (null: not known yet) or the image's URL.</param>
internal sealed record ContentPart(string Type, string? Text)
{
    /// <summary>Text of the caller or of the system.</summary>
    public const string InputText = "input_text";

    /// <summary>The caller's sound.</summary>
    public const string InputAudio = "input_audio";

    /// <summary>An image of the caller's.</summary>
    public const string InputImage = "input_image";

    /// <summary>Text of the agent.</summary>
    public const string OutputText = "output_text";

    /// <summary>The agent's sound.</summary>
    public const string OutputAudio = "output_audio";

    /// <summary>Writes it; the transcript of the caller's sound is there also when it is null, which clients rely on.</summary>
    public JObject Write() => Type switch
    {
        InputAudio or OutputAudio => new JObject { ["type"] = Type, ["transcript"] = Text },
        InputImage => new JObject { ["type"] = Type, ["image_url"] = Text },
        _ => new JObject { ["type"] = Type, ["text"] = Text },
    };
}

using Agents.Host.Legs;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>The forms of sound that the protocol knows.</summary>
internal static class AudioFormats
{
    private const string Pcm = "audio/pcm", MuLaw = "audio/pcmu", ALaw = "audio/pcma";

    /// <summary>Reads a <c>format</c>.</summary>
    /// <exception cref="RealtimeFault">It is none of the three.</exception>
    public static LegFormat Read(Field field)
    {
        if (field.Value.Type == JTokenType.String)
            throw new RealtimeFault(FaultCodes.Beta, $"'{field.Path}' is a name of the beta API: write an object such as {{\"type\":\"audio/pcm\",\"rate\":24000}}.", field.Path);
        var type = field.Required("type").OneOf(Pcm, MuLaw, ALaw);
        if (type == Pcm && field.Member("rate") is { } rate && rate.Whole(1, int.MaxValue) != 24_000)
            throw rate.Wrong("24000");
        return type switch
        {
            Pcm => LegFormat.Pcm24,
            MuLaw => LegFormat.MuLaw,
            _ => LegFormat.ALaw,
        };
    }

    /// <summary>Writes a <c>format</c>.</summary>
    public static JObject Write(LegFormat format) => format.Encoding switch
    {
        LegEncoding.MuLaw => new JObject { ["type"] = MuLaw },
        LegEncoding.ALaw => new JObject { ["type"] = ALaw },
        _ => new JObject { ["type"] = Pcm, ["rate"] = 24_000 },
    };
}

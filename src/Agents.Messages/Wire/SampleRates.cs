using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>Sample rates are texts in STT and TTS; numbers are understood too.</summary>
internal static class SampleRates
{
    public static int Read(JObject json, int missing) =>
        json.Int("sample_rate")
        ?? (json.Text("sample_rate") is not { } text
            ? missing
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) ? rate : 0);
}

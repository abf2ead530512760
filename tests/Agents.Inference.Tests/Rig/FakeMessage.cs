using System.Net.WebSockets;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Rig;

/// <summary>A WebSocket message on its way.</summary>
internal sealed record FakeMessage(byte[] Data, WebSocketMessageType Type, int CloseCode = 0)
{
    public string Text => Encoding.UTF8.GetString(Data);

    public JObject Json => JObject.Parse(Text);

    public string? Kind => Type == WebSocketMessageType.Text ? (string?)Json["type"] : null;

    public static FakeMessage Of(JObject json) => OfText(json.ToString(Newtonsoft.Json.Formatting.None));

    public static FakeMessage OfText(string text) => new(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);
}

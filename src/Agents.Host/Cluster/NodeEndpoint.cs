using System.Globalization;
using Agents.Actors;
using Newtonsoft.Json;

namespace Agents.Host.Cluster;

/// <summary>Takes the requests of other nodes: who cannot sign with a key of the cluster learns nothing.</summary>
internal sealed class NodeEndpoint(NodeKeys keys, NodeInbox inbox)
{
    /// <summary>The largest request, in bytes.</summary>
    private const int Largest = 256 * 1024;

    public async Task HandleAsync(HttpContext http)
    {
        var headers = http.Request.Headers;
        var (senderText, target) = (headers[NodeHeaders.Sender].ToString(), headers[NodeHeaders.Target].ToString());
        if (http.Request.ContentLength is not (>= 0 and <= Largest) and var length)
        {
            http.Response.StatusCode = length is null ? StatusCodes.Status411LengthRequired : StatusCodes.Status413PayloadTooLarge;
            return;
        }
        var body = new byte[(int)http.Request.ContentLength!];
        await http.Request.Body.ReadExactlyAsync(body, http.RequestAborted);
        if (NodeSignature.ParseNode(senderText) is not { } sender || NodeSignature.ParseNode(target) is not { } here
            || !long.TryParse(headers[NodeHeaders.Sequence], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !TryHex(headers[NodeHeaders.Signature].ToString(), out var signature)
            || !keys.Verify(headers[NodeHeaders.Key].ToString(), NodeSignature.OfRequest(senderText, target, sequence, body), signature))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (Read(body) is not { } request)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        await AnswerAsync(http, senderText, target, sequence, NodeWire.Write(await inbox.HandleAsync(sender, here, sequence, request)));
    }

    internal static bool TryHex(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length / 2];
        return Convert.FromHexString(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done && written == bytes.Length;
    }

    private static NodeRequest? Read(byte[] body)
    {
        try
        {
            return NodeWire.ReadRequest(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task AnswerAsync(HttpContext http, string sender, string target, long sequence, byte[] body)
    {
        http.Response.Headers[NodeHeaders.Key] = keys.Current;
        http.Response.Headers[NodeHeaders.Signature]
            = Convert.ToHexStringLower(keys.Sign(NodeSignature.OfAnswer(target, sender, sequence, body)));
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}

using System.Text;

namespace Agents.Hocon;

/// <summary>Bytes to text. "Files must be valid UTF-8."</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes, string source, ErrorList errors)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            var good = bytes[..ValidLength(bytes)];
            var before = Strict.GetString(good);
            var line = before.Count('\n') + 1;
            var column = before.Length - before.LastIndexOf('\n');
            errors.Add(new HoconOrigin(source, line, column), $"byte 0x{bytes[good.Length]:X2} is not valid UTF-8; save the file as UTF-8");
            return Encoding.UTF8.GetString(bytes);
        }
    }

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done) at += length;
        return at;
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Agents.Host.Tests.Telephony;

/// <summary>Signs webhooks as Telnyx does, with a fresh key, by OpenSSL.</summary>
internal sealed class TelnyxSigner
{
    private const int KeyType = 1087;
    private const string Library = "libcrypto.so.3";

    private readonly nint _key;

    public TelnyxSigner()
    {
        var secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
        _key = EVP_PKEY_new_raw_private_key(KeyType, 0, secret, 32);
        var (key, length) = (new byte[32], (nuint)32);
        EVP_PKEY_get_raw_public_key(_key, key, ref length).ShouldBe(1);
        PublicKey = Convert.ToBase64String(key);
    }

    public string PublicKey { get; }

    public (string Timestamp, string Signature) Sign(byte[] body, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] message = [.. Encoding.ASCII.GetBytes(timestamp), (byte)'|', .. body];
        var context = EVP_MD_CTX_new();
        EVP_DigestSignInit(context, 0, 0, 0, _key).ShouldBe(1);
        var (signature, length) = (new byte[64], (nuint)64);
        EVP_DigestSign(context, signature, ref length, message, (nuint)message.Length).ShouldBe(1);
        EVP_MD_CTX_free(context);
        return (timestamp, Convert.ToBase64String(signature));
    }

    [DllImport(Library)]
    private static extern nint EVP_PKEY_new_raw_private_key(int type, nint engine, byte[] key, nuint length);

    [DllImport(Library)]
    private static extern int EVP_PKEY_get_raw_public_key(nint key, byte[] bytes, ref nuint length);

    [DllImport(Library)]
    private static extern nint EVP_MD_CTX_new();

    [DllImport(Library)]
    private static extern void EVP_MD_CTX_free(nint context);

    [DllImport(Library)]
    private static extern int EVP_DigestSignInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [DllImport(Library)]
    private static extern int EVP_DigestSign(nint context, byte[] signature, ref nuint signatureLength, byte[] message, nuint messageLength);
}

using System.Runtime.InteropServices;

namespace Agents.Host.Telephony.Telnyx;

/// <summary>Ed25519 signatures (RFC 8032), checked by OpenSSL's libcrypto, which .NET itself needs on Linux; .NET has no Ed25519 of its own.</summary>
internal static class Ed25519
{
    /// <summary>Bytes of a public key.</summary>
    public const int KeyLength = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureLength = 64;

    private const string Library = "libcrypto";
    private const int KeyType = 1087; // NID_ED25519

    private static readonly string[] Files = ["libcrypto.so.3", "libcrypto.3.dylib", "libcrypto-3-x64.dll", "libcrypto.so.1.1"];

    static Ed25519() => NativeLibrary.SetDllImportResolver(typeof(Ed25519).Assembly, static (name, _, _) => name == Library ? Loaded.Value : 0);

    private static readonly Lazy<nint> Loaded = new(static () =>
    {
        foreach (var file in Files)
            if (NativeLibrary.TryLoad(file, out var handle))
                return handle;
        throw new DllNotFoundException($"OpenSSL 3 is needed to check signatures of Telnyx, and none of {string.Join(", ", Files)} can be loaded: install it (Debian: apt-get install libssl3).");
    });

    /// <summary>Whether a message was signed with the secret that belongs to a public key.</summary>
    /// <exception cref="DllNotFoundException">OpenSSL is not on this machine.</exception>
    public static bool Verify(byte[] publicKey, byte[] message, byte[] signature)
    {
        if (publicKey.Length != KeyLength || signature.Length != SignatureLength)
            return false;
        var key = EVP_PKEY_new_raw_public_key(KeyType, 0, publicKey, (nuint)publicKey.Length);
        var context = EVP_MD_CTX_new();
        try
        {
            return key != 0 && context != 0
                && EVP_DigestVerifyInit(context, 0, 0, 0, key) == 1
                && EVP_DigestVerify(context, signature, (nuint)signature.Length, message, (nuint)message.Length) == 1;
        }
        finally
        {
            EVP_MD_CTX_free(context);
            EVP_PKEY_free(key);
        }
    }

    [DllImport(Library)]
    private static extern nint EVP_PKEY_new_raw_public_key(int type, nint engine, byte[] key, nuint length);

    [DllImport(Library)]
    private static extern void EVP_PKEY_free(nint key);

    [DllImport(Library)]
    private static extern nint EVP_MD_CTX_new();

    [DllImport(Library)]
    private static extern void EVP_MD_CTX_free(nint context);

    [DllImport(Library)]
    private static extern int EVP_DigestVerifyInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [DllImport(Library)]
    private static extern int EVP_DigestVerify(nint context, byte[] signature, nuint signatureLength, byte[] message, nuint messageLength);
}

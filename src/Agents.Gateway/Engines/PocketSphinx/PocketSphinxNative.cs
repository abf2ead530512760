using System.Runtime.InteropServices;

namespace Agents.Gateway;

/// <summary>The part of pocketsphinx's C API that is used here (Debian's 0.8+5prealpha: pocketsphinx.h, cmd_ln.h, cmn.h, feat.h).</summary>
internal static partial class PocketSphinxNative
{
    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "err_set_logfp")]
    public static partial void SetLogFile(nint file);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_args")]
    public static partial nint Arguments();

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "cmd_ln_parse_r", StringMarshalling = StringMarshalling.Utf8)]
    public static partial ConfigHandle ParseConfig(nint inOut, nint definitions, int count, string[] arguments, int strict);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "cmd_ln_free_r")]
    public static partial int FreeConfig(nint config);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_init")]
    public static partial DecoderHandle Open(ConfigHandle config);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_free")]
    public static partial int Free(nint decoder);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_start_stream")]
    public static partial int StartStream(DecoderHandle decoder);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_start_utt")]
    public static partial int StartUtterance(DecoderHandle decoder);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_process_raw")]
    public static partial int Process(DecoderHandle decoder, ReadOnlySpan<short> samples, nuint count, int noSearch, int wholeUtterance);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_end_utt")]
    public static partial int EndUtterance(DecoderHandle decoder);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_iter")]
    public static partial nint FirstSegment(DecoderHandle decoder);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_next")]
    public static partial nint NextSegment(nint segment);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_word")]
    public static partial nint Word(nint segment);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_frames")]
    public static partial void Frames(nint segment, out int first, out int last);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_seg_prob")]
    public static partial int Posterior(nint segment, out int acoustic, out int language, out int backoff);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_get_logmath")]
    public static partial nint LogMath(DecoderHandle decoder);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "logmath_exp")]
    public static partial double Exp(nint logMath, int value);

    [LibraryImport(NativeLibraries.PocketSphinx, EntryPoint = "ps_get_feat")]
    public static unsafe partial Feature* FeatureOf(DecoderHandle decoder);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "cmn_live_get")]
    public static unsafe partial void GetMean(nint normaliser, float* mean);

    [LibraryImport(NativeLibraries.SphinxBase, EntryPoint = "cmn_live_set")]
    public static unsafe partial void SetMean(nint normaliser, float* mean);

    /// <summary>The beginning of <c>feat_t</c>, up to the normaliser of the cepstral mean.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Feature
    {
        public int ReferenceCount;
        public nint Name;
        public int CepstrumSize;
        public int StreamCount;
        public nint StreamLengths;
        public int WindowSize;
        public int SubvectorCount;
        public nint SubvectorLengths;
        public nint Subvectors;
        public nint SubvectorBuffer;
        public int SubvectorDimension;
        public int NormaliserType;
        public int VarianceNormalisation;
        public int GainControl;
        public nint Compute;
        public nint Normaliser;
    }
}

/// <summary>Owns a <c>cmd_ln_t</c>.</summary>
internal sealed class ConfigHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => PocketSphinxNative.FreeConfig(handle) >= 0;
}

/// <summary>Owns a <c>ps_decoder_t</c>.</summary>
internal sealed class DecoderHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => PocketSphinxNative.Free(handle) >= 0;
}

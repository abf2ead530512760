using System.Runtime.InteropServices;

namespace Agents.Gateway;

/// <summary>The part of flite's C API that is used here (libflite 2.2: cst_utterance.h, cst_item.h, cst_wave.h).</summary>
internal static partial class FliteNative
{
    [LibraryImport(NativeLibraries.Flite, EntryPoint = "flite_init")]
    public static partial int Init();

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "flite_synth_text", StringMarshalling = StringMarshalling.Utf8)]
    public static partial UtteranceHandle Synthesise(string text, nint voice);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "delete_utterance")]
    public static partial void Delete(nint utterance);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "utt_wave")]
    public static unsafe partial Wave* WaveOf(UtteranceHandle utterance);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "utt_relation", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Relation(UtteranceHandle utterance, string name);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "relation_head")]
    public static partial nint Head(nint relation);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "item_next")]
    public static partial nint Next(nint item);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "item_daughter")]
    public static partial nint FirstDaughter(nint item);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "item_last_daughter")]
    public static partial nint LastDaughter(nint item);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "ffeature_float", StringMarshalling = StringMarshalling.Utf8)]
    public static partial float Number(nint item, string path);

    [LibraryImport(NativeLibraries.Flite, EntryPoint = "ffeature_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Text(nint item, string path);

    /// <summary>Keeps the pointer to the name, so the name must stay where it is for ever.</summary>
    [LibraryImport(NativeLibraries.Flite, EntryPoint = "flite_feat_set_float")]
    public static partial void SetNumber(nint features, nint name, float value);

    /// <summary>The C library's <c>srand</c>, which flite's noise comes from.</summary>
    [LibraryImport("libc", EntryPoint = "srand")]
    public static partial void SeedRandom(uint seed);

    /// <summary><c>cst_wave</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public unsafe struct Wave
    {
        public byte* Type;
        public int SampleRate;
        public int SampleCount;
        public int Channels;
        public short* Samples;
    }

    /// <summary>The beginning of <c>cst_voice</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Voice
    {
        public nint Name;
        public nint Features;
    }
}

/// <summary>Owns a <c>cst_utterance</c>.</summary>
internal sealed class UtteranceHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        FliteNative.Delete(handle);
        return true;
    }
}

namespace Agents.Audio;

/// <summary>
/// A classifier that also says where speech may have been under way before it was sure: weak first sounds are found looking back from the start that they led to.
/// </summary>
internal interface ISuspectsSpeech
{
    /// <summary>Whether the window last judged stands out of the noise, though too little to count as speech by itself.</summary>
    bool Suspects { get; }
}

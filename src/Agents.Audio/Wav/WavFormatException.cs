namespace Agents.Audio;

/// <summary>The input is not a WAV file this library reads. The message is one line that says what was found and what to do about it.</summary>
/// <param name="message">What was found, and the way out.</param>
public sealed class WavFormatException(string message) : Exception(message);

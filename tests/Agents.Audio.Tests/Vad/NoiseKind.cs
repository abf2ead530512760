namespace Agents.Audio.Tests.Vad;

public enum NoiseKind
{
    White,
    Babble,
    Hum,
}

namespace Agents.Bench.Density;

/// <summary>Something a caller said, and what became of it.</summary>
/// <param name="ended">When the last of its sound was handed to the socket, in seconds.</param>
/// <param name="place">Where in the caller's sound it ended, in seconds.</param>
internal sealed class Turn(double ended, double place)
{
    private readonly System.Text.StringBuilder _text = new();

    /// <summary>When it ended.</summary>
    public double Ended => ended;

    /// <summary>How far behind the true end the host heard one, in seconds of sound; null: it has heard none.</summary>
    public double? DetectedLate { get; private set; }

    /// <summary>When the first sound of the answer came; null: none has.</summary>
    public double? FirstSound { get; private set; }

    /// <summary>The answer's words: they hold the name by which the gateway knows the turn.</summary>
    public string Text => _text.ToString();

    /// <summary>The answer's sound.</summary>
    public Playback Playback { get; } = new();

    /// <summary>How the answer ended, such as <c>completed</c>; null: it has not.</summary>
    public string? Status { get; set; }

    /// <summary>Whether the answer came, to its end.</summary>
    public bool IsAnswered => Status == "completed" && FirstSound is not null;

    /// <summary>The host has heard the end.</summary>
    public void Stopped(double at) => DetectedLate = at - place;

    /// <summary>Words of the answer.</summary>
    public void Say(string text) => _text.Append(text);

    /// <summary>Sound of the answer.</summary>
    public void Sound(double now, double length)
    {
        FirstSound ??= now;
        Playback.Take(now, length);
    }
}

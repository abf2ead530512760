namespace Agents.Actors;

/// <summary>Changes a text on its way to the voice, piece by piece. One instance serves one text; pieces may be cut anywhere.</summary>
public interface ITextFilter
{
    /// <summary>Takes the next piece and gives what can be passed on already.</summary>
    string Push(string piece);

    /// <summary>Gives what was held back; the text is complete.</summary>
    string Flush();
}

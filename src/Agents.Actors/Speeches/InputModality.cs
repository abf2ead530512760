namespace Agents.Actors;

/// <summary>How the words came that a speech answers.</summary>
public enum InputModality
{
    /// <summary>Spoken.</summary>
    Audio,

    /// <summary>Written: the agent's <see cref="Agent.TextInstructions"/> count, if it has any.</summary>
    Text,
}

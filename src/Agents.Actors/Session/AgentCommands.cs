using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>Give the conversation to another agent. Answered with <see cref="Done"/> once that has it, or with what is wrong.</summary>
/// <param name="Agent">The next agent.</param>
public sealed record UpdateAgent(Agent Agent) : SessionCommand
{
    /// <summary>The speech whose tool waits for the answer: it is not waited for.</summary>
    internal SpeechHandle? WaitingSpeech { get; init; }
}

/// <summary>
/// Give the conversation to an agent of the catalog. Answered with <see cref="Done"/> once that has it, or with what is wrong.
/// </summary>
/// <param name="Name">Its name.</param>
public sealed record TransferToAgent(string Name) : SessionCommand
{
    /// <summary>The speech whose tool waits for the answer: it is not waited for.</summary>
    internal SpeechHandle? WaitingSpeech { get; init; }
}

/// <summary>Change settings and services, all or nothing. Answered with <see cref="Done"/>, or with what is wrong.</summary>
/// <param name="Update">What to change.</param>
public sealed record UpdateSession(SessionUpdate Update) : SessionCommand;

/// <summary>Change what the agent is told. Answered with <see cref="Done"/>.</summary>
/// <param name="Instructions">The new instructions.</param>
public sealed record UpdateInstructions(string Instructions) : SessionCommand;

/// <summary>Change the agent's functions. Answered with <see cref="Done"/>, or with what is wrong.</summary>
/// <param name="Tools">All of them; those of the session stay.</param>
public sealed record UpdateTools(IReadOnlyList<AIFunction> Tools) : SessionCommand;

/// <summary>Replace what the agent knows of the conversation. Answered with <see cref="Done"/>.</summary>
/// <param name="Context">What it shall know.</param>
public sealed record UpdateChatContext(ChatContext Context) : SessionCommand;

/// <summary>Switch the caller's or the agent's sound off or on; null leaves a switch as it is.</summary>
/// <param name="Input">The caller's sound.</param>
/// <param name="Output">The agent's voice.</param>
public sealed record SwitchAudio(bool? Input, bool? Output) : SessionCommand;

/// <summary>Let the agent's sound go to a fresh stream. Answered with <see cref="Done"/> once it is there.</summary>
public sealed record ReplaceOutput : SessionCommand;

/// <summary>A command of an agent, which still counts as its own while that is being replaced.</summary>
/// <param name="Activity">Number of the agent's stay.</param>
/// <param name="Command">What it asks.</param>
internal sealed record AsAgent(int Activity, SessionCommand Command) : SessionCommand;

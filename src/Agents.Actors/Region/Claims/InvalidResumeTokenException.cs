namespace Agents.Actors;

/// <summary>A resume token is unknown, was used, has expired or belongs to somebody else.</summary>
public sealed class InvalidResumeTokenException()
    : Exception("The resume token is not valid: it was used, has expired or belongs to another caller. Start a new session.");

using Newtonsoft.Json.Linq;

namespace Agents.Actors;

/// <summary>
/// Keep a value of the application's own with the conversation: it is in <see cref="ConversationState.Settings"/> wherever the session is taken up.
/// </summary>
/// <param name="Name">Its name; it replaces what was kept under that before. Begins with <c>x_</c>.</param>
/// <param name="Value">The value.</param>
public sealed record KeepInLog(string Name, JToken Value) : SessionCommand;

namespace Agents.Actors;

/// <summary>Put an item into the history, at its time. Answered with <see cref="ItemChanged"/>; false if one of its id is there already.</summary>
/// <param name="Item">A message, function call or output.</param>
public sealed record BringItem(ChatItem Item) : SessionCommand;

/// <summary>The caller heard less of a message than was thought. Answered with <see cref="ItemChanged"/>; false if there is no such message.</summary>
/// <param name="ItemId">Id of the message.</param>
/// <param name="Text">What was heard.</param>
public sealed record CorrectItem(string ItemId, string Text) : SessionCommand;

/// <summary>Take an item out of the history. Answered with <see cref="ItemChanged"/>; false if there is no such item.</summary>
/// <param name="ItemId">Its id.</param>
public sealed record RemoveItem(string ItemId) : SessionCommand;

/// <summary>Answer to the commands about items.</summary>
/// <param name="Changed">Whether anything was changed.</param>
public sealed record ItemChanged(bool Changed);

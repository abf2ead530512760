using Agents.Actors;

namespace Agents.Host.Realtime;

/// <summary>What clients do with items: bring, look at, cut and delete them. The session's history follows.</summary>
internal sealed class ItemEdits(LegScope scope)
{
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(5);

    private readonly Dictionary<string, DateTimeOffset> _times = [];

    /// <summary>An item of the session's has a time, which decides what comes behind it.</summary>
    public void Note(string item, DateTimeOffset at) => _times[item] = at;

    /// <summary>Brings an item.</summary>
    /// <exception cref="RealtimeFault">It is wrong, there already, or its anchor is not.</exception>
    public void Create(Field message)
    {
        var field = message.Required("item");
        var item = ItemReader.Read(field);
        if (scope.Items.Find(item.Id) is not null)
            throw field.Required("id").Wrong("a name that no other item has");
        if (item.Type == RealtimeItem.FunctionCallOutput && !scope.Items.All.Any(call => call.Type == RealtimeItem.FunctionCall && call.CallId == item.CallId))
            throw new RealtimeFault(FaultCodes.ItemNotFound, $"The conversation has no function call '{item.CallId}' that this could be the output of.", $"{field.Path}.call_id");
        var anchor = message.Member("previous_item_id") is { IsNull: false } given ? given.Text() : null;
        var before = anchor is null ? scope.Items.Add(item) : scope.Items.Insert(item, anchor);
        var at = anchor switch
        {
            null => scope.Clock.Now,
            "root" => DateTimeOffset.UnixEpoch,
            _ => _times.GetValueOrDefault(anchor, scope.Clock.Now),
        };
        Note(item.Id, at);
        scope.Session!.Ref.Tell(new BringItem(ItemConverter.ToSession(item, at)), ActorRefs.NoSender);
        scope.Send(ServerEvents.ItemAdded(item, before));
        scope.Send(ServerEvents.ItemDone(item, before));
    }

    /// <summary>Looks at an item.</summary>
    /// <exception cref="RealtimeFault">There is none.</exception>
    public void Retrieve(Field message) =>
        scope.Send(ServerEvents.ItemRetrieved(scope.Items.Require(message.Required("item_id").Text(), "item_id")));

    /// <summary>Deletes an item.</summary>
    /// <exception cref="RealtimeFault">There is none.</exception>
    public void Delete(Field message)
    {
        var id = scope.Items.Require(message.Required("item_id").Text(), "item_id").Id;
        scope.Items.Remove(id);
        foreach (var stored in scope.Spoken.Remove(id, out var spoken) ? spoken.HeardAt(TimeSpan.Zero).Select(stretch => stretch.SessionId) : [scope.SessionId(id)])
            Tell(new RemoveItem(stored));
        scope.Send(ServerEvents.ItemDeleted(id));
    }

    /// <summary>The client says how much of an item was heard.</summary>
    /// <exception cref="RealtimeFault">It has not that much sound.</exception>
    public void Truncate(Field message)
    {
        var item = scope.Items.Require(message.Required("item_id").Text(), "item_id");
        var part = message.Required("content_index").Whole(0, 0);
        var end = message.Required("audio_end_ms");
        var milliseconds = end.Whole(0, int.MaxValue);
        if (item.Role != "assistant" || !scope.Spoken.TryGetValue(item.Id, out var spoken) || spoken.Sent == TimeSpan.Zero)
            throw new RealtimeFault(FaultCodes.InvalidValue, "Only model output audio messages can be truncated.", "item_id");
        var heard = TimeSpan.FromMilliseconds(milliseconds);
        if (heard > spoken.Sent + Rounding)
            throw new RealtimeFault(FaultCodes.InvalidValue, $"Audio content of {spoken.Sent.TotalMilliseconds:0}ms is already shorter than {milliseconds}ms", end.Path);
        spoken.HeardUntil = heard;
        Shorten(item.Id);
        scope.Send(ServerEvents.ItemTruncated(item.Id, part, milliseconds));
    }

    /// <summary>Leaves of an item what the client says was heard, as far as the session has stored it.</summary>
    public void Shorten(string id)
    {
        if (!scope.Spoken.TryGetValue(id, out var spoken) || spoken.HeardUntil is not { } until || scope.Items.Find(id) is not { } item)
            return;
        var stretches = spoken.HeardAt(until).ToList();
        foreach (var (stored, heard) in stretches)
            Tell(heard.Length > 0 ? new CorrectItem(stored, heard) : new RemoveItem(stored));
        if (item.Status == RealtimeItem.InProgress)
            return; // its text is told when it is done
        var text = string.Join(' ', stretches.Select(stretch => stretch.Heard).Where(heard => heard.Length > 0));
        scope.Items.Replace(item with { Status = RealtimeItem.Incomplete, Content = [new ContentPart(ContentPart.OutputAudio, text)] });
    }

    private void Tell(SessionCommand command) => scope.Session?.Ref.Tell(command, ActorRefs.NoSender);
}

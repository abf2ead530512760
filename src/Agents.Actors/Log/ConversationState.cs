using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Agents.Actors;

/// <summary>
/// What a session knows: the sum of its records. Immutable; the same records give the same state on any node. A snapshot of a log is this.
/// </summary>
public sealed record ConversationState
{
    /// <summary>A session without records.</summary>
    public static ConversationState Empty { get; } = new();

    /// <summary>The history, by time.</summary>
    public ImmutableList<ChatItem> Items { get; init; } = [];

    /// <summary>What the agent meant to say where the caller heard less, by item id.</summary>
    public ImmutableDictionary<string, string> Intended { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Calls that the model was not told about yet, in the order it asked.</summary>
    public ImmutableList<LoggedCall> Calls { get; init; } = [];

    /// <summary>Id of the agent that speaks; null before the first record.</summary>
    public string? Agent { get; init; }

    /// <summary>Settings that were changed at run time, by name. Not to be changed.</summary>
    public JObject Settings { get; init; } = [];

    /// <summary>The largest number of an item so far.</summary>
    public int LastItem { get; init; }

    /// <summary>The largest number of a speech that called a function so far.</summary>
    public int LastSpeech { get; init; }

    /// <summary>Epoch of the owner that wrote last; 0 before the first record.</summary>
    public long Epoch { get; init; }

    /// <summary>Why the session is over; null while it is not.</summary>
    public CloseReason? Ended { get; init; }

    /// <summary>The caller or a tool had the last word, and the agent owes an answer.</summary>
    public bool OwesReply => Items.LastOrDefault(item => item is ChatMessage or FunctionCallOutput)
        is ChatMessage { Role: ChatRole.User } or FunctionCallOutput;

    /// <summary>The state after one more record.</summary>
    public ConversationState Apply(SessionRecord record) => record switch
    {
        SessionOpened opened => this with { Agent = Agent ?? opened.Agent, Epoch = opened.Epoch },
        ItemStored stored => Store(stored),
        ItemCorrected corrected => Correct(corrected.Item),
        ItemRemoved removed => this with { Items = Items.RemoveAll(item => item.Id == removed.ItemId), Intended = Intended.Remove(removed.ItemId) },
        SettingsChanged changed => this with { Settings = Merge(changed.Settings) },
        ToolRequested asked => Note(asked.Call) with { Calls = Calls.Add(new LoggedCall(asked.Call)), LastSpeech = Math.Max(LastSpeech, asked.Speech) },
        ToolStarted started => Change(started.Call.Id, call => call with { Call = started.Call, Started = true }),
        ToolFinished ended => Change(ended.CallItemId, call => call with { Outcome = call.Outcome ?? ended.Outcome, EndedAt = call.EndedAt ?? ended.At }),
        SessionEnded ended => this with { Ended = ended.Reason },
        _ => throw new ArgumentException($"A conversation cannot hold a record of type {record.GetType()}.", nameof(record)),
    };

    /// <summary>The state after more records.</summary>
    public ConversationState Apply(IEnumerable<SessionRecord> records) => records.Aggregate(this, static (state, record) => state.Apply(record));

    /// <summary>An item is stored once, at its place in time; the output of a call takes the call off the open ones.</summary>
    private ConversationState Store(ItemStored stored)
    {
        if (Items.Exists(known => known.Id == stored.Item.Id))
            return this;
        var place = Items.FindLastIndex(earlier => earlier.CreatedAt <= stored.Item.CreatedAt) + 1;
        var state = Note(stored.Item) with
        {
            Items = Items.Insert(place, stored.Item),
            Intended = stored.Intended is { } meant ? Intended.SetItem(stored.Item.Id, meant) : Intended,
        };
        return stored.Item switch
        {
            AgentHandoff handoff => state with { Agent = handoff.NewAgent },
            FunctionCallOutput output => state with { Calls = Calls.RemoveAll(open => OutputId(open.Call) == output.Id) },
            _ => state,
        };
    }

    /// <summary>What was meant stays known: it is what was stored first.</summary>
    private ConversationState Correct(ChatMessage item) => Items.Find(known => known.Id == item.Id) is ChatMessage before
        ? this with
        {
            Items = Items.Replace(before, item),
            Intended = Intended.ContainsKey(item.Id) ? Intended : Intended.SetItem(item.Id, before.Text),
        }
        : this;

    /// <summary>Id of the item that answers a call.</summary>
    internal static string OutputId(FunctionCall call) => $"{call.Id}_output";

    private ConversationState Note(ChatItem item)
        => item.Id.StartsWith("item_", StringComparison.Ordinal)
            && int.TryParse(item.Id.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > LastItem
            ? this with { LastItem = number }
            : this;

    private ConversationState Change(string itemId, Func<LoggedCall, LoggedCall> change)
        => Calls.Find(call => call.Call.Id == itemId) is { } open ? this with { Calls = Calls.Replace(open, change(open)) } : this;

    private JObject Merge(JObject changed)
    {
        var merged = (JObject)Settings.DeepClone();
        foreach (var (name, value) in changed)
            merged[name] = value?.DeepClone();
        return merged;
    }
}

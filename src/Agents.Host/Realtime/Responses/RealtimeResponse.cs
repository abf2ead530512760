using Agents.Actors;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>A response while it is being made: tells the client each step, and ends exactly once. For one owner.</summary>
/// <param name="id">Its name.</param>
/// <param name="request">How it is made.</param>
/// <param name="conversation">Name of the conversation.</param>
/// <param name="items">The conversation's items.</param>
/// <param name="sink">Takes the events.</param>
internal sealed class RealtimeResponse(string id, ResponseRequest request, string conversation, ItemList items, IResponseSink sink)
{
    private readonly SortedList<int, RealtimeItem> _output = [];
    private ResponseOutput? _message;
    private int _messageIndex, _nextIndex;
    private bool _newStep;

    /// <summary>Its name.</summary>
    public string Id => id;

    /// <summary>How it is made.</summary>
    public ResponseRequest Request => request;

    /// <summary>The speech of the session that it is; null until the session has begun it.</summary>
    public SpeechHandle? Speech { get; set; }

    /// <summary>Why it is being stopped; null: nobody has stopped it.</summary>
    public ResponseOutcome? Stopping { get; set; }

    /// <summary>What it cost so far.</summary>
    public TokenUsage Usage { get; set; }

    /// <summary>Name of its message; null while there is none.</summary>
    public string? MessageId => _message?.ItemId;

    /// <summary>Tells that it has begun.</summary>
    public void Begin() => sink.Send(new JObject { ["type"] = "response.created", ["response"] = Write("in_progress", JValue.CreateNull(), null) });

    /// <summary>The model begins another step: its words are words of their own.</summary>
    public void BeginStep() => _newStep = true;

    /// <summary>The model said something.</summary>
    public void Say(string text)
    {
        var message = Message();
        if (_newStep && message.NeedsBlank && !char.IsWhiteSpace(text[0]))
            text = $" {text}";
        _newStep = false;
        message.Say(text);
    }

    /// <summary>The voice said something.</summary>
    public void Sound(ReadOnlySpan<byte> sound) => Message().Sound(sound);

    /// <summary>The model calls a function of the client.</summary>
    /// <returns>The call as an item.</returns>
    public RealtimeItem Call(FunctionToolCall call)
    {
        var place = new SoundPlace(id, RealtimeIds.Item(), _nextIndex++);
        var item = new RealtimeItem(place.Item, RealtimeItem.FunctionCall) { CallId = call.CallId, Name = call.Name, Arguments = call.Arguments };
        var begun = item with { Status = RealtimeItem.InProgress, Arguments = "" };
        sink.Send(ResponseEvents.ItemAdded(place, begun));
        var before = items.Add(item);
        sink.Send(ServerEvents.ItemAdded(begun, before));
        sink.Send(ResponseEvents.ArgumentsDelta(place, item));
        sink.Send(ResponseEvents.ArgumentsDone(place, item));
        sink.Send(ServerEvents.ItemDone(item, before));
        sink.Send(ResponseEvents.ItemDone(place, item));
        _output[place.Index] = item;
        return item;
    }

    /// <summary>Tells that it is over.</summary>
    public void Finish(ResponseOutcome outcome)
    {
        if (_message is { } message)
            _output[_messageIndex] = message.Close(outcome.IsWhole);
        sink.Send(new JObject { ["type"] = "response.done", ["response"] = Write(outcome.Status, outcome.Details(), Usage.Write()) });
    }

    private ResponseOutput Message()
    {
        if (_message is not null)
            return _message;
        _messageIndex = _nextIndex++;
        _message = new ResponseOutput(new SoundPlace(id, RealtimeIds.Item(), _messageIndex), request.TextOnly, items, sink);
        _message.Open();
        return _message;
    }

    private JObject Write(string status, JToken details, JObject? usage) => new()
    {
        ["object"] = "realtime.response",
        ["id"] = id,
        ["status"] = status,
        ["status_details"] = details,
        ["output"] = new JArray(_output.Values.Select(item => item.Write())),
        ["conversation_id"] = conversation,
        ["output_modalities"] = RealtimeSettings.Modalities(request.TextOnly),
        ["max_output_tokens"] = RealtimeSettings.MaxTokens(request.MaxOutputTokens),
        ["audio"] = new JObject { ["output"] = new JObject { ["format"] = AudioFormats.Write(request.Format), ["voice"] = request.Voice } },
        ["metadata"] = request.Metadata?.DeepClone(),
        ["usage"] = usage,
    };
}

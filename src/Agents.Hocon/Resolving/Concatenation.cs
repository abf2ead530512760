namespace Agents.Hocon;

/// <summary>Values side by side: all scalars make a text, all arrays an array, all objects an object. Pure.</summary>
internal static class Concatenation
{
    /// <summary>One piece; <paramref name="Value"/> is null for whitespace and for an optional substitution that found nothing.</summary>
    public readonly record struct Piece(HoconOrigin Origin, HoconValue? Value, string? Space);

    /// <summary>The combined value; null when no piece has one.</summary>
    public static HoconValue? Combine(HoconOrigin origin, IReadOnlyList<Piece> pieces, ErrorList errors)
    {
        var values = pieces.Where(piece => piece.Value is not null).ToArray();
        if (values.Length == 0) return null;
        if (values.FirstOrDefault(piece => piece.Value is HoconFault) is { Value: { } fault }) return fault;
        if (Array.Exists(values, piece => piece.Value is HoconArray)) return Arrays(origin, values, errors);
        if (Array.Exists(values, piece => piece.Value is HoconObject)) return Objects(values, errors);
        return values.Length == 1 && pieces.All(piece => piece.Space is null) ? values[0].Value : Text(origin, pieces, errors);
    }

    private static HoconValue Arrays(HoconOrigin origin, Piece[] pieces, ErrorList errors)
    {
        var items = new List<HoconValue>();
        foreach (var piece in pieces)
        {
            if (piece.Value is HoconObject { Fields.Count: 0 } || piece.Value!.ToArray() is not { } array) return Mixed(piece, "an array", errors);
            items.AddRange(array.Items);
        }
        return new HoconArray(items, origin);
    }

    private static HoconValue Objects(Piece[] pieces, ErrorList errors)
    {
        var merged = new HoconObject([], pieces[0].Value!.Origin);
        foreach (var piece in pieces)
        {
            if (piece.Value is not HoconObject obj) return Mixed(piece, "an object", errors);
            merged = obj.WithFallback(merged);
        }
        return merged;
    }

    private static HoconValue Text(HoconOrigin origin, IReadOnlyList<Piece> pieces, ErrorList errors)
    {
        var parts = pieces.Select(piece => piece.Space ?? (piece.Value as HoconScalar)?.Text ?? "").ToArray();
        if (parts.Sum(part => (long)part.Length) > HoconLimits.MaxTextLength) errors.Abort(origin, $"the text grows beyond {HoconLimits.MaxTextLength} characters");
        return new HoconString(string.Concat(parts), origin);
    }

    private static HoconFault Mixed(Piece piece, string others, ErrorList errors)
    {
        errors.Add(piece.Origin, $"{piece.Value!.Description} cannot be combined with {others} on the same line");
        return HoconFault.Reported;
    }
}

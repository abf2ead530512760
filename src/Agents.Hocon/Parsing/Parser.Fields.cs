namespace Agents.Hocon;

/// <content>Fields: key, separator, value.</content>
internal sealed partial class Parser
{
    private Member Member()
    {
        if (Peek is { Kind: TokenKind.Text, Text: "include" }) return Include();
        var start = Peek;
        var key = Key();
        var separator = Separator(key);
        var newline = SkipBlank();
        var value = Value($"a value for the key {key}");
        if (newline && IsSeparator(Peek.Kind)) throw Fail(separator, $"the key {key} has no value after {separator.Description}");
        return new FieldMember(At(start), key, Append: separator.Kind == TokenKind.PlusEquals, value);
    }

    /// <summary>Takes the separator; an object may follow without one. When there is none the fault is on the line of the key.</summary>
    private Token Separator(HoconPath key)
    {
        var end = _at;
        SkipBlank();
        var separator = Peek;
        if (separator.Kind == TokenKind.OpenBrace) return separator;
        if (IsSeparator(separator.Kind)) return Advance();
        _at = end;
        throw Fail(Peek, $"expected ':', '=', '+=' or '{{' after the key {key}, found {Peek.Description}");
    }

    private static bool IsSeparator(TokenKind kind) => kind is TokenKind.Colon or TokenKind.EqualSign or TokenKind.PlusEquals;

    private HoconPath Key()
    {
        var start = _at;
        while (Peek.Kind is TokenKind.Text or TokenKind.QuotedText or TokenKind.Whitespace) Advance();
        if (Peek.Kind == TokenKind.SubstitutionStart) throw Fail(Peek, "a substitution is not allowed in a key");
        if (start == _at) throw Fail(Peek, $"expected a key, found {Peek.Description}");
        return Path(start, _at);
    }

    /// <summary>The path that the tokens from <paramref name="start"/> up to <paramref name="end"/> spell, without whitespace around it.</summary>
    private HoconPath Path(int start, int end)
    {
        while (start < end && _tokens[start].Kind == TokenKind.Whitespace) start++;
        while (end > start && _tokens[end - 1].Kind == TokenKind.Whitespace) end--;
        if (start == end) throw Fail(_tokens[end], $"expected a path, found {_tokens[end].Description}");
        var elements = PathReader.Read(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tokens)[start..end], out var at, out var fault);
        if (elements is null) throw Fail(at, fault!);
        if (elements.Count > HoconLimits.MaxDepth) _errors.Abort(At(_tokens[start]), $"the path has more than {HoconLimits.MaxDepth} elements");
        return new HoconPath(elements);
    }
}

namespace Agents.Hocon;

/// <summary>The syntax tree of one text: what is written, before includes, merging and substitution.</summary>
internal abstract record Node(HoconOrigin Origin);

internal sealed record ScalarNode(HoconScalar Value) : Node(Value.Origin);

internal sealed record ObjectNode(HoconOrigin Origin, IReadOnlyList<Member> Members) : Node(Origin);

internal sealed record ArrayNode(HoconOrigin Origin, IReadOnlyList<Node> Items) : Node(Origin);

internal sealed record SubstitutionNode(HoconOrigin Origin, HoconPath Path, bool Optional) : Node(Origin);

/// <summary>Several values side by side on one line.</summary>
internal sealed record ConcatenationNode(IReadOnlyList<Node> Pieces) : Node(Pieces[0].Origin);

/// <summary>Unquoted whitespace between two pieces of a concatenation.</summary>
internal sealed record SpaceNode(HoconOrigin Origin, string Text) : Node(Origin);

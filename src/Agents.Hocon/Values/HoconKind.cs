namespace Agents.Hocon;

/// <summary>The types of value: those of JSON.</summary>
public enum HoconKind
{
    /// <summary>Fields by name.</summary>
    Object,

    /// <summary>A list of values.</summary>
    Array,

    /// <summary>Text, quoted or not.</summary>
    String,

    /// <summary>A number as JSON writes it.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary><c>null</c>: present, and nothing.</summary>
    Null,
}

using System.Text;

namespace Agents.Actors;

/// <summary>Names of types and methods as models and logs know them.</summary>
internal static class SnakeCase
{
    /// <summary><c>BookTable</c> becomes <c>book_table</c>, <c>HTTPAgent</c> becomes <c>http_agent</c>.</summary>
    public static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var begins = char.IsUpper(name[i]) && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (begins && name[i - 1] != '_')
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }
        return snake.ToString();
    }
}

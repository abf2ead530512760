namespace Agents.Host.Completion;

/// <summary>
/// Scripts that let shells complete command lines of <c>agents</c>. They hand the line up to the cursor, without its first word, to the program's own
/// directive <c>[suggest:POSITION]</c>, so that they never grow old. Pure.
/// </summary>
internal static class CompletionScripts
{
    /// <summary>The shells there are scripts for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "fish", "zsh"];

    /// <summary>The script of a shell.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static string For(string shell) => shell switch
    {
        "bash" => Bash,
        "fish" => Fish,
        "zsh" => Zsh,
        _ => throw new ArgumentOutOfRangeException(nameof(shell), shell, $"There are scripts for {string.Join(", ", Shells)}."),
    };

    private const string Bash =
        """
        # agents: completion for bash. Load it: eval "$(agents completion bash)"
        _agents_complete() {
            local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" found
            line="${line#* }"
            COMPREPLY=()
            while IFS= read -r found; do
                [[ $found == "$word"* ]] && COMPREPLY+=("$found")
            done < <("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
            return 0
        }
        complete -o default -F _agents_complete agents ./agents

        """;

    private const string Fish =
        """
        # agents: completion for fish. Load it: agents completion fish | source
        function _agents_complete
            set -l line (commandline -cp)
            set -l rest (string replace -r '^\s*\S+\s' '' -- $line)
            set -l program (string split ' ' -- (string trim -l -- $line))[1]
            $program "[suggest:"(string length -- "$rest")"]" "$rest" 2>/dev/null
        end
        complete -c agents -a '(_agents_complete)'

        """;

    private const string Zsh =
        """
        # agents: completion for zsh. Load it, after compinit: eval "$(agents completion zsh)"
        _agents_complete() {
            local line="${LBUFFER#* }"
            local -a found
            found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -- ${found:#}
        }
        compdef _agents_complete agents

        """;
}

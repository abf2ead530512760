using System.Collections.Frozen;

namespace Agents.Actors;

/// <summary>Words after which a sentence goes on, per language. Data, kept apart from the rule that uses it.</summary>
internal sealed class UnfinishedEndings
{
    private static readonly FrozenDictionary<string, UnfinishedEndings> Tables = new Dictionary<string, UnfinishedEndings>
    {
        ["en"] = new(
            "and or but because so if when while although unless since than that which whose my your our their his a an the every each very really"
            + " to of for with from at by into onto about between without via per i'm i'd i'll i've you're we're they're i we they he she it's is are was were"
            + " will would could should can must may might gonna wanna let's please um uh er erm hmm like well maybe also plus number",
            "um uh er erm hmm and or but because the a an my your"),
        ["de"] = new(
            "und oder aber weil dass wenn als ob der die das den dem des ein eine einen einem einer mein meine meinen dein ihr unser zu von für mit"
            + " aus bei nach über zwischen ohne ich wir sie er ist sind war hat habe haben wird würde könnte kann muss sehr äh ähm hm also vielleicht bitte",
            "äh ähm hm und oder aber weil der die das ein eine"),
        ["fr"] = new(
            "et ou mais parce que car si quand donc le la les un une des du de mon ma mes ton ta votre notre à au aux pour avec sans dans sur entre"
            + " je tu il elle nous vous ils est sont était ai a avez peux peut voudrais très euh hum alors",
            "euh hum et ou mais le la les un une"),
        ["es"] = new(
            "y o pero porque que si cuando aunque el la los las un una unos unas mi tu su nuestro de del a al para con sin en entre por yo es son era"
            + " he ha puedo puede quiero quisiera muy eh em pues entonces",
            "eh em y o pero el la los las un una"),
        ["it"] = new(
            "e o ma perché che se quando il lo la i gli le un uno una mio mia tuo suo di del della a al alla per con senza in tra fra io è sono era"
            + " ho ha posso può vorrei molto ehm eh allora quindi",
            "ehm eh e o ma il lo la un una"),
        ["nl"] = new(
            "en of maar omdat dat als wanneer de het een mijn jouw uw onze van voor met zonder in op over tussen naar ik wij zij is zijn was heb heeft"
            + " kan moet zou wil erg eh uhm dus misschien",
            "eh uhm en of maar de het een"),
    }.ToFrozenDictionary();

    private readonly FrozenSet<string> _plain, _marked;

    private UnfinishedEndings(string plain, string marked)
    {
        _plain = plain.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _marked = marked.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The table of a language; unknown language is taken as English, an unsupported one gives null.</summary>
    public static UnfinishedEndings? For(LanguageCode language)
        => Tables.GetValueOrDefault(language.IsEmpty ? "en" : language.Base);

    /// <param name="transcript">What was said.</param>
    /// <param name="mayBeMarked">It ends with a full stop: recognisers put one after any pause, so only fillers and conjunctions
    /// count.</param>
    public bool IsOpen(string transcript, bool mayBeMarked)
    {
        var words = Words.Split(transcript);
        return words.Count > 1 ? (mayBeMarked ? _marked : _plain).Contains(words[^1])
            : words.Count == 1 && _marked.Contains(words[0]);
    }
}

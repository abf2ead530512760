using System.Collections.Frozen;

namespace Agents.Messages;

/// <summary>The two tables of protocol 1.13: English names of languages, and three-letter codes that have a shorter form.</summary>
internal static class LanguageTables
{
    /// <summary>English name → code.</summary>
    public static readonly FrozenDictionary<string, string> Names = Parse("""
        afrikaans=af albanian=sq amharic=am arabic=ar armenian=hy azerbaijani=az basque=eu belarusian=be bengali=bn
        bosnian=bs bulgarian=bg burmese=my catalan=ca chinese=zh croatian=hr czech=cs danish=da dutch=nl english=en
        estonian=et finnish=fi french=fr galician=gl georgian=ka german=de greek=el gujarati=gu hausa=ha hebrew=he hindi=hi
        hungarian=hu icelandic=is indonesian=id irish=ga italian=it japanese=ja javanese=jv kannada=kn kazakh=kk khmer=km
        korean=ko kurdish=ku kyrgyz=ky lao=lo latvian=lv lingala=ln lithuanian=lt luxembourgish=lb macedonian=mk malay=ms
        malayalam=ml maltese=mt maori=mi marathi=mr mongolian=mn nepali=ne norwegian=no occitan=oc oriya=or pashto=ps
        persian=fa polish=pl portuguese=pt punjabi=pa romanian=ro russian=ru serbian=sr shona=sn sindhi=sd slovak=sk
        slovene=sl slovenian=sl somali=so spanish=es swahili=sw swedish=sv tagalog=tl tamil=ta tajik=tg telugu=te thai=th
        turkish=tr ukrainian=uk urdu=ur uzbek=uz vietnamese=vi welsh=cy wolof=wo xhosa=xh yoruba=yo zulu=zu
        """);

    /// <summary>ISO 639-3 → ISO 639-1, or itself where there is no two-letter form.</summary>
    public static readonly FrozenDictionary<string, string> Iso639 = Parse("""
        afrikaans=af albanian=sq amharic=am arabic=ar armenian=hy azerbaijani=az basque=eu belarusian=be bengali=bn
        bosnian=bs bulgarian=bg burmese=my catalan=ca chinese=zh croatian=hr czech=cs danish=da dutch=nl english=en
        estonian=et finnish=fi french=fr galician=gl georgian=ka german=de greek=el gujarati=gu hausa=ha hebrew=he hindi=hi
        hungarian=hu icelandic=is indonesian=id irish=ga italian=it japanese=ja javanese=jv kannada=kn kazakh=kk khmer=km
        korean=ko kurdish=ku kyrgyz=ky lao=lo latvian=lv lingala=ln lithuanian=lt luxembourgish=lb macedonian=mk malay=ms
        malayalam=ml maltese=mt maori=mi marathi=mr mongolian=mn nepali=ne norwegian=no occitan=oc oriya=or pashto=ps
        persian=fa polish=pl portuguese=pt punjabi=pa romanian=ro russian=ru serbian=sr shona=sn sindhi=sd slovak=sk
        slovene=sl slovenian=sl somali=so spanish=es swahili=sw swedish=sv tagalog=tl tamil=ta tajik=tg telugu=te thai=th
        turkish=tr ukrainian=uk urdu=ur uzbek=uz vietnamese=vi welsh=cy wolof=wo xhosa=xh yoruba=yo zulu=zu
        """);

    private static FrozenDictionary<string, string> Parse(string table) => table
        .Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split('='))
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);
}

using AiInfra.Amounts.Languages;
using AiInfra.Amounts.Tokens;
using AiInfra.Articles.Languages;
using AiInfra.Articles.Text;
using AiInfra.Parties;

namespace AiInfra.Articles.Mentions;

/// <summary>Companies that nobody knows yet: names with capitals that carry a legal form or a usual ending, or stand behind words such as "the start-up".</summary>
internal static class NewNames
{
    private const int LongestName = 5;

    private static readonly HashSet<string> Endings = new(StringComparer.Ordinal)
    {
        "inc", "corp", "corporation", "ltd", "llc", "plc", "gmbh", "ag", "se", "sa", "sas", "spa", "bv", "nv", "oy", "ab", "as", "asa", "sl", "kg", "holdings", "holding", "labs", "technologies", "technology", "systems", "semiconductors", "semiconductor",
        "networks", "cloud", "compute", "capital", "partners", "ventures", "energy", "power", "energie", "energia", "datacenters", "datacentres", "semi", "computing", "robotics", "infrastructure", "infra", "ai", "digital", "group", "gruppe", "utilities", "eg", "bank", "forderbank", "datos", "data", "computo", "infraestructuras", "calcul",
    };

    /// <summary>Whether a token may be part of a name: it has a capital, or is a number behind one.</summary>
    public static bool LooksLikeName(Sentence sentence, int at) =>
        sentence.Tokens[at] is { Kind: TokenKind.Word } token && sentence.Text.AsSpan(token.Start, token.End - token.Start) is var word && (char.IsUpper(word[0]) || word.ContainsAnyInRange('A', 'Z'));

    /// <summary>Whether nothing but spaces, hyphens and the like parts the tokens.</summary>
    public static bool IsOneName(Sentence sentence, int from, int to)
    {
        if (!LooksLikeName(sentence, from) || (sentence.Tokens[to - 1].Kind is not TokenKind.Number && !LooksLikeName(sentence, to - 1))) return false;
        for (var at = from; at + 1 < to; at++)
        {
            if (sentence.Tokens[at].Kind is TokenKind.Sign) return false;
            var between = sentence.Text.AsSpan(sentence.Tokens[at].End, sentence.Tokens[at + 1].Start - sentence.Tokens[at].End);
            if (between.Trim() is not ("" or "." or "-" or "&" or "'" or "’") || between.ContainsAny('\n', '\r')) return false;
        }

        return true;
    }

    public static EntityMention? At(Sentence sentence, int at, IReadOnlyList<CueHit> cues, ArticleLanguage language)
    {
        if (!LooksLikeName(sentence, at) || IsPartOfName(sentence, at)) return null; // "Google-Chips"
        if (cues.Any(hit => hit.Cue is Cue.NewCompany or Cue.Company && hit.From == at) || IsMoney(sentence, at, language)) return null; // "Bauträger", "Mrd."
        if (at > 0 && cues.Any(hit => hit.Cue is Cue.Program && hit.To == at)) return null; // "le programme InvestAI"
        var to = NameEnd(sentence, at);
        var name = sentence.Words(at, to);
        if (EntityId.Of(name).Length < 2 || Places.IsName(name)) return null;
        var hasEnding = to > at + 1 && !(language.NounsHaveCapitals && at == 0 && !EntityId.EndsInLegalForm([.. EntityId.Words(name)])) && Endings.Contains(sentence.Tokens[to - 1].Text) && !IsCommon(sentence, at, language) && !IsQuoted(sentence, at) && !(language.NounsHaveCapitals && sentence.Text[sentence.Tokens[to - 1].Start - 1] == '-');
        return hasEnding || IsExplained(sentence, at, to, cues, language) || IsIntroduced(sentence, at, to, cues, language) || (HasInnerCapital(sentence, at) && to == at + 1 && !IsIntroducedAsProduct(cues, at)) ? new(at, to, EntityId.Of(name), name, Sector.Unknown, Known: false) : null;
    }

    /// <summary>"the start-up Fluidwerk", "le spécialiste Nuage Bleu".</summary>
    private static bool IsIntroduced(Sentence sentence, int at, int to, IReadOnlyList<CueHit> cues, ArticleLanguage language) =>
        at > 0 && cues.Any(hit => hit.Cue is Cue.NewCompany && hit.To == at) && !IsCommon(sentence, at, language) && !(language.NounsHaveCapitals && to == at + 1 && sentence.Initial(at) == char.ToUpperInvariant(sentence.Initial(at)) && Endings.Contains(sentence.Tokens[at].Text));

    /// <summary>What stands in quotation marks is a product or a project.</summary>
    private static bool IsQuoted(Sentence sentence, int at) => sentence.Tokens[at].Start is > 0 and var start && sentence.Text[start - 1] is '"' or '“' or '„' or '«' or '\u00a0';

    private static bool IsMoney(Sentence sentence, int at, ArticleLanguage language)
    {
        var words = language.AmountWords;
        return Neutral.Scales.TryMatch(sentence.Tokens, at, out _, out _) || words.Scales.TryMatch(sentence.Tokens, at, out _, out _) || words.Currencies.TryMatch(sentence.Tokens, at, out _, out _) || Neutral.Currencies.TryMatch(sentence.Tokens, at, out _, out _);
    }

    /// <summary>"Tarnbrook, a Leeds company with 38 employees".</summary>
    private static bool IsExplained(Sentence sentence, int at, int to, IReadOnlyList<CueHit> cues, ArticleLanguage language) =>
        to < sentence.Tokens.Count && sentence.Tokens[to].Text == "," && !IsCommon(sentence, at, language) && cues.Any(hit => hit.Cue is Cue.NewCompany && hit.From - to is >= 1 and <= 4 && !cues.Any(d => d.Cue is Cue.Definite && d.To == hit.From));

    private static bool IsIntroducedAsProduct(IReadOnlyList<CueHit> cues, int at) => cues.Any(hit => hit.Cue is Cue.Maker && hit.To == at);

    /// <summary>"CoreSpan", "xLab": a capital inside.</summary>
    private static bool HasInnerCapital(Sentence sentence, int at)
    {
        var word = sentence.Text.AsSpan(sentence.Tokens[at].Start, sentence.Tokens[at].End - sentence.Tokens[at].Start);
        return word.Length >= 5 && word[1..].ContainsAnyInRange('A', 'Z') && word.ContainsAnyInRange('a', 'z') && word[^1] != 's' && !word.SequenceEqual("ChatGPT") && !word.SequenceEqual("GPUs");
    }

    private static bool IsCommon(Sentence sentence, int at, ArticleLanguage language) => language.CommonWords.Contains(sentence.Tokens[at].Text);

    private static bool IsPartOfName(Sentence sentence, int at) => at > 0 && LooksLikeName(sentence, at - 1) && IsOneName(sentence, at - 1, at + 1) && (sentence.Text[sentence.Tokens[at - 1].End..sentence.Tokens[at].Start] == "-" || IsQuoted(sentence, at - 1));

    private static bool BeginsKnown(Sentence sentence, int at) =>
        Enumerable.Range(1, 3).Any(words => at + words <= sentence.Tokens.Count && IsOneName(sentence, at, at + words) && KnownEntities.Named(sentence.Words(at, at + words)) is not null);

    private static int NameEnd(Sentence sentence, int at)
    {
        var to = at + 1;
        while (to < sentence.Tokens.Count && to - at < LongestName && LooksLikeName(sentence, to) && IsOneName(sentence, to - 1, to + 1) && !BeginsKnown(sentence, to)) to++;
        return to;
    }
}

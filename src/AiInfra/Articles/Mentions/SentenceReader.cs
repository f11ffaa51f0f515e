using AiInfra.Articles.Languages;
using AiInfra.Articles.Text;

namespace AiInfra.Articles.Mentions;

/// <summary>Finds everything in a sentence that a deal is told with.</summary>
internal sealed class SentenceReader(ArticleLanguage language, DateContext dates)
{
    private readonly DateFinder _dates = new(language);
    private readonly HashSet<string> _seen = [];
    private string? _currency;

    public ReadSentence Read(Sentence sentence)
    {
        var cues = language.Cues.In(sentence.Tokens);
        var read = new ReadSentence(sentence, cues);
        read = read with { Entities = EntityFinder.In(sentence, cues, language, _seen) };
        _seen.UnionWith(read.Entities.Select(e => e.EntityId));
        read = read with { Entities = [.. read.Entities.Select(entity => Bystanders.Marked(read, entity))] };
        read = read with { Amounts = AmountMentions.In(read, language, _currency) };
        _currency = read.Amounts.Select(a => a.Found.Reading.Amount.Currency).LastOrDefault() ?? _currency;
        bool InAmount(int token) => read.Amounts.Any(a => token >= a.From && token < a.To);
        bool IsEntity(int token) => read.Entities.Any(e => token >= e.From && token < e.To);
        List<TermMention> terms = [.. TermFinder.Terms(sentence, cues, InAmount, language)];
        bool InTerm(int token) => InAmount(token) || terms.Exists(t => token >= t.From && token < t.To);
        List<PlaceMention> places = [.. PlaceFinder.Places(sentence, cues, IsEntity, language)];
        return read with
        {
            Terms = terms,
            Dates = sentence.IsHeading ? [] : [.. _dates.In(sentence, cues, InTerm, dates)],
            Powers = [.. TermFinder.Powers(sentence, InTerm, language)],
            Places = places,
            Projects = [.. PlaceFinder.Projects(sentence, cues, places, token => InTerm(token) || IsEntity(token), language)],
        };
    }
}

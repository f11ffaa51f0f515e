using AiInfra.Articles.Languages;
using AiInfra.Articles.Text;

namespace AiInfra.Tests.Articles;

public sealed class SentenceTests
{
    private static readonly ArticleLanguage German = ArticleLanguage.All.Single(l => l.Code == "de");
    private static readonly ArticleLanguage English = ArticleLanguage.All.Single(l => l.Code == "en");

    [Fact]
    public void Abbreviations_days_and_initials_end_no_sentence() =>
        Assert.Equal(["Am 4. November zahlte SAP 3 Mrd. Euro.", "Dr. A. Meier schwieg."], Texts("Am 4. November zahlte SAP 3 Mrd. Euro. Dr. A. Meier schwieg.", German));

    [Fact]
    public void A_name_in_small_letters_begins_a_sentence() => Assert.Equal(["Who pays?", "xAI pays."], Texts("Who pays? xAI pays.", English));

    [Fact]
    public void What_goes_on_for_ever_is_cut_with_and_without_spaces()
    {
        var text = string.Concat(Enumerable.Repeat("Google,in,", 20_000)) + "\n" + string.Concat(Enumerable.Repeat("the company ", 10_000));

        Assert.All(Texts(text, English), sentence => Assert.InRange(sentence.Length, 1, 2002));
    }

    [Fact]
    public void A_list_of_other_articles_is_left_out_and_what_follows_it_is_read() =>
        Assert.Equal(["First.", "Last."], Texts("First.\nAlso read:\n- Something else\n- Another thing.\nLast.", English));

    private static List<string> Texts(string text, ArticleLanguage language) => [.. ArticleText.Sentences(text, language).Select(s => s.Text)];
}

using System.Text.RegularExpressions;
using AiInfra.Alerts;
using AiInfra.Alerts.French;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Parties;
using AiInfra.Subscribers;

namespace AiInfra.Tests.Alerts.French;

public sealed partial class FrenchWordingTests
{
    private static readonly Wording French = Wording.In(ReaderLanguage.Fr);

    [Fact]
    public void Every_member_that_readers_see_has_a_word()
    {
        IEnumerable<Enum> seen =
        [
            .. All<DealKind>(), .. All<Bindingness>(), .. All<DealStatus>(), .. All<CertaintyLevel>(), .. All<PartyRole>(), .. All<SourceType>(), .. All<EnergySource>(), .. All<AmountBasis>(),
        ];
        Assert.DoesNotContain(seen, member => FrenchWords.Of(member) is not { Length: > 0 });
    }

    [Fact]
    public void Everything_said_in_the_sources_is_known_in_French()
    {
        var said = Said().ToList();
        Assert.Contains("Why you get this", said);
        Assert.Contains("{0} years", said);
        Assert.DoesNotContain(said, english => FrenchPhrases.Of(english) is null);
    }

    [Fact]
    public void A_phrase_in_French_fills_in_what_it_does_in_English() => Assert.All(
        Said(), english => Assert.Equal(Holes(english), Holes(FrenchPhrases.Of(english)!)));

    [Fact]
    public void High_punctuation_never_stands_at_the_beginning_of_a_line() =>
        Assert.All(FrenchAlertPhrases.All.Concat(FrenchMailPhrases.All).Concat(FrenchRulePhrases.All), phrase => Assert.DoesNotMatch("[ \\w}][:;!?»](?!//)", phrase.Value));

    [Theory]
    [InlineData("a filing says so", "un document réglementaire le dit")]
    [InlineData("signed; several publishers say so", "signé\u202F; plusieurs médias le disent")]
    [InlineData("part of A; B and C (2026-01-a-1b-00000000)", "fait partie de A; B and C (2026-01-a-1b-00000000)")]
    [InlineData("what an operator wrote", "what an operator wrote")]
    [InlineData("signed; what nobody knows", "signé\u202F; what nobody knows")]
    public void A_reason_of_ours_is_told_in_French_and_any_other_as_it_is(string english, string french) => Assert.Equal(french, French.Reason(english));

    [Fact]
    public void Every_reason_of_a_certainty_is_known()
    {
        var reasons =
            from kind in Enum.GetValues<DealKind>()
            from bindingness in Enum.GetValues<Bindingness>()
            from source in Enum.GetValues<SourceType>()
            from trust in Enum.GetValues<Trust>()
            from sources in new Source[][] { [], [Of(source, "A")], [Of(source, "A"), Of(source, "B")] }
            from claimed in new CertaintyLevel?[] { null, CertaintyLevel.Speculative }
            select CertaintyOf.Deal(kind, bindingness, sources, trust, claimed).Reason;
        Assert.All(reasons.Distinct().SelectMany(r => r.Split("; ")).Distinct(), reason => Assert.NotEqual(reason, French.Reason(reason)));
    }

    [Theory]
    [InlineData("/amount", "up to $60 billion", "jusqu’à 60\u00A0milliards\u00A0de dollars")]
    [InlineData("/amount", "undisclosed amount", "montant non communiqué")]
    [InlineData("/amount", "sixty of them", "sixty of them")]
    [InlineData("/bindingness", "letter of intent", "engagement\u00A0: lettre d’intention")]
    [InlineData("/term/end", "2028", "fin\u00A0: 2028")]
    [InlineData("/announced", "2026-01-01", "annonce\u00A0: 1er\u00A0janvier\u00A02026")]
    [InlineData("/site/name", "Abilene", "site\u00A0: Abilene")]
    public void What_others_report_is_told_in_French(string pointer, string english, string french) => Assert.Equal(french, French.Reported(pointer, english));

    [Theory]
    [InlineData("2025-09-10", "10\u00A0septembre\u00A02025")]
    [InlineData("2025-08-01", "1er\u00A0août\u00A02025")]
    [InlineData("2025-02", "février\u00A02025")]
    [InlineData("2025-Q1", "1er\u00A0trimestre\u00A02025")]
    [InlineData("2025-Q3", "3e\u00A0trimestre\u00A02025")]
    [InlineData("2027", "2027")]
    public void A_date_is_told_as_exactly_as_it_is_known(string date, string told) => Assert.Equal(told, French.DateOf(Given.Date(date)));

    [Fact]
    public void A_value_cannot_fill_in_anything() => Assert.Equal("{1}\u00A0: {0}", French.Say("{0}: {1}", "{1}", "{0}"));

    private static IEnumerable<Enum> All<TEnum>()
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Cast<Enum>();

    private static Source Of(SourceType type, string publisher) => new(null, publisher, type, null, null, null);

    private static IEnumerable<string> Holes(string phrase) => Hole().Matches(phrase).Select(m => m.Value).Order(StringComparer.Ordinal);

    /// <summary>The English texts in the sources: every literal in the first argument of <c>Say(</c>.</summary>
    private static IEnumerable<string> Said() =>
        from file in SourceTree.Files("src/AiInfra", "src/AiInfra.Functions")
        from call in SayCall().Matches(File.ReadAllText(file))
        from literal in Literal().Matches(call.Groups["first"].Value)
        select Regex.Unescape(literal.Groups["text"].Value);

    [GeneratedRegex("""\bSay\((?<first>(?:[^",()]|"(?:[^"\\]|\\.)*")*)""")]
    private static partial Regex SayCall();

    [GeneratedRegex("\"(?<text>(?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();
}

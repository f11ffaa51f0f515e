using AiInfra.Articles;
using AiInfra.Deals;
using AiInfra.LocalHost.ArticleCorpus;

namespace AiInfra.Tests.Articles;

public sealed class ArticleReaderTests
{
    [Theory]
    [InlineData("en", "Microsoft has signed a contract worth $10 billion with CoreWeave for cloud capacity.", "coreweave supplier, microsoft buyer")]
    [InlineData("fr", "Microsoft a signé avec CoreWeave un contrat de 10 milliards de dollars pour de la puissance de calcul.", "coreweave supplier, microsoft buyer")]
    [InlineData("de", "Microsoft hat mit CoreWeave einen Vertrag über 10 Milliarden Dollar für Rechenleistung unterzeichnet.", "coreweave supplier, microsoft buyer")]
    [InlineData("es", "Microsoft firmó con CoreWeave un contrato de 10.000 millones de dólares por capacidad de cómputo.", "coreweave supplier, microsoft buyer")]
    [InlineData("en", "SoftBank invested $22.5 billion in OpenAI.", "openai investee, softbank investor")]
    [InlineData("fr", "SoftBank a investi 22,5 milliards de dollars dans OpenAI.", "openai investee, softbank investor")]
    [InlineData("de", "SoftBank investiert 22,5 Milliarden Dollar in OpenAI.", "openai investee, softbank investor")]
    [InlineData("es", "SoftBank invirtió 22.500 millones de dólares en OpenAI.", "openai investee, softbank investor")]
    [InlineData("es", "SoftBank invirtió 22.500 mdd en OpenAI.", "openai investee, softbank investor")]
    [InlineData("fr", "SoftBank a investi 22500 MEUR dans OpenAI.", "openai investee, softbank investor")]
    [InlineData("en", "Tesla ordered chips worth $16.5 billion from Samsung.", "samsung supplier, tesla buyer")]
    [InlineData("en", "Anthropic raised $13 billion in a funding round led by ICONIQ and Fidelity Investments.", "anthropic investee, fidelity-investments investor, iconiq investor")]
    public void Who_does_what_is_read(string language, string text, string parties)
    {
        var deal = Only(text, language);

        Assert.Equal(parties, string.Join(", ", deal.Parties.Select(p => $"{p.EntityId} {p.Role.ToString().ToLowerInvariant()}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("en", "Oracle's revenue rose to $57 billion in the last quarter.")]
    [InlineData("en", "OpenAI was valued at $500 billion in a sale of shares.")]
    [InlineData("en", "Google was fined $2.9 billion by the European Commission.")]
    [InlineData("en", "Nvidia's market capitalisation passed $5 trillion on Wednesday.")]
    [InlineData("en", "Microsoft denied that it would pay $40 billion for Nebius.")]
    [InlineData("en", "Oracle has a backlog of $455 billion.")]
    [InlineData("fr", "Le chiffre d’affaires de Nvidia a atteint 57 milliards de dollars.")]
    [InlineData("fr", "OpenAI est valorisée 500 milliards de dollars.")]
    [InlineData("fr", "La capitalisation boursière de Microsoft dépasse 3 000 milliards de dollars.")]
    [InlineData("de", "SAP steigerte den Umsatz auf 36 Milliarden Euro.")]
    [InlineData("de", "Nvidia erreicht einen Börsenwert von fünf Billionen Dollar.")]
    [InlineData("es", "Los ingresos de Nvidia crecieron hasta los 57.000 millones de dólares.")]
    [InlineData("es", "La capitalización bursátil de Iberdrola supera los 100.000 millones de euros.")]
    public void Revenue_valuations_fines_and_denials_are_no_deals(string language, string text) => Assert.Empty(Deals(text, language));

    [Theory]
    [InlineData("fr", "Nvidia a injecté 100 milliards de dollars dans OpenAI.", Bindingness.Reported)]
    [InlineData("en", "Nvidia invested $100 billion in OpenAI.", Bindingness.Reported)]
    [InlineData("en", "Nvidia signed a letter of intent to invest up to $100 billion in OpenAI.", Bindingness.LetterOfIntent)]
    [InlineData("en", "Nvidia completed its investment of $5 billion in Intel.", Bindingness.Closed)]
    [InlineData("en", "Meta is in talks with Oracle about a cloud contract worth $20 billion.", Bindingness.Rumour)]
    [InlineData("de", "Meta verhandelt mit Oracle über einen Cloud-Vertrag im Wert von 20 Milliarden Dollar.", Bindingness.Rumour)]
    [InlineData("es", "OpenAI firmó con Oracle un contrato de nube por 300.000 millones de dólares.", Bindingness.Definitive)]
    public void How_binding_it_is_follows_from_the_words_and_a_verb_of_reporting_closes_nothing(string language, string text, Bindingness expected) =>
        Assert.Equal(expected, Only(text, language).Bindingness);

    [Theory]
    [InlineData("en", "Oracle is back. In June 2025 the company signed a $30 billion cloud contract with OpenAI.")]
    [InlineData("fr", "Oracle est de retour. En juin 2025, l’entreprise a signé un contrat cloud de 30 milliards de dollars avec OpenAI.")]
    [InlineData("de", "Oracle ist zurück. Im Juni 2025 unterzeichnete der Konzern einen Cloud-Vertrag über 30 Milliarden Dollar mit OpenAI.")]
    [InlineData("es", "Oracle ha vuelto. En junio de 2025 la compañía firmó un contrato de nube de 30.000 millones de dólares con OpenAI.")]
    [InlineData("en", "Oracle is back. In June 2025 it signed a $30 billion cloud contract with the maker of ChatGPT.")]
    public void Who_is_meant_without_being_named_is_found_and_said(string language, string text)
    {
        var (deal, read) = Assert.Single(All(text, language));

        Assert.Equal(["openai", "oracle"], deal.Parties.Select(p => p.EntityId).Order(StringComparer.Ordinal));
        Assert.Equal("2025-06", deal.Announced.ToString());
        Assert.True(read.DateIsTold);
        Assert.Contains("is taken for", read.Reason, StringComparison.Ordinal);
        Assert.Equal(CertaintyLevel.Likely, read.Certainty);
    }

    [Fact]
    public void A_second_contract_is_between_the_parties_of_the_first()
    {
        var deals = Deals("In June 2025 Oracle signed a $30 billion cloud contract with OpenAI. Then, in September, a second contract followed: $300 billion over five years from 2027.", "en");

        Assert.Equal(["2025-06", "2025-09"], deals.Select(d => d.Announced.ToString()));
        Assert.All(deals, deal => Assert.Equal(["openai", "oracle"], deal.Parties.Select(p => p.EntityId).Order(StringComparer.Ordinal)));
        Assert.Equal((5m, "2027"), (deals[1].Term?.Years, deals[1].Term?.Start?.ToString()));
    }

    [Fact]
    public void A_deal_told_twice_is_found_once() =>
        Assert.Single(Deals("OpenAI will pay Oracle $300 billion for computing power. The contract with Oracle over $300 billion was signed by OpenAI in September 2025.", "en"));

    [Fact]
    public void Parties_amount_and_date_in_one_sentence_are_read_with_confidence() =>
        Assert.Equal(CertaintyLevel.Confident, Assert.Single(All("On 3 November 2025 OpenAI signed a $38 billion cloud contract with Amazon Web Services.", "en")).Read.Certainty);

    [Fact]
    public void A_company_that_nobody_knows_lowers_the_certainty()
    {
        var (deal, read) = Assert.Single(All("In May 2025 Microsoft signed a $2 billion cloud contract with the start-up Fluidwerk.", "en"));

        Assert.Contains(deal.Parties, p => p.Name == "Fluidwerk");
        Assert.Equal((CertaintyLevel.Likely, "nobody knows Fluidwerk"), (read.Certainty, read.Reason));
    }

    [Fact]
    public void Lists_of_other_articles_are_left_out() =>
        Assert.Empty(Deals("Here is some news about the weather.\n\nAlso read:\n- Microsoft signs a $10 billion contract with CoreWeave\n- SoftBank invests $40 billion in OpenAI\n", "en"));

    [Theory]
    [InlineData("OpenAI ha firmato con Oracle un contratto da 300 miliardi di dollari per la potenza di calcolo che servirà nei prossimi anni.", "articles are not read in \"it\": they are in en, fr, de, es")]
    [InlineData("   ", "the text is empty")]
    [InlineData("4711", "the language cannot be told: name it, one of en, fr, de, es")]
    public void What_cannot_be_read_is_refused_with_what_would_be_right(string text, string reason) =>
        Assert.Equal(reason, Assert.IsType<ArticleReading.Unreadable>(ArticleReader.Read(new(text))).Reason);

    [Theory]
    [InlineData("The company said that it would build a data centre in the north of England.", "en")]
    [InlineData("Le groupe a annoncé qu’il construirait un centre de données dans le nord de la France.", "fr")]
    [InlineData("Der Konzern hat angekündigt, dass er ein Rechenzentrum im Norden des Landes bauen will.", "de")]
    [InlineData("La compañía anunció que construirá un centro de datos en el norte de España con energía solar.", "es")]
    public void The_language_is_found_out(string text, string language) => Assert.Equal(language, Assert.IsType<ArticleReading.Ok>(ArticleReader.Read(new(text))).Language);

    [Fact]
    public void The_article_becomes_the_source_of_each_deal()
    {
        var article = new Article("SoftBank invested $22.5 billion in OpenAI.", "en-GB", new Uri("https://example.org/a"), "Example Wire", PartialDate.Day(new(2026, 1, 5)), SourceType.Wire);
        var source = ArticleKey.DealOf(Assert.Single(Assert.IsType<ArticleReading.Ok>(ArticleReader.Read(article)).Deals).Submission).Sources.Single();

        Assert.Equal(("https://example.org/a", "Example Wire", SourceType.Wire, "en", "2026-01-05", article.Text), (source.Url!.OriginalString, source.Publisher, source.Type, source.Language, source.PublishedAt.ToString(), source.Quote));
    }

    private static Deal Only(string text, string language) => Assert.Single(All(text, language)).Deal;

    private static List<Deal> Deals(string text, string language) => [.. All(text, language).Select(d => d.Deal)];

    private static List<(Deal Deal, ArticleDeal Read)> All(string text, string language) =>
        [.. Assert.IsType<ArticleReading.Ok>(ArticleReader.Read(new(text, language, ReadOn: new DateOnly(2026, 11, 26)))).Deals.Select(deal => (ArticleKey.DealOf(deal.Submission), deal))];
}

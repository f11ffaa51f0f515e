using AiInfra.Amounts.Tokens;

namespace AiInfra.Articles.Languages;

/// <summary>A place as a site has it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
internal sealed record Place(string? Name, string? Region, string Country);

/// <summary>Countries, regions and towns where AI infrastructure is built, as English, French, German and Spanish name them.</summary>
internal static class Places
{
    private const string Countries =
        "US=United States|America|U.S.|US|USA|États-Unis|Etats-Unis|Amérique|Vereinigte Staaten|Vereinigten Staaten|Amerika|Estados Unidos|EE. UU.|EEUU;GB=United Kingdom|Britain|UK|U.K.|England|Scotland|Wales|Royaume-Uni|Grande-Bretagne|Angleterre|Großbritannien|Vereinigtes Königreich|Reino Unido|Gran Bretaña|Inglaterra;" +
        "FR=France|Frankreich|Francia;DE=Germany|Allemagne|Deutschland|Bundesrepublik|Alemania;ES=Spain|Espagne|Spanien|España;PT=Portugal;IT=Italy|Italie|Italien|Italia;NL=Netherlands|Pays-Bas|Niederlande|Niederlanden|Países Bajos;BE=Belgium|Belgique|Belgien|Bélgica;" +
        "IE=Ireland|Irlande|Irland|Irlanda;CH=Switzerland|Suisse|Schweiz|Suiza;AT=Austria|Autriche|Österreich;SE=Sweden|Suède|Schweden|Suecia;NO=Norway|Norvège|Norwegen|Noruega;FI=Finland|Finlande|Finnland|Finlandia;DK=Denmark|Danemark|Dänemark|Dinamarca;IS=Iceland|Islande|Island|Islandia;" +
        "PL=Poland|Pologne|Polen|Polonia;GR=Greece|Grèce|Griechenland|Grecia;CA=Canada|Kanada|Canadá;MX=Mexico|Mexique|Mexiko|México;BR=Brazil|Brésil|Brasilien|Brasil;CL=Chile|Chili;AR=Argentina|Argentine|Argentinien;CO=Colombia;IN=India|Inde|Indien;CN=China|Chine;JP=Japan|Japon|Japón;" +
        "KR=South Korea|Korea|Corée du Sud|Südkorea|Corea del Sur;TW=Taiwan|Taïwan|Taiwán;SG=Singapore|Singapour|Singapur;MY=Malaysia|Malaisie|Malasia;ID=Indonesia|Indonésie|Indonesien;TH=Thailand|Thaïlande|Tailandia;VN=Vietnam;PH=Philippines|Philippinen|Filipinas;AU=Australia|Australie|Australien;NZ=New Zealand|Nouvelle-Zélande|Neuseeland;" +
        "AE=United Arab Emirates|UAE|Émirats arabes unis|Émirats|Vereinigte Arabische Emirate|Vereinigten Arabischen Emiraten|Emirate|Emiraten|Emiratos Árabes Unidos|Emiratos;SA=Saudi Arabia|Arabie saoudite|Saudi-Arabien|Arabia Saudí|Arabia Saudita;QA=Qatar|Katar|Catar;KW=Kuwait|Koweït;IL=Israel|Israël;TR=Turkey|Turquie|Türkei|Turquía;ZA=South Africa|Afrique du Sud|Südafrika|Sudáfrica;KE=Kenya|Kenia;EG=Egypt|Égypte|Ägypten|Egipto;NG=Nigeria;MA=Morocco|Maroc|Marokko|Marruecos";

    private const string Regions =
        "US=Alabama|Alaska|Arizona|Arkansas|California,Californie,Kalifornien|Colorado|Connecticut|Delaware|Florida,Floride|Georgia,Géorgie|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana,Louisiane,Luisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi,Misisipi|Missouri,Misuri|Montana|Nebraska|Nevada|New Hampshire|" +
        "New Jersey,Nueva Jersey|New Mexico,Nouveau-Mexique,Nuevo México|New York State|North Carolina,Caroline du Nord,Carolina del Norte|North Dakota,Dakota du Nord,Dakota del Norte|Ohio|Oklahoma|Oregon,Oregón|Pennsylvania,Pennsylvanie,Pensilvania|Rhode Island|South Carolina,Caroline du Sud,Carolina del Sur|South Dakota|Tennessee|" +
        "Texas,Tejas|Utah|Vermont|Virginia,Virginie|Washington State|West Virginia|Wisconsin|Wyoming;DE=Bavaria,Bayern,Bavière,Baviera|Brandenburg|Hesse,Hessen|North Rhine-Westphalia,Nordrhein-Westfalen,NRW|Saxony,Sachsen|Lower Saxony,Niedersachsen|Schleswig-Holstein|Baden-Württemberg|Mecklenburg-Vorpommern|Thuringia,Thüringen;" +
        "ES=Aragón,Aragon|Catalonia,Cataluña,Catalogne|Castilla-La Mancha|Extremadura|Andalusia,Andalucía,Andalousie|Castilla y León|País Vasco|Galicia|Comunidad Valenciana|Murcia|Asturias;FR=Hauts-de-France|Île-de-France|Grand Est|Normandie,Normandy|Bretagne|Nouvelle-Aquitaine|Occitanie|Seine-et-Marne|Essonne|Provence;CA=Ontario|Quebec,Québec|Alberta|British Columbia;" +
        "IN=Andhra Pradesh|Maharashtra|Gujarat|Tamil Nadu|Telangana|Karnataka;MY=Johor;MX=Querétaro|Jalisco|Nuevo León;AU=New South Wales|Victoria;JP=Hokkaido;GB=Northumberland|Hertfordshire|Lincolnshire|Essex;CH=Zürich;NO=Nordland;CN=Inner Mongolia";

    private const string Towns =
        "US=Memphis/Tennessee|Abilene/Texas|Atlanta/Georgia|Phoenix/Arizona|Chicago/Illinois|Dallas/Texas|Houston/Texas|Austin/Texas|Columbus/Ohio|Seattle/Washington|El Paso/Texas|Milam County/Texas|Shackelford County/Texas|Lordstown/Ohio|Mount Pleasant/Wisconsin|Port Washington/Wisconsin|Saline Township/Michigan|Richland Parish/Louisiana|New Carlisle/Indiana|" +
        "Doña Ana County/New Mexico|Three Mile Island/Pennsylvania|Southaven/Mississippi|Amarillo/Texas|Cheyenne/Wyoming|Las Vegas/Nevada|Reno/Nevada|Kansas City/Missouri|Vineland/New Jersey|Loudoun County/Virginia|Ashburn/Virginia|Denver/Colorado|Lancaster/Pennsylvania;" +
        "DE=Munich,München,Múnich/Bavaria|Berlin,Berlín/Berlin|Frankfurt,Francfort,Fráncfort/Hesse|Hamburg,Hambourg,Hamburgo/Hamburg|Lübbenau/Brandenburg|Dietzenbach/Hesse|Hanau/Hesse|Magdeburg/Saxony-Anhalt|Dresden,Dresde/Saxony|Jülich/North Rhine-Westphalia|Cologne,Köln,Colonia/North Rhine-Westphalia|Düsseldorf/North Rhine-Westphalia|Bedburg/North Rhine-Westphalia|Bergheim/North Rhine-Westphalia;" +
        "FR=Paris,París/Île-de-France|Fouju/Île-de-France|Marseille,Marsella/Provence-Alpes-Côte d'Azur|Lyon/Auvergne-Rhône-Alpes|Cambrai/Hauts-de-France|Bruyères-le-Châtel/Île-de-France|Dunkirk,Dunkerque/Hauts-de-France|Bordeaux,Burdeos/Nouvelle-Aquitaine|Mulhouse/Grand Est;GB=London,Londres/England|Manchester/England|Newport/Wales|Blyth/England|Loughton/England|Harlow/England;" +
        "ES=Madrid/Madrid|Barcelona,Barcelone/Catalonia|Zaragoza,Saragosse,Saragossa/Aragón|Huesca/Aragón|Calatorao/Aragón|Talavera de la Reina/Castilla-La Mancha|Bilbao/País Vasco|Sevilla,Seville,Séville/Andalusia|Valencia/Comunidad Valenciana|Algete/Madrid|Villanueva de Gállego/Aragón;PT=Sines/Setúbal|Lisbon,Lisbonne,Lissabon,Lisboa/Lisbon;" +
        "SE=Borlänge/Dalarna|Stockholm,Estocolmo/Stockholm;NO=Narvik/Nordland|Kvandal/Nordland|Oslo/Oslo;FI=Hamina/Kymenlaakso|Helsinki/Uusimaa;AE=Abu Dhabi,Abou Dhabi,Abu Dabi/Abu Dhabi|Dubai,Dubaï,Dubái/Dubai;SA=Riyadh,Riad,Riyad/Riyadh|Neom/Tabuk;IN=Visakhapatnam/Andhra Pradesh|Mumbai,Bombay/Maharashtra|Jamnagar/Gujarat|Hyderabad/Telangana|Chennai/Tamil Nadu;" +
        "JP=Tokyo,Tokio/Tokyo|Osaka/Osaka;KR=Seoul,Séoul,Seúl/Seoul|Ulsan/Ulsan;CN=Beijing,Pékin,Peking,Pekín/Beijing|Shanghai,Shanghái/Shanghai;CA=Toronto/Ontario|Montreal,Montréal/Quebec;BR=São Paulo/São Paulo|Fortaleza/Ceará;MX=El Marqués/Querétaro|Colón/Querétaro;CH=Zurich,Zürich/Zurich;IE=Dublin,Dublín/Leinster;NL=Amsterdam,Ámsterdam/North Holland;IT=Milan,Mailand,Milán/Lombardy;AU=Sydney,Sídney/New South Wales|Melbourne/Victoria;CL=Santiago de Chile/Santiago";

    private static readonly (string Stem, string Country)[] Adjectives =
    [
        ("american", "US"), ("americain", "US"), ("amerikanisch", "US"), ("estadounidense", "US"), ("german", "DE"), ("allemand", "DE"), ("deutsch", "DE"), ("aleman", "DE"), ("french", "FR"), ("francais", "FR"), ("franzosisch", "FR"), ("frances", "FR"),
        ("british", "GB"), ("britannique", "GB"), ("britisch", "GB"), ("britanic", "GB"), ("spanish", "ES"), ("espagnol", "ES"), ("spanisch", "ES"), ("espanol", "ES"), ("swedish", "SE"), ("suedois", "SE"), ("schwedisch", "SE"), ("suec", "SE"),
        ("indian", "IN"), ("indien", "IN"), ("indisch", "IN"), ("indi", "IN"), ("japan", "JP"), ("japon", "JP"), ("korean", "KR"), ("coreen", "KR"), ("coreano", "KR"),
    ];

    private static readonly Dictionary<string, List<(string[] Words, Place Place)>> ByFirstWord = Index();

    /// <summary>Whether a name is that of a place in the list, and so of no company.</summary>
    public static bool IsName(string name) => At(Tokenizer.Tokens(name), 0) is { } found && found.Length == Tokenizer.Tokens(name).Count;

    /// <summary>The place with the longest name at a token.</summary>
    public static (Place Place, int Length)? At(IReadOnlyList<Token> tokens, int at)
    {
        if (!ByFirstWord.TryGetValue(tokens[at].Text, out var known)) return null;
        foreach (var (words, place) in known)
        {
            if (at + words.Length <= tokens.Count && Enumerable.Range(0, words.Length).All(i => tokens[at + i].Text == words[i])) return (place, words.Length);
        }

        return null;
    }

    /// <summary>The country of an adjective: "infrastructures américaines".</summary>
    public static Place? OfAdjective(string word) => Adjectives.Where(a => word.StartsWith(a.Stem, StringComparison.Ordinal) && word.Length - a.Stem.Length <= 4).Select(a => new Place(null, null, a.Country)).FirstOrDefault();

    private static Dictionary<string, List<(string[] Words, Place Place)>> Index()
    {
        var all = Read(Countries, (name, country) => [(name, new Place(null, null, country))])
            .Concat(Read(Regions, (names, country) => names.Split(',').Select(name => (name, new Place(null, names.Split(',')[0], country)))))
            .Concat(Read(Towns, (names, country) => names.Split('/') is [var spellings, var region] ? spellings.Split(',').Select(name => (name, new Place(spellings.Split(',')[0], region, country))) : []));
        return all.Select(place => (Words: Tokenizer.Tokens(place.Name).Select(t => t.Text).ToArray(), place.Place))
            .GroupBy(place => place.Words[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(place => place.Words.Length).ToList());
    }

    private static IEnumerable<(string Name, Place Place)> Read(string list, Func<string, string, IEnumerable<(string, Place)>> each) =>
        from country in list.Split(';')
        let code = country[..2]
        from entry in country[3..].Split('|')
        from place in each(entry, code)
        select place;
}

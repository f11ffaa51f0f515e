using AiInfra.Parties;
using CsCheck;

namespace AiInfra.Tests.Parties;

public sealed class KnownEntitiesProperties
{
    private static readonly string[] Pieces =
    [
        "Meta", "meta", "Nvidia", "Open", "AI", "Google", "Alphabet", "SoftBank", "Group", "Inc.", "& Co.", "Ltd", "S.A.", "the ", "'s", "’", "(", ")", "/", "formerly ", "NASDAQ:", "NVDA", "DOE", "X", "Corp",
        "ガス", "é", "\u0301", "\u200b", "\ud83d", "😀", "\ufffe", "\0", "™", "ﬀ", "İ", "ß", " ", "-", ".", ",", "7", "٧",
    ];

    private static readonly Gen<string> Babble = Gen.OneOf<string>(Gen.OneOf(Pieces).Array[0, 12].Select(string.Concat), Gen.String);

    private static readonly string[] Spellings = [.. KnownEntities.All.SelectMany(e => (string[])[e.Name, .. e.Aliases, .. e.FormerNames])];

    private static readonly HashSet<string> Symbols = new(
        KnownEntities.All.SelectMany(e => (string[])[.. e.Acronyms, .. e.Tickers.Select(ticker => ticker.Split(':')[1])]).Where(symbol => KnownEntities.Match(symbol.ToLowerInvariant()) is { IsKnown: false }),
        StringComparer.OrdinalIgnoreCase);

    private static readonly Gen<string> LatinName = Gen.OneOf<string>(Gen.OneOf(Spellings), Gen.Char['a', 'z'].Array[1, 12].Array[1, 3].Select(words => string.Join(' ', words.Select(word => new string(word)))));

    private static readonly Gen<Func<string, string>> Dress = Gen.OneOf<Func<string, string>>(
        name => name.ToLowerInvariant(),
        name => name.ToUpperInvariant(),
        name => string.Concat(name.Select(c => c is 'e' or 'o' ? c + "\u0301" : c.ToString())),
        name => name + ", Inc.",
        name => name + " GmbH",
        name => name + " Co., Ltd.",
        name => name.Replace(' ', '-'),
        name => $" {name}\u200b ");

    [Fact]
    public void No_text_throws_and_every_answer_explains_itself() => Babble.Sample(text =>
    {
        var match = KnownEntities.Match(text);
        Assert.NotEmpty(match.Explanation);
        Assert.Equal(match.IsKnown, match.Name is not null);
        Assert.Equal(match.EntityId, EntityId.Of(match.EntityId));
    });

    /// <summary>Otherwise rules and totals of a known company would count a stranger.</summary>
    [Fact]
    public void Nobody_known_never_has_the_id_of_somebody_known() => Babble.Sample(text =>
        Assert.Equal(KnownEntities.Match(text).IsKnown, KnownEntities.Find(KnownEntities.Match(text).EntityId) is not null));

    /// <summary>Symbols are left out: they mean somebody only as written.</summary>
    [Fact]
    public void Case_accents_and_legal_forms_change_nobodys_id() =>
        Gen.Select(LatinName.Where(name => !Symbols.Contains(name)), Dress, Dress).Sample((name, one, other) => Assert.Equal(KnownEntities.Match(name).EntityId, KnownEntities.Match(other(one(name))).EntityId));

    /// <summary>An answer is an id: asked for, it names itself.</summary>
    [Fact]
    public void The_id_of_a_known_entity_means_it() => Gen.OneOf(Spellings).Sample(name =>
    {
        var id = KnownEntities.Match(name).EntityId;
        Assert.Equal(id, KnownEntities.Match(id).EntityId);
    });

    [Fact]
    public void The_distance_is_the_same_in_both_directions_and_that_of_a_plain_reckoning() =>
        Gen.Select(Gen.Char['a', 'c'].Array[0, 7], Gen.Char['a', 'c'].Array[0, 7]).Sample((one, other) =>
        {
            var plain = Plain(one, other);
            Assert.Equal(plain, EditDistance.Within(7, one, other));
            Assert.Equal(plain, EditDistance.Within(7, other, one));
            Assert.Equal(plain <= 2 ? plain : null, EditDistance.Within(2, one, other));
        });

    /// <summary>By its definition, on prefixes, without a table.</summary>
    private static int Plain(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.IsEmpty || b.IsEmpty) return a.Length + b.Length;
        if (a[^1] == b[^1]) return Plain(a[..^1], b[..^1]);
        var least = 1 + Math.Min(Plain(a[..^1], b[..^1]), Math.Min(Plain(a[..^1], b), Plain(a, b[..^1])));
        return a.Length > 1 && b.Length > 1 && a[^1] == b[^2] && a[^2] == b[^1] ? Math.Min(least, 1 + Plain(a[..^2], b[..^2])) : least;
    }
}

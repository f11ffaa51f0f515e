using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;
using AiInfra.Parties;

namespace AiInfra.Articles.Telling;

/// <summary>What an article is talking about at a place: whom "the company" means, and which deal "a second contract" follows.</summary>
internal sealed class Discourse
{
    private readonly List<EntityMention> _mentioned = [];
    private readonly List<EntityMention> _named = [];
    private int _paragraph = -1;

    /// <summary>The company the last sentences were about.</summary>
    public EntityMention? Topic { get; private set; }

    /// <summary>The deal told last.</summary>
    public Candidate? Last { get; set; }

    /// <summary>Whom a sentence is about that does not say: who acted in the deal told before in the same paragraph, or else the topic.</summary>
    public EntityMention? Protagonist(ReadSentence read) =>
        Last is { Parties: [var first, ..] } last && last.Sentence.Sentence.Paragraph == read.Sentence.Paragraph ? first.Entity : Topic;

    /// <summary>The two that the sentence before was about; null when it was about one or many.</summary>
    public Choice? Pair { get; private set; }

    /// <summary>What the sentence before seemed to tell, but for an amount.</summary>
    public Candidate? Pending { get; set; }

    /// <summary>The company named most often since the last heading: whom "the company" means where a paragraph begins.</summary>
    public EntityMention? Main() => _named.Count == 0 ? null : _named.GroupBy(e => e.EntityId).OrderByDescending(g => g.Count()).First().First();

    /// <summary>Takes in the companies of a sentence that was read.</summary>
    public void Leave(ReadSentence read)
    {
        var parties = read.Parties.ToList();
        if (read.Sentence.IsHeading) _named.Clear();
        _named.AddRange(parties);
        _paragraph = read.Sentence.Paragraph;
        _mentioned.AddRange(read.Entities.Where(e => !e.IsBystander || Bystanders.Speaks(read, e)));
        if (parties.Count > 0) Pair = PartyChoice.Of(Scope.Whole(read)) is { All.Count: 2 or 3 } choice ? choice : null;
        if (parties.Count > 0) Topic = parties[0];
        else if (read.Entities is [var only] && Bystanders.Speaks(read, only)) Topic = only;
    }

    /// <summary>Whom a reference means; null when nobody fits.</summary>
    /// <param name="cue">What it is called: a start-up, a chip maker.</param>
    /// <param name="paragraph">Where it stands.</param>
    /// <param name="present">Named in the same sentence before it.</param>
    public EntityMention? Meant(Cue cue, int paragraph, IReadOnlyList<EntityMention> present)
    {
        if (cue is Cue.Company or Cue.Pronoun) return present.Count > 0 ? present[^1] : cue is Cue.Company && paragraph != _paragraph ? Main() ?? Topic : Topic;
        return _mentioned.Concat(present).LastOrDefault(e => Fits(cue, e.Sector)) ?? (Topic is { Sector: Sector.Unknown } ? Topic : null);
    }

    /// <summary>"Amazon's subsidiary" is the one of its group that was named before, or else the parent.</summary>
    public EntityMention SubsidiaryOf(EntityMention parent) =>
        _mentioned.LastOrDefault(e => e.EntityId != parent.EntityId && KnownEntities.RootOf(e.EntityId) == KnownEntities.RootOf(parent.EntityId)) ?? parent;

    private static bool Fits(Cue cue, Sector sector) => cue switch
    {
        Cue.AiCompany => sector is Sector.Ai,
        Cue.ChipCompany => sector is Sector.Chips,
        Cue.CloudCompany => sector is Sector.Cloud,
        Cue.EnergyCompany => sector is Sector.Energy,
        Cue.CapitalCompany => sector is Sector.Capital,
        _ => false,
    };
}

namespace AiInfra.Parties;

/// <summary>One name under which an entity is known.</summary>
internal sealed record EntityName(KnownEntity Entity, MatchedBy How, string Text)
{
    /// <summary>The match of a reported name that is this one, but for dress.</summary>
    /// <param name="undressed">A legal form was taken off the reported name.</param>
    public PartyMatch For(string reported, bool undressed = false)
    {
        var words = How switch
        {
            MatchedBy.Name when undressed => $"is {Entity.Name} with its legal form",
            MatchedBy.Name when reported == Entity.Name => "is the usual name",
            MatchedBy.Name => $"is {Entity.Name} but for capitals, accents, spacing or an ending",
            MatchedBy.FormerName => $"is a former name of {Entity.Name}",
            MatchedBy.Ticker => $"is the ticker {Text} of {Entity.Name}",
            _ => $"is another name of {Entity.Name}",
        };
        return new(Entity.Id, Entity.Name, How is MatchedBy.Name && undressed ? MatchedBy.LegalForm : How, $"\"{reported}\" {words}");
    }

    /// <summary>The match of a reported name that is this one but for some letters.</summary>
    public PartyMatch Misspelled(string reported, int letters)
    {
        var away = letters == 1 ? "one letter" : $"{letters} letters";
        var whose = How switch
        {
            MatchedBy.Name => Entity.Name,
            MatchedBy.FormerName => $"{Text}, a former name of {Entity.Name}",
            _ => $"{Text}, another name of {Entity.Name}",
        };
        return new(Entity.Id, Entity.Name, MatchedBy.Spelling, $"\"{reported}\" is {away} away from {whose}");
    }
}

using AiInfra.Parties;

namespace AiInfra.Deals.Sheets;

/// <summary>A column of a sheet of deals, and what of a submission its cells say.</summary>
/// <param name="Name">In lower case with underscores, as it is documented.</param>
public abstract record SheetColumn(string Name)
{
    /// <summary>One member of the deal, or of an object in it.</summary>
    /// <param name="Parent">The object; null for the deal itself.</param>
    public sealed record Member(string Name, string? Parent, string Field) : SheetColumn(Name);

    /// <summary>A member of one of several: <c>party2_name</c>, <c>source3_url</c>.</summary>
    /// <param name="List">The array in the submission.</param>
    /// <param name="Number">1 for the first.</param>
    public sealed record Item(string Name, string List, int Number, string Field) : SheetColumn(Name);

    /// <summary>The names of everyone in one role, with <c>|</c> between them.</summary>
    public sealed record Role(string Name, PartyRole Of) : SheetColumn(Name);

    /// <summary>Ids of other deals in one relation, with <c>|</c> between them.</summary>
    public sealed record Relation(string Name, RelationType Of) : SheetColumn(Name);

    /// <summary>Derived by the system: written, and not read.</summary>
    public sealed record Derived(string Name) : SheetColumn(Name);
}

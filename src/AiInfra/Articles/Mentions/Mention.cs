using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Articles.Mentions;

/// <summary>A company or public body in a sentence.</summary>
/// <param name="From">Its first token.</param>
/// <param name="To">Behind its last token.</param>
/// <param name="Name">As written; of a reference the name of whom it means.</param>
/// <param name="Known">One of the <see cref="KnownEntities"/>.</param>
internal sealed record EntityMention(int From, int To, string EntityId, string Name, Sector Sector, bool Known)
{
    /// <summary>It is no party of what is told: it speaks, is compared with, or lends its name to a product.</summary>
    public bool IsBystander { get; init; }

    /// <summary>Meant by words such as "the company", not named.</summary>
    public bool IsReference { get; init; }
}

/// <summary>An amount in a sentence.</summary>
/// <param name="IsNoise">It is no amount of a deal: revenue, a valuation, a fine.</param>
internal sealed record AmountMention(FoundAmount Found, bool IsNoise)
{
    public int From => Found.From;

    public int To => Found.To;
}

/// <summary>A date that may be that of an announcement.</summary>
/// <param name="IsExact">The year is told, or follows from one told shortly before.</param>
internal sealed record DateMention(int From, int To, PartialDate Date, bool IsExact);

/// <summary>When something runs, apart from what the words of an amount say.</summary>
internal sealed record TermMention(int From, int To, decimal? Years, int? Start, int? End);

/// <param name="Country">ISO 3166-1 alpha-2.</param>
internal sealed record PlaceMention(int From, int To, string? Name, string? Region, string? Country);

/// <summary>A capacity in gigawatts.</summary>
internal sealed record PowerMention(int From, int To, decimal Gigawatts);

/// <summary>The name of a site or project: Hyperion.</summary>
internal sealed record ProjectMention(int From, int To, string Name);

using System.Security.Cryptography;
using System.Text.Json;
using AiInfra.Json;

namespace AiInfra.Deals.Records;

/// <summary>What one submission says of a deal.</summary>
/// <param name="Id">The same for the same words from a door of the same trust, whenever they come.</param>
/// <param name="Home">The id of the deal it would be by itself.</param>
/// <param name="Facts">The deal as read from this submission alone.</param>
public sealed record Report(string Id, string Home, Trust Trust, Deal Facts)
{
    public static Report Of(Deal submitted, Trust trust)
    {
        ArgumentNullException.ThrowIfNull(submitted);
        return new(Fingerprint(submitted, trust), submitted.Id, trust, submitted);
    }

    /// <summary>The same report under an id of its own, since a different deal has the one it would have.</summary>
    public Report Beside()
    {
        var id = DealId.Beside(Home, Id);
        return this with { Home = id, Facts = Facts with { Id = id } };
    }

    /// <summary>80 bits of SHA-256 over what is said, without when and at which rate.</summary>
    private static string Fingerprint(Deal deal, Trust trust)
    {
        // Whether it counts is said only by an operator; otherwise it follows from the rest, and from the rate.
        var counts = new CountsInTotals(deal.CountsInTotals is { ByOperator: true, Counts: true }, "", deal.CountsInTotals.ByOperator);
        var said = deal with { Revision = 1, SubmittedAt = default, UpdatedAt = default, NotifyAll = false, Amount = deal.Amount with { Usd = null }, CountsInTotals = counts };
        var hash = SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(said, DomainJson.Default.Deal), (byte)trust]);
        return Convert.ToHexStringLower(hash.AsSpan(0, 10));
    }
}

namespace AiInfra.Parties;

public enum PartyRole { Investor, Investee, Buyer, Supplier, Owner, Operator, Lender, Backer, Builder }

/// <param name="EntityId">Stable id of the company or body, see <see cref="Parties.EntityId"/>.</param>
/// <param name="Name">The name as reported.</param>
public sealed record DealParty(string EntityId, string Name, PartyRole Role);

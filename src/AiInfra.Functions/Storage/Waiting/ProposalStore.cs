using AiInfra.Json;
using AiInfra.Proposals;

namespace AiInfra.Functions.Storage;

/// <summary>Table <c>proposals</c>, with a list for each state and the list <c>settling</c>.</summary>
public sealed class ProposalStore
{
    private const string Settling = "settling";
    private readonly ListedRecords<Proposal> _proposals;

    public ProposalStore(Tables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _proposals = new(tables.Proposals, ProposalJson.Default.Proposal, proposal => (proposal.Id, proposal.ProposedAt), ListsOf);
    }

    public Task<Stored<Proposal>?> FindAsync(string id, CancellationToken cancellationToken) => _proposals.FindAsync(id, cancellationToken);

    /// <summary>Stores a proposal unless the same was proposed before, whatever was decided of it. One round trip when it was.</summary>
    /// <returns>The one that is there now.</returns>
    public Task<Proposal> EnsureAsync(Proposal proposal, CancellationToken cancellationToken) => _proposals.EnsureAsync(proposal, cancellationToken);

    /// <returns>False when the proposal changed since it was read.</returns>
    public Task<bool> TryUpdateAsync(Stored<Proposal> stored, Proposal next, CancellationToken cancellationToken) => _proposals.TryUpdateAsync(stored, next, cancellationToken);

    /// <summary>Notes what became of an acceptance, unless someone else did meanwhile.</summary>
    /// <returns>The proposal as it is now.</returns>
    public async Task<Proposal> SettleAsync(Proposal accepted, Func<Proposal, Proposal> settle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        ArgumentNullException.ThrowIfNull(settle);
        while (await FindAsync(accepted.Id, cancellationToken) is { } stored)
        {
            if (!stored.Record.Settling || stored.Record.Decisions.Length != accepted.Decisions.Length) return stored.Record;
            var settled = settle(stored.Record);
            if (await TryUpdateAsync(stored, settled, cancellationToken)) return settled;
        }

        return accepted;
    }

    /// <summary>Two storage round trips and one for each proposal.</summary>
    public Task<ListedPage<Proposal>> PageAsync(ProposalState state, string? after, int size, CancellationToken cancellationToken) =>
        _proposals.PageAsync(SnakeCase.Of(state), after, size, cancellationToken);

    /// <summary>Acceptances that nobody has carried out yet.</summary>
    public async Task<IReadOnlyList<Proposal>> SettlingAsync(CancellationToken cancellationToken) => (await _proposals.PageAsync(Settling, null, 1000, cancellationToken)).Records;

    private static IEnumerable<string> ListsOf(Proposal proposal)
    {
        yield return SnakeCase.Of(proposal.State);
        if (proposal.Settling) yield return Settling;
    }
}

using AiInfra.Functions.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Subscriptions.SignUps;

/// <summary>Forgets who signed up and never confirmed: their link opens nothing any more, and nobody asked us to keep their address.</summary>
public sealed class ForgottenSignUps(SubscriberStore subscribers, Erasure erasure, TimeProvider clock)
{
    /// <returns>How many were forgotten.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - SubscriberLinks.ConfirmFor;
        var due = await subscribers.UnverifiedAsync(until, cancellationToken);
        foreach (var id in due)
        {
            if (await subscribers.ChangeAsync(id, known => known.WithoutUnverified(until), cancellationToken) is null) await erasure.ForgetAsync(id, cancellationToken);
        }

        return due.Count;
    }
}

using AiInfra.Functions.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Subscriptions.SignUps;

/// <summary>Forgets who signed up and never confirmed: their link opens nothing any more, and nobody asked us to keep their address.</summary>
public sealed class ForgottenSignUps(SubscriberStore subscribers, TimeProvider clock)
{
    /// <returns>How many were forgotten.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - SubscriberLinks.ConfirmFor;
        var due = await subscribers.UnverifiedAsync(until, cancellationToken);
        foreach (var id in due) await subscribers.ChangeAsync(id, known => known.WithoutUnverified(until), cancellationToken);
        return due.Count;
    }
}

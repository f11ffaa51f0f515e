using System.Collections.Concurrent;
using Azure.Core;

namespace AiInfra.Functions.Tests.Notifications.Email.Acs;

/// <summary>An identity whose token can be seen where it goes.</summary>
internal sealed class FakeIdentity(string token) : TokenCredential
{
    public ConcurrentQueue<string> Scopes { get; } = [];

    /// <summary>Fails in place of giving a token.</summary>
    public Exception? Fault { get; set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.Enqueue(string.Join(' ', requestContext.Scopes));
        return Fault is null ? new(new AccessToken(token, DateTimeOffset.MaxValue)) : throw Fault;
    }
}

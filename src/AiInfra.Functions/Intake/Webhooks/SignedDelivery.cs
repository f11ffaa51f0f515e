using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AiInfra.Functions.Intake.Idempotency;
using AiInfra.Functions.Notifications.Webhooks;
using AiInfra.Sources;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Intake.Webhooks;

/// <summary>A delivery whose signature is right.</summary>
/// <param name="Key">What it is known by when it comes again; covered by the signature.</param>
/// <param name="Stamp">When it was signed, in Unix seconds; 0 where the sender does not say.</param>
/// <param name="Keep">How long it must be remembered to be known again.</param>
internal sealed record SignedDelivery(string Key, long Stamp, TimeSpan Keep)
{
    /// <summary>GitHub signs no time, so a delivery that someone recorded stays rightly signed for as long as the secret counts.</summary>
    private static readonly TimeSpan KeepGithub = TimeSpan.FromDays(3650);

    /// <summary>Signs for sources that do not exist, so that refusing them takes the same work.</summary>
    private static readonly WebhookSource Nobody = new("", null, VerifierType.Standard, default, null, [new(SourceSecrets.New(VerifierType.Standard))], default, default);

    /// <param name="source">Who is said to send it; null for nobody we know.</param>
    /// <param name="headers">Of the request.</param>
    /// <param name="body">The bytes that are signed.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null when anything at all is wrong.</returns>
    public static SignedDelivery? Of(WebhookSource? source, IHeaderDictionary headers, byte[] body, DateTimeOffset now)
    {
        var sender = source ?? Nobody;
        ImmutableArray<SourceSecret> secrets = [.. sender.Secrets.Where(s => s.HoldsAt(now))];
        var delivery = sender.Verifier is VerifierType.Github ? Github(secrets, headers, body) : Standard(secrets, headers, body, now);
        return source is null ? null : delivery;
    }

    /// <summary>Standard Webhooks 1.0.0, "verifying signatures".</summary>
    private static SignedDelivery? Standard(ImmutableArray<SourceSecret> secrets, IHeaderDictionary headers, byte[] body, DateTimeOffset now)
    {
        var (id, timestamp, signatures) = ($"{headers["webhook-id"]}", $"{headers["webhook-timestamp"]}", $"{headers["webhook-signature"]}");
        var right = false;
        foreach (var secret in secrets) right |= WebhookSignature.TryKey(secret.Text, out var key) & WebhookSignature.Verify(key, id, timestamp, signatures, body, now);
        return right && IdempotencyKey.IsKey(id) && WebhookSignature.TryUnixSeconds(timestamp, out var stamp) ? new(id, stamp, IdempotencyKey.Keep) : null;
    }

    /// <summary>GitHub, "validating webhook deliveries": the header holds <c>sha256=</c> and HMAC-SHA256 over the body in hex. The id of the delivery is not signed, so the body is what it is known by.</summary>
    private static SignedDelivery? Github(ImmutableArray<SourceSecret> secrets, IHeaderDictionary headers, byte[] body)
    {
        const string Prefix = "sha256=";
        var signature = $"{headers["X-Hub-Signature-256"]}";
        var given = new byte[HMACSHA256.HashSizeInBytes];
        var isRead = signature.Length == Prefix.Length + (2 * given.Length) && signature.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.FromHexString(signature.AsSpan(Prefix.Length), given, out _, out _) is System.Buffers.OperationStatus.Done;
        var right = false;
        foreach (var secret in secrets) right |= CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Text), body), given) & isRead;
        return right && IdempotencyKey.IsKey($"{headers["X-GitHub-Delivery"]}") ? new("sha256=" + Convert.ToHexStringLower(SHA256.HashData(body)), 0, KeepGithub) : null;
    }
}

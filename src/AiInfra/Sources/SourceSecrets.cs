using System.Security.Cryptography;
using AiInfra.Subscribers;

namespace AiInfra.Sources;

/// <summary>The form of the secrets that sources sign with.</summary>
public static class SourceSecrets
{
    /// <summary>32 random bytes, in the form in which the sender takes them.</summary>
    public static string New(VerifierType verifier) => verifier switch
    {
        VerifierType.Github => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
        _ => SigningKey.New(),
    };

    /// <summary>Standard Webhooks: 24 to 64 bytes in Base64, with or without <c>whsec_</c> (which it has here afterwards). GitHub: any 16 to 200 visible characters.</summary>
    public static bool TryRead(VerifierType verifier, string secret, out string text)
    {
        ArgumentNullException.ThrowIfNull(secret);
        text = secret;
        if (verifier is VerifierType.Github) return secret.Length is >= 16 and <= 200 && secret.All(c => c is > ' ' and <= '~');
        if (!secret.StartsWith(SigningKey.Prefix, StringComparison.Ordinal)) text = SigningKey.Prefix + secret;
        return SigningKey.TryRead(text, out _);
    }

    public static string WhatIsRight(VerifierType verifier) => verifier switch
    {
        VerifierType.Github => "must be 16 to 200 visible ASCII characters; leave it out to get a new one",
        _ => "must be 24 to 64 bytes in Base64, with or without whsec_ before it; leave it out to get a new one",
    };
}

using System.Net;
using System.Net.Http.Headers;
using AiInfra.Functions.Hosting.Settings;
using Azure.Core;
using Azure.Identity;
using MimeKit;

namespace AiInfra.Functions.Notifications.Email.Acs;

/// <summary>
/// Sends mail by Azure Communication Services, as the app's identity: Email REST API, version 2023-03-31
/// (Azure/azure-rest-api-specs, specification/communication/data-plane/Email/stable/2023-03-31, operation Email_Send).
/// </summary>
/// <param name="endpoint">Of the resource, as <see cref="Endpoint"/> reads it.</param>
/// <param name="timeout">For one mail, from the token to the last word.</param>
/// <param name="identity">Keeps its token until it is about to expire; it is asked for each mail.</param>
/// <param name="time">For a <c>Retry-After</c> that is a date.</param>
/// <param name="http">To public addresses, when none is given.</param>
[Setting("Email:AcsEndpoint", "Azure Communication Services resource that sends the mail, with the app's identity, in place of `Email:Host`", Values = "https://NAME.communication.azure.com")]
internal sealed class AcsCarrier(Uri endpoint, TimeSpan timeout, TokenCredential identity, TimeProvider time, PublicHttp? http = null) : IMailCarrier
{
    /// <summary>The id of the operation or an error, each of a few lines.</summary>
    private const int AnswerBytes = 4096;

    private static readonly TokenRequestContext Token = new(["https://communication.azure.com//.default"]);

    private static readonly SendResult HadBefore = new SendResult.Failed("Azure Communication Services has had this mail before");

    private readonly HttpPost _post = new(http ?? new(allowLoopback: false), timeout, time);

    /// <summary>The setting, which must be the root of a resource: the token goes nowhere else.</summary>
    public static Uri? Endpoint(ChannelSettings settings)
    {
        if (Uri.TryCreate(settings.Text("AcsEndpoint"), UriKind.Absolute, out var url)
            && url is { Scheme: "https", Port: 443, UserInfo: "", PathAndQuery: "/", Fragment: "" }
            && url.IdnHost.EndsWith(".communication.azure.com", StringComparison.Ordinal)) return url;
        settings.Fault("AcsEndpoint", "must be the endpoint of a resource, such as https://NAME.communication.azure.com");
        return null;
    }

    public async Task<SendResult> SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            if (await TokenAsync(deadline.Token) is not { } token) return new SendResult.Failed("no token for Azure Communication Services: the app's identity could not be used");
            var operation = AcsMail.OperationOf(mail);
            using var request = Request(HttpMethod.Post, "emails:send", token);
            request.Content = new ByteArrayContent(AcsMail.Of(mail)) { Headers = { ContentType = new("application/json") } };
            request.Headers.Add("Operation-Id", $"{operation}");
            var result = await _post.SendAsync(request, AnswerBytes, reply => reply.Status is HttpStatusCode.Conflict ? HadBefore : AcsAnswer.Read(reply), deadline.Token);
            return result == HadBefore ? await WhatBecameAsync(operation, token, deadline.Token) : AsOurs(result);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Failed(FormattableString.Invariant($"no answer from Azure Communication Services within {timeout.TotalSeconds} s"));
        }
    }

    /// <summary>Of a mail that was handed over before, by an attempt whose answer was lost or said that it failed: nothing but our Operation-Id can conflict.</summary>
    private async Task<SendResult> WhatBecameAsync(Guid operation, string token, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, $"emails/operations/{operation}", token);
        return AsOurs(await _post.SendAsync(request, AnswerBytes, AcsAnswer.Read, cancellationToken));
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string token) =>
        new(method, new Uri(endpoint, $"/{path}?api-version=2023-03-31")) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    /// <summary>That the endpoint leads nowhere public is for the operator to mend, and not the subscriber's.</summary>
    private static SendResult AsOurs(SendResult result) => result is SendResult.Refused { Reason: RefusalReason.AddressNotPublic } ? new SendResult.Failed("Email:AcsEndpoint leads to no public address") : result;

    public void Dispose() => _post.Dispose();

    private async Task<string?> TokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await identity.GetTokenAsync(Token, cancellationToken)).Token;
        }
        catch (AuthenticationFailedException)
        {
            return null;
        }
    }
}

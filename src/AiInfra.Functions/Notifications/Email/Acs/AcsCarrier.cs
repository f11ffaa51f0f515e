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
/// <param name="timeout">For the token, and then for the mail.</param>
/// <param name="identity">Keeps its token until it is about to expire; it is asked for each mail.</param>
/// <param name="time">For a <c>Retry-After</c> that is a date.</param>
/// <param name="http">To public addresses, when none is given.</param>
[Setting("Email:AcsEndpoint", "Azure Communication Services resource that sends the mail, with the app's identity, in place of `Email:Host`", Values = "https://NAME.communication.azure.com")]
internal sealed class AcsCarrier(Uri endpoint, TimeSpan timeout, TokenCredential identity, TimeProvider time, PublicHttp? http = null) : IMailCarrier
{
    /// <summary>The id of the operation or an error, each of a few lines.</summary>
    private const int AnswerBytes = 4096;

    private static readonly TokenRequestContext Token = new(["https://communication.azure.com//.default"]);

    private readonly HttpPost _post = new(http ?? new(allowLoopback: false), timeout, time);
    private readonly Uri _send = new(endpoint, "/emails:send?api-version=2023-03-31");

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
        if (await TokenAsync(cancellationToken) is not { } token) return new SendResult.Failed("no token for Azure Communication Services: the app's identity could not be used");
        using var request = new HttpRequestMessage(HttpMethod.Post, _send) { Content = new ByteArrayContent(AcsMail.Of(mail)) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Operation-Id", $"{AcsMail.OperationOf(mail)}");
        return await _post.SendAsync(request, AnswerBytes, AcsAnswer.Read, cancellationToken) switch
        {
            SendResult.Refused { Reason: RefusalReason.AddressNotPublic } => new SendResult.Failed("Email:AcsEndpoint leads to no public address"), // ours, not the subscriber's
            var result => result,
        };
    }

    public void Dispose() => _post.Dispose();

    private async Task<string?> TokenAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            return (await identity.GetTokenAsync(Token, deadline.Token)).Token;
        }
        catch (Exception e) when (e is AuthenticationFailedException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}

using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.SignUps;

/// <summary><c>POST /api/subscriptions/link</c>, for everyone: <c>{"email": "…"}</c>. 202 whether the address is known or not; the link to the page of a subscription goes to the address alone.</summary>
public sealed class RequestManageLink(RateLimits limits, HourlyLimits hourly, SignUpIntake signUps)
{
    private const int MaxBody = 4 * 1024;

    [Function("RequestManageLink")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/subscriptions/link")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await limits.ByAddressAsync(request) is { } tooMany) return tooMany;
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        if (document.RootElement.ValueKind is not JsonValueKind.Object) return Problems.Unreadable("The body is one JSON object: {\"email\": \"analyst@example.com\"}.");
        List<FieldError> errors = [];
        var mail = Read(new(document.RootElement, "#", errors));
        if (errors.Count > 0) return Problems.Invalid(errors);
        if (await hourly.SignUpAsync(request, cancellationToken) is { } tooOften) return tooOften;
        await signUps.SendLinkAsync(mail, cancellationToken);
        return SignUpResult.OfLink();
    }

    private static string Read(Fields fields)
    {
        var mail = fields.Text("email", 254);
        if (fields.Raw("email") is null || (mail is not null && !MailIdentity.IsAddress(mail))) fields.Refuse("email", "must be a mail address such as analyst@example.com");
        fields.RefuseOthers();
        return mail ?? "";
    }
}

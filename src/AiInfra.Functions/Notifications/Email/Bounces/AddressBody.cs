using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using MimeKit;

namespace AiInfra.Functions.Notifications.Email.Bounces;

/// <summary>A mail address in the body of a request, and not in its path or query: those stand in access logs.</summary>
/// <param name="Reason">Where one is asked for.</param>
internal readonly record struct AddressBody(MailboxAddress? Address, SuppressionReason? Reason, IResult? Problem)
{
    private const int MaxBody = 4096;
    private const int LongestAddress = 320;

    public static async Task<AddressBody> ReadAsync(HttpRequest request, bool withReason, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return new(null, null, body.Problem);
        using var document = body.Document;
        if (document.RootElement.ValueKind is not System.Text.Json.JsonValueKind.Object) return new(null, null, Problems.Invalid([new("#", "must be one JSON object: {\"address\": \"analyst@example.com\"}")]));
        List<FieldError> errors = [];
        var fields = new Fields(document.RootElement, "#", errors);
        var text = fields.Text("address", LongestAddress);
        MailboxAddress? address = null;
        if (errors.Count == 0 && (text is null || !Mailbox.TryParse(text, out address))) fields.Refuse("address", "must be one mail address such as analyst@example.com");
        var reason = withReason ? fields.Word<SuppressionReason>("reason") : null;
        fields.RefuseOthers();
        return errors.Count == 0 ? new(address, reason, null) : new(null, null, Problems.Invalid(errors));
    }
}

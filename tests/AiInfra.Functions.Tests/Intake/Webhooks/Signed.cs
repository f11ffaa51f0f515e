using System.Security.Cryptography;
using System.Text;
using AiInfra.Functions.Notifications.Webhooks;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Sources;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Intake.Webhooks;

/// <summary>A delivery as a source sends it.</summary>
internal sealed record Signed(byte[] Body, Dictionary<string, string> Headers)
{
    public static Signed Standard(string secret, string id, DateTimeOffset at, string body)
    {
        Assert.True(WebhookSignature.TryKey(secret, out var key));
        var bytes = Encoding.UTF8.GetBytes(body);
        return new(bytes, new() { ["webhook-id"] = id, ["webhook-timestamp"] = WebhookSignature.UnixSeconds(at), ["webhook-signature"] = WebhookSignature.Sign(key, id, at, bytes) });
    }

    public static Signed Standard(WebhookSource source, string id, DateTimeOffset at, string body) => Standard(source.Secrets[0].Text, id, at, body);

    public static Signed Github(WebhookSource source, string delivery, string body, string gitHubEvent = "deployment")
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(source.Secrets[0].Text), bytes));
        return new(bytes, new() { ["X-Hub-Signature-256"] = "sha256=" + signature, ["X-GitHub-Delivery"] = delivery, ["X-GitHub-Event"] = gitHubEvent });
    }

    public Signed With(string header, string value) => this with { Headers = new(Headers) { [header] = value } };

    public Signed Without(string header) => this with { Headers = Headers.Where(h => h.Key != header).ToDictionary() };

    /// <summary>One bit of the body is another.</summary>
    public Signed Flipped(int bit)
    {
        byte[] body = [.. Body];
        body[bit / 8] ^= (byte)(1 << (bit % 8));
        return this with { Body = body };
    }

    public HttpContext Context()
    {
        var context = Answer.Context();
        (context.Request.ContentType, context.Request.ContentLength, context.Request.Body) = ("application/json", Body.Length, new MemoryStream(Body));
        foreach (var (name, value) in Headers) context.Request.Headers[name] = value;
        return context;
    }

    public HeaderDictionary HeaderDictionary()
    {
        var headers = new HeaderDictionary();
        foreach (var (name, value) in Headers) headers[name] = value;
        return headers;
    }
}

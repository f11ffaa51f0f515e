using AiInfra.Functions.Hosting;
using AiInfra.Json;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Subscriptions.SignUps;

/// <summary>The answer to a sign-up or to who asks for their link: it says what will happen if, and depends on nothing that is stored.</summary>
internal static class SignUpResult
{
    public static JsonResult Of(ChannelAddress entered) => JsonResult.Write(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("status", "accepted");
            writer.WriteString("channel", SnakeCase.Of(entered.Type));
            writer.WriteString("message", MessageOf(entered.Type));
            if (entered.SigningSecret is { } key) writer.WriteString("signingSecret", key);
            writer.WriteEndObject();
        },
        202,
        ("Cache-Control", "no-store"));

    public static JsonResult OfLink() => JsonResult.Write(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("status", "accepted");
            writer.WriteString("message", "If this address has a subscription, a mail with the link to its page is on its way.");
            writer.WriteEndObject();
        },
        202,
        ("Cache-Control", "no-store"));

    private static string MessageOf(ChannelType type) => type is ChannelType.Webhook
        ? "A signed subscription.test with a link to confirm goes to this URL, unless it is confirmed already; open the link or POST to it within two days. The signing key is shown here and never again; a URL that is confirmed already keeps the key it has."
        : "A message goes to this address: with a link to confirm within two days, or, if it is confirmed already, with the link to its page.";
}

using System.Text.Json;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Deliveries;

/// <summary>Deliveries as answers. They name no address: the subscriber and the kind of channel say where it went.</summary>
internal static class DeliveryResult
{
    public static IResult Of(Delivery delivery) => JsonResult.Write(writer => Write(writer, delivery));

    public static IResult Of(DeliveryPage page) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("deliveries");
        foreach (var delivery in page.Deliveries) Write(writer, delivery);
        writer.WriteEndArray();
        if (page.Next is not null) writer.WriteString("next", page.Next);
        writer.WriteEndObject();
    });

    public static IResult Of(ReplayResult result) => result switch
    {
        ReplayResult.OnItsWay onItsWay => JsonResult.Write(writer => Write(writer, onItsWay.Delivery), StatusCodes.Status202Accepted),
        ReplayResult.Refused refused => Problems.Conflict("It cannot be sent again", refused.Why),
        _ => NotFound(),
    };

    public static IResult WhichOne() => Problems.Unreadable("Name the alert and the subscriber of the delivery, as the list gives them: ?alert=&subscriber=.");

    public static IResult NotFound() => Problems.NotFound("There is no such delivery.");

    private static void Write(Utf8JsonWriter writer, Delivery delivery)
    {
        writer.WriteStartObject();
        writer.WriteString("id", delivery.Id);
        writer.WriteString("alert", delivery.EventId);
        writer.WriteString("subscriber", delivery.SubscriberId);
        writer.WriteString("channel", SnakeCase.Of(delivery.Channel));
        writer.WriteString("state", SnakeCase.Of(delivery.State));
        writer.WriteNumber("attempts", delivery.Attempts);
        if (delivery.SentAt is { } sent) writer.WriteString("sentAt", sent.UtcDateTime);
        if (delivery.Latency is { } latency) writer.WriteNumber("latencyMs", Math.Round(latency.TotalMilliseconds));
        if (delivery.HeldUntil is { } until) writer.WriteString("heldUntil", until.UtcDateTime);
        if (delivery.CarriedBy is { } carrier) writer.WriteString("carriedBy", carrier);
        if (delivery.Replays > 0) writer.WriteNumber("replays", delivery.Replays);
        if (delivery.Detail is { } detail) writer.WriteString("detail", detail);
        WriteLog(writer, delivery);
        writer.WriteEndObject();
    }

    private static void WriteLog(Utf8JsonWriter writer, Delivery delivery)
    {
        writer.WriteStartArray("log");
        foreach (var attempt in delivery.Log)
        {
            writer.WriteStartObject();
            writer.WriteString("at", attempt.At.UtcDateTime);
            writer.WriteString("outcome", attempt.Outcome);
            writer.WriteNumber("ms", Math.Round(attempt.Milliseconds));
            if (attempt.Detail is not null) writer.WriteString("detail", attempt.Detail);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

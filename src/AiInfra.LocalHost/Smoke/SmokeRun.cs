using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiInfra.LocalHost.Smoke;

/// <summary>
/// <c>smoke --to URL</c>: submits a test deal and follows it to a delivery, the whole way a real one takes. Nothing of it stands in lists, feeds or totals, and only who is named here is told;
/// whom it entered for that is erased again, unless they followed the tests before.
/// </summary>
internal sealed class SmokeRun(SmokeClient client, SmokeOptions options, TextWriter output)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async Task<int> RunAsync(SmokeOptions options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        using var http = AppAddress.Client(TimeSpan.FromSeconds(60));
        try
        {
            await new SmokeRun(new SmokeClient(http, options), options, output).RunAsync(cancellationToken);
            return 0;
        }
        catch (SmokeFailedException e)
        {
            await errors.WriteLineAsync($"Failed: {e.Message}");
            return 1;
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
        {
            await errors.WriteLineAsync($"Failed: {options.To} answers, but not as this app does. Is --to its address, and its version that of this program?");
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await errors.WriteLineAsync("Stopped before the end.");
            return 1;
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var begun = Stopwatch.StartNew();
        var health = await client.WaitForAsync("api/health", cancellationToken);
        await DoneAsync("up", $"{options.To} {Text(health, "version")}, {Number(health, "messagesOwed")} messages owed");
        var (entered, isNew) = await client.AskAsync(HttpMethod.Post, "api/subscribers", Subscriber(), cancellationToken);
        var subscriber = Text(entered, "id");
        try
        {
            await DoneAsync("told", options.Channels.Count == 0 ? "the operator, by email" : string.Join(", ", options.Channels.Select(c => c.Type)));
            var deal = Text((await client.AskAsync(HttpMethod.Post, "api/deals?test=true", Deal(TimeProvider.System.GetUtcNow()), cancellationToken)).Json, "id");
            await DoneAsync("submitted", deal);
            await FollowAsync(subscriber, deal, cancellationToken);
        }
        finally
        {
            if (isNew) await EraseAsync(subscriber);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Passed in {begun.Elapsed.TotalSeconds:0.0} s."));
    }

    /// <summary>Until each channel has taken the message; the first failed attempt is failure enough.</summary>
    private async Task FollowAsync(string subscriber, string deal, CancellationToken cancellationToken)
    {
        HashSet<string> delivered = [];
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(Pause, TimeProvider.System, cancellationToken))
        {
            var (answer, _) = await client.AskAsync(HttpMethod.Get, $"api/deliveries?subscriber={subscriber}", null, cancellationToken);
            var found = answer.GetProperty("deliveries").EnumerateArray().Where(d => Text(d, "alert").StartsWith(deal + ".", StringComparison.Ordinal)).ToList();
            foreach (var delivery in found.Where(d => !delivered.Contains(Text(d, "id"))))
            {
                if (!IsSent(delivery)) continue;
                delivered.Add(Text(delivery, "id"));
                await DoneAsync("delivered", string.Create(CultureInfo.InvariantCulture, $"{Text(delivery, "channel")}, {Number(delivery, "latencyMs") / 1000.0:0.0} s after the submission"));
            }

            if (delivered.Count == Math.Max(1, options.Channels.Count)) return;
            if (waited.Elapsed > options.Within) throw new SmokeFailedException(await SilenceAsync(found, cancellationToken));
        }
    }

    private static bool IsSent(JsonElement delivery) => Text(delivery, "state") switch
    {
        "sent" => true,
        "pending" => false,
        "retrying" when Number(delivery, "attempts") == 0 => false, // waits for its turn at the provider
        var state => throw new SmokeFailedException(
            $"the message was not taken over {Text(delivery, "channel")} ({state}): {(delivery.TryGetProperty("detail", out var detail) ? detail.GetString() : "no reason is known")}. Everything before the channel works: look at its settings."),
    };

    /// <summary>Where the deal hangs, as far as it can be seen from outside.</summary>
    private async Task<string> SilenceAsync(List<JsonElement> found, CancellationToken cancellationToken)
    {
        var within = $"within {options.Within.TotalSeconds:0} s";
        if (found.Count > 0) return $"a delivery was begun and has no result {within}: its attempt hangs, or the function DeliverAlert ended in the middle of it.";
        var owed = Number(await client.WaitForAsync("api/health", cancellationToken), "messagesOwed");
        return owed > 0
            ? $"the deal was stored, and nobody was told {within}: {owed} messages could not be sent to the bus. It is down, or the app's identity may not send."
            : $"the deal was stored, and nobody was told {within}. The queue functions (EvaluateDeal, FanOutAlert, DeliverAlert) are stopped or may not receive, or the bus takes no messages.";
    }

    private async Task EraseAsync(string subscriber)
    {
        try
        {
            await client.AskAsync(HttpMethod.Delete, $"api/subscribers/{subscriber}", null, CancellationToken.None);
        }
        catch (SmokeFailedException)
        {
            await output.WriteLineAsync($"  left behind  subscriber {subscriber}, who is told of tests only; the next run takes it up again");
        }
    }

    private JsonObject Subscriber()
    {
        var channels = options.Channels.Select(c => (JsonNode)new JsonObject { ["type"] = c.Type, ["address"] = c.Address }).ToArray();
        return new()
        {
            ["name"] = "Smoke test",
            ["channels"] = new JsonArray(channels.Length > 0 ? channels : [new JsonObject { ["type"] = "email" }]),
            ["rules"] = new JsonArray("test"),
            ["eachAlone"] = true,
        };
    }

    /// <summary>A new deal each time: its id follows from what it tells.</summary>
    private static JsonObject Deal(DateTimeOffset now) => new()
    {
        ["title"] = "A test of the system: nothing was announced",
        ["kind"] = "data_center",
        ["parties"] = new JsonArray(new JsonObject { ["name"] = string.Create(CultureInfo.InvariantCulture, $"Smoke test {now:yyyy-MM-dd HH:mm:ss}"), ["role"] = "owner" }),
        ["amount"] = new JsonObject { ["value"] = string.Create(CultureInfo.InvariantCulture, $"{10_000_000_000 + now.ToUnixTimeMilliseconds() % 1_000_000_000}"), ["currency"] = "USD" },
    };

    private Task DoneAsync(string step, string what) => output.WriteLineAsync($"  {step,-11}  {what}");

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    private static long Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.TryGetDecimal(out var number) ? (long)number : 0;
}

using System.CommandLine;
using System.Globalization;
using AiInfra.Json;
using AiInfra.Subscribers;

namespace AiInfra.LocalHost.Smoke;

/// <summary>What <c>smoke</c> can be told.</summary>
internal static class SmokeCommand
{
    private static readonly Option<Uri> To = AppAddress.To();
    private static readonly Option<string?> Key = AppAddress.Key();
    private static readonly Option<int> Within = new("--within") { Description = "Seconds that each step may take.", DefaultValueFactory = _ => 120 };
    private static readonly Option<string?>[] Channels = [.. Enum.GetValues<ChannelType>().Select(SnakeCase.Of).Select(Channel)];

    public static Command Create()
    {
        var command = new Command("smoke", "Submits a test deal and follows it to a delivery. It stands in no list, feed or total.") { To, Key, Within };
        AppAddress.KeepSecret(command, To, Key);
        foreach (var channel in Channels) command.Options.Add(channel);
        Within.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var seconds) && seconds < 1) result.AddError("--within takes seconds, 1 at least.");
        });
        command.SetAction((parsed, cancellationToken) => SmokeRun.RunAsync(Options(parsed), Console.Out, Console.Error, cancellationToken));
        return command;
    }

    private static SmokeOptions Options(ParseResult parsed) => new(
        parsed.GetValue(To)!,
        parsed.GetValue(Key),
        [.. Channels.Where(c => parsed.GetValue(c) is { Length: > 0 }).Select(c => (c.Name.TrimStart('-'), parsed.GetValue(c)!))],
        TimeSpan.FromSeconds(parsed.GetValue(Within)));

    private static Option<string?> Channel(string type) =>
        new($"--{type}") { Description = type is "email" ? "Tell this mail address; without any channel the operator is told by email." : $"Tell this {type} URL." };
}

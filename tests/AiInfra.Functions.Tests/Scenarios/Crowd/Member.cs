using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Scenarios.Crowd;

/// <summary>How the receiver of a member behaves.</summary>
internal enum Temper
{
    Fine,

    /// <summary>Nobody listens on the port.</summary>
    Closed,

    /// <summary>429 with Retry-After, then 200.</summary>
    Throttles,

    /// <summary>500 twice, then 200.</summary>
    Stumbles,

    /// <summary>410.</summary>
    Gone,

    /// <summary>Reads all and never answers.</summary>
    Silent,

    /// <summary>SMTP 450, then 250.</summary>
    Busy,

    /// <summary>SMTP 550.</summary>
    Unknown,
}

/// <summary>One subscriber of the crowd: every third reads mail, Teams or a webhook, and one in five of each has a receiver that fails.</summary>
internal sealed record Member(int Number, ChannelType Channel, Temper Temper)
{
    private static readonly Temper[] OverHttp = [Temper.Closed, Temper.Throttles, Temper.Stumbles, Temper.Gone, Temper.Silent];
    private static readonly Temper[] OverSmtp = [Temper.Busy, Temper.Unknown];

    public string Id => FormattableString.Invariant($"crowd-{Number:D4}");

    /// <summary>In what state its delivery ends, after how many attempts, and with what in the ledger's detail.</summary>
    public (string State, int Attempts, string Detail) End => Temper switch
    {
        Temper.Fine => ("sent", 1, ""),
        Temper.Throttles or Temper.Busy => ("sent", 2, ""),
        Temper.Stumbles => ("sent", 3, ""),
        Temper.Gone => ("failed", 1, "gone: HTTP 410"),
        Temper.Unknown => ("failed", 1, "no-such-mailbox: 550 "),
        Temper.Closed => ("failed", 3, "no answer: ConnectionError"),
        Temper.Silent => ("failed", 3, "no answer within "),
        _ => throw new InvalidOperationException(),
    };

    public static Member Of(int number)
    {
        var channel = (number % 3) switch { 0 => ChannelType.Email, 1 => ChannelType.Teams, _ => ChannelType.Webhook };
        var (round, fails) = (number / 15, number / 3 % 5 == 0);
        var temper = !fails ? Temper.Fine : channel is ChannelType.Email ? OverSmtp[round % OverSmtp.Length] : OverHttp[round % OverHttp.Length];
        return new(number, channel, temper);
    }
}

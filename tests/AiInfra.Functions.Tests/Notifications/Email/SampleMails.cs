using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Functions.Notifications.Email;
using AiInfra.Functions.Notifications.Email.Letters;
using AiInfra.Subscribers;
using MimeKit;

namespace AiInfra.Functions.Tests.Notifications.Email;

/// <summary>A mail of every kind, by the name of its snapshot.</summary>
internal static class SampleMails
{
    public static readonly DateTimeOffset Now = new(2025, 9, 10, 14, 30, 5, TimeSpan.Zero);

    private static readonly Reader French = SampleNotifications.Reader with { Language = ReaderLanguage.Fr };

    public static IReadOnlyDictionary<string, Notification> All { get; } = new Dictionary<string, Notification>
    {
        ["mail"] = SampleNotifications.OracleOpenAi(),
        ["mail-hostile"] = SampleNotifications.Hostile(),
        ["mail-correction"] = SampleNotifications.Correction(),
        ["mail-fr"] = InFrench(SampleNotifications.OracleOpenAi()),
        ["mail-hostile-fr"] = SampleNotifications.Hostile() with { Reader = French },
        ["mail-correction-fr"] = InFrench(Correction()),
        ["summary"] = Summary(SummaryKind.Burst),
        ["summary-fr"] = Summary(SummaryKind.Daily) with { Reader = French, Alerts = [.. Summary(SummaryKind.Daily).Alerts.Select(InFrench)] },
        ["summary-hostile"] = Summary(SummaryKind.Weekly) with { Alerts = [SampleNotifications.Hostile()] },
        ["notice-confirm"] = Notice(NoticeKind.Confirm),
        ["notice-confirm-fr"] = Notice(NoticeKind.Confirm) with { Reader = French },
        ["notice-manage-link"] = Notice(NoticeKind.ManageLink),
        ["notice-test"] = Notice(NoticeKind.Test) with { Action = null },
        ["notice-channel-disabled-fr"] = Notice(NoticeKind.ChannelDisabled) with { Reader = French, Detail = "webhook https://hooks.example.org/…: 410 <b>Gone</b>\r\nBcc: all@example.org" },
    };

    public static string Text(Notification notification) => LetterText.Of(Letter.Of(notification));

    public static string Html(Notification notification) => LetterHtml.Of(Letter.Of(notification));

    /// <summary>As the mail server gets it.</summary>
    public static async Task<byte[]> BytesAsync(Notification notification)
    {
        using var message = Mail.Of(notification, new("Deal alerts", "alerts@deals.example.org"), new("", "analyst@example.org"), Now);
        using var stream = new MemoryStream();
        await message.WriteToAsync(stream);
        return stream.ToArray();
    }

    public static async Task<MimeMessage> OverTheWireAsync(Notification notification)
    {
        using var stream = new MemoryStream(await BytesAsync(notification));
        return await MimeMessage.LoadAsync(stream);
    }

    public static Summary Summary(SummaryKind kind, int left = 0) => new(SampleNotifications.DeliveryId, SampleNotifications.Reader, kind, [SampleNotifications.OracleOpenAi(), Nvidia(), Correction()], left);

    private static Notice Notice(NoticeKind kind) => new(SampleNotifications.DeliveryId, SampleNotifications.Reader, kind, new("https://deals.example.org/s/confirm/token"));

    private static Alert Nvidia()
    {
        var usual = SampleNotifications.OracleOpenAi();
        var deal = usual.Event.Deal with
        {
            Id = "2025-09-nvidia-openai-100b-5e6f7a8b",
            Kind = DealKind.Equity,
            Bindingness = Bindingness.LetterOfIntent,
            Parties = [new("nvidia", "Nvidia", AiInfra.Parties.PartyRole.Investor), new("openai", "OpenAI", AiInfra.Parties.PartyRole.Investee)],
            Amount = new() { High = 100e9m, Currency = "USD", Qualifier = AmountQualifier.UpTo, Usd = new(null, 100e9m, 1, null) },
            Certainty = new(CertaintyLevel.Likely, "a letter of intent binds nobody yet"),
            Sources = [new(new("https://nvidianews.nvidia.com/news/openai"), "Nvidia", SourceType.Company, "en", null, null)],
        };
        MetRule rule = new("over-10b", "Over $10 billion", "up to $100 billion is over $10 billion");
        return usual with { Event = usual.Event with { Id = "evt-3", Deal = deal }, Rules = [rule], Links = usual.Links with { Record = new("https://deals.example.org/deals/" + deal.Id) } };
    }

    /// <summary>The rules come in the reader's language.</summary>
    private static Alert InFrench(Alert alert)
    {
        var amount = AlertText.In(ReaderLanguage.Fr).Amount(alert.Event.Deal);
        MetRule rule = new("over-10b", "Plus de 10\u00A0milliards\u00A0de dollars", $"{amount}, soit plus de 10\u00A0milliards\u00A0de dollars");
        var certainty = alert.Event.Deal.Certainty with { Reason = "signed; a filing says so" };
        return alert with { Reader = French, Rules = [rule], Event = alert.Event with { Deal = alert.Event.Deal with { Certainty = certainty } } };
    }

    /// <summary>With the facts told before, as events have them now.</summary>
    private static Alert Correction()
    {
        var correction = SampleNotifications.Correction();
        var deal = correction.Event.Deal with
        {
            Amount = new() { High = 250e9m, Currency = "USD", Qualifier = AmountQualifier.UpTo, Usd = new(null, 250e9m, 1, null) },
            Bindingness = Bindingness.LetterOfIntent,
            Certainty = new(CertaintyLevel.Likely, "a letter of intent binds nobody yet; one publisher says so"),
        };
        var before = new ToldFacts(300e9m, "$300 billion", Bindingness.Definitive, DealStatus.Announced, Met: true) { Reported = correction.Event.Deal.Amount };
        MetRule rule = new("over-10b", "Over $10 billion", "up to $250 billion is over $10 billion", Corrects: "evt-1");
        return correction with { Event = correction.Event with { Deal = deal, Before = [before] }, Rules = [rule] };
    }
}

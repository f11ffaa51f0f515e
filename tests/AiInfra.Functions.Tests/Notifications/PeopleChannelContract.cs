using AiInfra.Alerts;
using AiInfra.Functions.Notifications;

namespace AiInfra.Functions.Tests.Notifications;

/// <summary>What a channel that people read owes the pipeline beside <see cref="ChannelContract"/>: it takes everything there is to tell, in the reader's language.</summary>
public abstract class PeopleChannelContract : ChannelContract
{
    [Theory]
    [InlineData(SummaryKind.Burst)]
    [InlineData(SummaryKind.Quiet)]
    [InlineData(SummaryKind.Daily)]
    [InlineData(SummaryKind.Weekly)]
    public Task A_summary_is_accepted_and_carries_the_delivery_id(SummaryKind kind) => IsAcceptedAsync(SampleNotifications.Summary(kind, left: 3));

    [Theory]
    [InlineData(NoticeKind.Confirm)]
    [InlineData(NoticeKind.ManageLink)]
    [InlineData(NoticeKind.Test)]
    [InlineData(NoticeKind.ChannelDisabled)]
    [InlineData(NoticeKind.Operations)]
    public Task A_notice_is_accepted_and_carries_the_delivery_id(NoticeKind kind) => IsAcceptedAsync(SampleNotifications.Notice(kind));

    [Fact]
    public async Task A_correction_and_a_hostile_deal_are_accepted()
    {
        await SendAsync(SampleNotifications.Correction());
        await SendAsync(SampleNotifications.Hostile());
        Assert.Equal(2, Receiver.DeliveryIds.Count);
    }

    /// <summary>Which words is for the tests of the wording to say.</summary>
    [Fact]
    public async Task A_reader_is_written_to_in_their_language()
    {
        foreach (var notification in new[] { SampleNotifications.OracleOpenAi(), SampleNotifications.OracleOpenAi().InFrench() })
        {
            await SendAsync(notification);
            var words = AlertText.In(notification.Reader.Language);
            Assert.Contains(words.Lead(notification.Event.Deal)[0].Value, Receiver.LastText, StringComparison.Ordinal);
            Assert.Contains(words.Say("Report an error"), Receiver.LastText, StringComparison.Ordinal);
        }
    }

    private async Task IsAcceptedAsync(Notification notification)
    {
        Assert.IsType<SendResult.Accepted>(await SendAsync(notification));
        Assert.Equal([SampleNotifications.DeliveryId], Receiver.DeliveryIds);
    }
}

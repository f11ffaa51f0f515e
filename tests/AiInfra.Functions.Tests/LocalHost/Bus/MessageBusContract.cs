using AiInfra.Functions.Messaging;

namespace AiInfra.Functions.Tests.LocalHost.Bus;

/// <summary>What arrived at a reader.</summary>
/// <param name="VisibleAt">When it was received, or for a bus without a reader the time it was scheduled for.</param>
internal sealed record Arrival(string MessageId, string Body, int Attempt, DateTimeOffset VisibleAt);

/// <summary>What every bus does, whichever stands behind the port.</summary>
public abstract class MessageBusContract
{
    private protected abstract IMessageBus Bus { get; }

    /// <summary>A queue that nothing else uses.</summary>
    private protected abstract string Queue { get; }

    [Fact]
    public async Task A_message_arrives_once_with_its_id_body_and_attempt()
    {
        await SendAsync(new OutgoingMessage("first/with:odd#id", BinaryData.FromString("""{"deal":"zażółć <&> \"300 Mds\" 🏗"}"""), Attempt: 3));
        var arrival = Assert.Single(await ArrivedBeforeAsync("last", 1));
        Assert.Equal("first/with:odd#id", arrival.MessageId);
        Assert.Equal("""{"deal":"zażółć <&> \"300 Mds\" 🏗"}""", arrival.Body);
        Assert.Equal(3, arrival.Attempt);
    }

    [Fact]
    public async Task The_same_message_id_sent_twice_arrives_once()
    {
        await SendAsync(Message("same"), Message("other"), Message("same"));
        await SendAsync(Message("same"));
        Assert.Equal(["other", "same"], (await ArrivedBeforeAsync("last", 2)).Select(a => a.MessageId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_scheduled_message_does_not_arrive_before_its_time()
    {
        var notBefore = TimeProvider.System.GetUtcNow().AddSeconds(8);
        await SendAsync(Message("now"), Message("later") with { NotBefore = notBefore });
        var arrivals = await ArrivedAsync(2);
        Assert.True(arrivals.Single(a => a.MessageId == "later").VisibleAt >= notBefore);
        Assert.True(arrivals.Single(a => a.MessageId == "now").VisibleAt < notBefore);
    }

    [Fact]
    public async Task A_body_of_exactly_the_bound_arrives()
    {
        await SendAsync(Message("large", OutgoingMessage.MaxBytes));
        Assert.Equal(OutgoingMessage.MaxBytes, Assert.Single(await ArrivedAsync(1)).Body.Length);
    }

    [Fact]
    public async Task A_body_over_the_bound_is_refused_and_nothing_is_sent()
    {
        await Assert.ThrowsAsync<MessageTooLargeException>(() => SendAsync(Message("small"), Message("large", OutgoingMessage.MaxBytes + 1)));
        Assert.Empty(await ArrivedBeforeAsync("last", 0));
    }

    [Fact]
    public async Task A_batch_of_250_arrives_whole()
    {
        string[] ids = [.. Enumerable.Range(1000, 250).Select(n => $"m{n}")];
        await SendAsync([.. ids.Select(id => Message(id, 2_000))]);
        Assert.Equal(ids, (await ArrivedAsync(250)).Select(a => a.MessageId).Order(StringComparer.Ordinal));
    }

    /// <summary>Everything that arrived, once it is at least <paramref name="atLeast"/> messages.</summary>
    private protected abstract Task<IReadOnlyList<Arrival>> ArrivedAsync(int atLeast);

    private protected static OutgoingMessage Message(string id, int bytes = 10) => new(id, BinaryData.FromString($"\"{new string('x', bytes - 2)}\""));

    private protected Task SendAsync(params OutgoingMessage[] messages) => Bus.SendAsync(Queue, messages, CancellationToken.None);

    // A message sent after all others is there: so are those before it, and a second copy had its chance.
    private async Task<IReadOnlyList<Arrival>> ArrivedBeforeAsync(string last, int atLeast)
    {
        await SendAsync(Message(last));
        return [.. (await ArrivedAsync(atLeast + 1)).Where(a => a.MessageId != last)];
    }
}

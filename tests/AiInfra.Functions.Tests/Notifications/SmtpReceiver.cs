using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace AiInfra.Functions.Tests.Notifications;

/// <summary>A scripted SMTP server on loopback (RFC 5321, with PIPELINING, 8BITMIME, ENHANCEDSTATUSCODES and, when asked, AUTH).</summary>
internal sealed class SmtpReceiver : IReceiver
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private int _connections;

    public SmtpReceiver()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public ReceiverAnswer Answer { get; set; }

    public string Greeting { get; set; } = "220 receiver ESMTP";

    /// <summary>Replies in place of the usual ones, by the beginning of the command; a closing reply (421) ends the session.</summary>
    public ConcurrentDictionary<string, string> Replies { get; } = [];

    /// <summary>The reply for one recipient in place of the usual one; null for that.</summary>
    public Func<string, string?> ReplyTo { get; set; } = _ => null;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _connections;

    public ConcurrentQueue<MimeMessage> Messages { get; } = [];

    public ConcurrentQueue<string> Commands { get; } = [];

    public Task Received => _received.Task;

    public IReadOnlyCollection<string> DeliveryIds => [.. Messages.Select(m => $"{m.MessageId}".Split('@')[0])];

    public string LastText => $"{Messages.Last().Subject}\n{Messages.Last().TextBody}";

    /// <summary>Closes every open connection, as a server that restarts does.</summary>
    public void CloseConnections()
    {
        while (_clients.TryTake(out var client)) client.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        CloseConnections();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            client.NoDelay = true;
            Interlocked.Increment(ref _connections);
            _clients.Add(client);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync(Greeting);
        while (await reader.ReadLineAsync(_stop.Token) is { } command)
        {
            Commands.Enqueue(command);
            var reply = Reply(command);
            if (reply.StartsWith("354", StringComparison.Ordinal))
            {
                await writer.WriteLineAsync(reply);
                await ReadMessageAsync(reader);
                if (Answer is ReceiverAnswer.ReadAllAndNeverAnswer) continue;
                reply = Replies.GetValueOrDefault(".", "250 2.0.0 queued");
            }

            await writer.WriteLineAsync(reply);
            if (reply.StartsWith("421", StringComparison.Ordinal) || reply.StartsWith("221", StringComparison.Ordinal)) client.Dispose();
        }
    }

    private string Reply(string command) => Replies.FirstOrDefault(r => command.StartsWith(r.Key, StringComparison.OrdinalIgnoreCase)).Value ?? command.Split(' ')[0].ToUpperInvariant() switch
    {
        "EHLO" => "250-receiver\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-AUTH PLAIN LOGIN\r\n250 ENHANCEDSTATUSCODES",
        "RCPT" => Recipient(command[(command.IndexOf('<', StringComparison.Ordinal) + 1)..command.IndexOf('>', StringComparison.Ordinal)]),
        "DATA" => "354 go on",
        "QUIT" => "221 2.0.0 bye",
        "AUTH" => "235 2.7.0 welcome",
        _ => "250 2.0.0 ok",
    };

    private string Recipient(string address) => ReplyTo(address) ?? Answer switch
    {
        ReceiverAnswer.RefuseForGood => $"550 5.1.1 <{address}>: no mailbox {address.ToUpperInvariant()} here, see {address.Replace("@", "%40", StringComparison.Ordinal)}",
        ReceiverAnswer.RefuseForNow => $"450 4.2.1 {address} is busy",
        ReceiverAnswer.Throttle => $"451 4.7.1 greylisted, try again in 30 seconds ({address})",
        _ => "250 2.1.5 ok",
    };

    private async Task ReadMessageAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".") text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        Messages.Enqueue(await MimeMessage.LoadAsync(stream));
        _received.TrySetResult();
    }
}

using System.Collections.Concurrent;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using MimeKit;

namespace AiInfra.Functions.Notifications.Email.Smtp;

/// <summary>
/// A bounded pool of connections to the mail server, kept between messages: a burst pays for connecting, TLS and login once a connection.
/// One that has rested is asked first whether it still stands; one that failed is thrown away.
/// </summary>
internal sealed class SmtpConnections(SmtpOptions options, TimeSpan timeout, TimeProvider time) : IDisposable
{
    /// <summary>Providers close a connection after some number of messages; 100 is a common one.</summary>
    private const int MessagesPerConnection = 100;

    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _slots = new(options.Connections);
    private readonly ConcurrentStack<Connection> _idle = new();

    /// <summary>Sends one message; waiting for a free connection does not count against the timeout. Throws what MailKit throws.</summary>
    /// <exception cref="NoConnectionException">The server did not let us in.</exception>
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(timeout);
            await SendAsync(await RentAsync(deadline.Token), message, deadline.Token);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var connection)) connection.Client.Dispose();
        _slots.Dispose();
    }

    private async Task SendAsync(Connection connection, MimeMessage message, CancellationToken cancellationToken)
    {
        var usable = false;
        try
        {
            if (message.To.Mailboxes.Any(NeedsUtf8) && !connection.Client.Capabilities.HasFlag(SmtpCapabilities.UTF8)) throw new NotSupportedException("No SMTPUTF8.");
            await connection.Client.SendAsync(message, cancellationToken);
            usable = true;
        }
        catch (SmtpCommandException)
        {
            // A refused message leaves the session in order: MailKit has sent RSET. 421 has closed it.
            usable = connection.Client.IsConnected;
            throw;
        }
        finally
        {
            if (usable && connection.Messages + 1 < MessagesPerConnection) _idle.Push(connection with { Messages = connection.Messages + 1, Since = time.GetTimestamp() });
            else connection.Client.Dispose();
        }
    }

    /// <summary>A local part beyond ASCII needs SMTPUTF8 (RFC 6531); a domain beyond ASCII has its A-label.</summary>
    private static bool NeedsUtf8(MailboxAddress mailbox) => !System.Text.Ascii.IsValid(mailbox.LocalPart);

    private async Task<Connection> RentAsync(CancellationToken cancellationToken)
    {
        while (_idle.TryPop(out var connection))
        {
            if (await StandsAsync(connection, cancellationToken)) return connection;
            connection.Client.Dispose();
        }

        return new(await ConnectAsync(cancellationToken), 0, 0);
    }

    private async Task<bool> StandsAsync(Connection connection, CancellationToken cancellationToken)
    {
        var idle = time.GetElapsedTime(connection.Since);
        if (idle > IdleFor || !connection.Client.IsConnected) return false;
        if (idle < FreshFor) return true;
        try
        {
            await connection.Client.NoOpAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (e is MailKit.CommandException or MailKit.ProtocolException or IOException or MailKit.ServiceNotConnectedException)
        {
            return false;
        }
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(await SocketAsync(cancellationToken), options.Host, options.Port, options.Security, cancellationToken);
            if (options is { User: { } user, Password: { } password }) await client.AuthenticateAsync(user, password, cancellationToken);
            return client;
        }
        catch (Exception e)
        {
            client.Dispose();
            if (e is OperationCanceledException) throw;
            throw new NoConnectionException(e);
        }
    }

    /// <summary>A socket that sends at once: MailKit writes the end of a message on its own, and Nagle's algorithm would hold it back for some 40 ms.</summary>
    private async Task<Socket> SocketAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed record Connection(SmtpClient Client, int Messages, long Since);
}

/// <summary>The mail server could not be reached or did not let us in; it says nothing about the recipient.</summary>
internal sealed class NoConnectionException(Exception cause) : Exception("No connection to the mail server.", cause);

using AiInfra.Functions.Storage.Limits;

namespace AiInfra.Functions.Notifications.Email;

/// <summary>Keeps all instances together to so many mails a minute. The count is exact: a mail is counted before it is sent, and one that then fails was still tried.</summary>
internal sealed class EmailPace(SharedPermits permits, int perMinute, TimeProvider clock) : IDisposable
{
    private const string Caller = "email";

    /// <summary>What waited for the same minute does not come back at the same moment.</summary>
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _gate = new(1);
    private DateTimeOffset _minute;
    private bool _usedUp;
    private int _sentAway;

    /// <summary>Takes the place of one mail.</summary>
    /// <returns>Null when it may go; otherwise how long it waits.</returns>
    public async Task<TimeSpan?> TakeAsync(CancellationToken cancellationToken)
    {
        if (perMinute == 0) return null;

        // One at a time: many that ask at once would only get in each other's way in storage.
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            Turn(new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero));
            _usedUp = _usedUp || await permits.TakeAsync(Caller, _minute, used: 0, wanted: 1, perMinute, cancellationToken) == 0;
            return _usedUp ? WaitFrom(now) : null;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private void Turn(DateTimeOffset minute)
    {
        if (minute == _minute) return;
        (_minute, _usedUp, _sentAway) = (minute, false, 0);
    }

    /// <summary>The first that are sent away come back in the next minute, as many more in the one after, and so on: all of them in the next would be sent away again and again.</summary>
    private TimeSpan WaitFrom(DateTimeOffset now)
    {
        var minutes = 1 + (_sentAway++ / perMinute);
        var wait = _minute.AddMinutes(minutes) - now;
        return (wait < LongestWait ? wait : LongestWait) + (Spread * Random.Shared.NextDouble());
    }
}

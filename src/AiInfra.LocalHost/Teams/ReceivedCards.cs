using System.Globalization;
using System.Text.Json;

namespace AiInfra.LocalHost.Teams;

/// <summary>The newest received cards; a restart still shows them.</summary>
internal sealed class ReceivedCards : IDisposable
{
    public const int Kept = 500;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CardFile _file;
    private readonly List<ReceivedCard> _cards;
    private long _lastId;
    private int _changes;
    private int _linesInFile;

    public ReceivedCards(CardFile file)
    {
        _file = file;
        var all = file.Load();
        _linesInFile = all.Count;
        _cards = [.. all.TakeLast(Kept)];
        _lastId = _cards is [.., var last] ? last.Id : 0;
    }

    /// <summary>Newest first, with an entity tag that changes whenever they do.</summary>
    public async Task<(IReadOnlyList<ReceivedCard> Cards, string Tag)> NewestFirstAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return ([.. Enumerable.Reverse(_cards)], string.Create(CultureInfo.InvariantCulture, $"\"{Environment.ProcessId}-{_changes}\""));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>On disk when this returns.</summary>
    public async Task AddAsync(IEnumerable<JsonElement> contents, int bytes, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var added = contents.Select((card, i) => new ReceivedCard(_lastId + 1 + i, receivedAt, card, bytes)).ToList();
            await _file.AppendAsync(added);
            _cards.AddRange(added);
            (_lastId, _linesInFile, _changes) = (_lastId + added.Count, _linesInFile + added.Count, _changes + 1);
            if (_cards.Count > Kept) _cards.RemoveRange(0, _cards.Count - Kept);
            if (_linesInFile > 2 * Kept) await ReplaceAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _cards.Clear();
            _changes++;
            await ReplaceAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task ReplaceAsync()
    {
        await _file.ReplaceAsync(_cards);
        _linesInFile = _cards.Count;
    }
}

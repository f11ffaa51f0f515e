namespace AiInfra.Functions.Hosting.Limits;

/// <summary>The permits of one caller for one minute on this instance. The first block is given without asking: whoever sends little costs no storage call at all.</summary>
internal sealed class Permits
{
    private readonly Lock _gate = new();
    private readonly int _block;
    private int _left;
    private int _untold;
    private bool _exhausted;
    private Task? _asking;

    /// <param name="block">Permits that are given, or asked for, at once.</param>
    public Permits(int block) => _block = _left = _untold = block;

    /// <param name="ask">Tells what was given without asking, and asks for more; how many there were. Of many who need some at once, one asks.</param>
    public async ValueTask<bool> TryTakeAsync(Func<int, int, Task<int>> ask)
    {
        while (true)
        {
            Task asking;
            lock (_gate)
            {
                if (_left > 0)
                {
                    _left--;
                    return true;
                }

                if (_exhausted) return false;
                asking = _asking ??= AskAsync(ask);
            }

            await asking;
        }
    }

    private async Task AskAsync(Func<int, int, Task<int>> ask)
    {
        // Not under the lock of whoever starts it.
        await Task.Yield();
        var granted = await ask(_untold, _block);
        lock (_gate)
        {
            _untold = 0;
            _left = granted;
            _exhausted = granted == 0;
            _asking = null;
        }
    }
}

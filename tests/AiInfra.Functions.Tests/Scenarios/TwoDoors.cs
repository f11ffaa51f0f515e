namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>A whole system whose HTTP functions run in two processes, as in Azure when it has scaled out: whoever asks them in turn must find one system.</summary>
public class TwoDoors : LocalSystem, IAsyncLifetime
{
    private readonly int _otherPort = FreePort.One();
    private int _turn;

    public TwoDoors()
        : base(split: false) => Other = new() { BaseAddress = new($"http://127.0.0.1:{_otherPort}/") };

    /// <summary>A client of the second process; <see cref="LocalSystem.Client"/> is one of the first.</summary>
    internal HttpClient Other { get; }

    internal override HttpClient AnyClient => (Interlocked.Increment(ref _turn) & 1) == 0 ? Client : Other;

    private protected override string[][] Parts => [.. base.Parts, [.. At(_otherPort), "--only", "http"]];

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        Other.Dispose();
        GC.SuppressFinalize(this);
    }
}

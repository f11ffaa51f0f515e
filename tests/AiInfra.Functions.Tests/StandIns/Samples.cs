namespace AiInfra.Functions.Tests.StandIns.Samples;

// What the comparer is tried on: one of each thing a signature can hold.
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true)]
public sealed class MarkAttribute(string name, params string[] others) : Attribute
{
    public string? Name { get; set; } = name;

    public int Count { get; internal set; } = others.Length;
}

public enum Shade
{
    Light = 0,
    Dark = 4,
}

public class Shell : IDisposable
{
    protected Shell()
    {
    }

    public Shell(long? size, IDictionary<string, object>? more = null, Shade shade = Shade.Dark, CancellationToken token = default) =>
        Text = $"{size}{more?.Count}{shade}{token.IsCancellationRequested}";

    public virtual string Text { get; init; } = "";

    public void Dispose() => GC.SuppressFinalize(this);

    public virtual Task<string?> ReadAsync(byte[] bytes) => Task.FromResult<string?>(Convert.ToHexString(bytes));

    protected virtual T Pick<T>(IReadOnlyList<T> all) => all[0];
}

public static class ShellExtensions
{
    public static bool IsOpen(this Shell shell, string mode = "r", int from = -1, bool all = false) => shell.Text.Length > from && mode.Length > 0 && !all;
}

using System.Globalization;
using Spectre.Console;

namespace AiInfra.LocalHost.Import;

/// <summary>Where an import shows how far it is: a bar on a terminal, a plain line now and then for everyone else.</summary>
internal interface IImportScreen
{
    /// <summary>What is done of a part of the work.</summary>
    void Show(string part, double done, double all);

    void Say(string line);
}

/// <summary>A line for every tenth of a part.</summary>
internal sealed class PlainScreen(TextWriter output) : IImportScreen
{
    private (string Part, int Tenth) _shown;

    public void Show(string part, double done, double all)
    {
        var now = (part, all > 0 ? (int)(10 * done / all) : 10);
        lock (output)
        {
            if (now == _shown) return;
            _shown = now;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part}: {done:N0} of {all:N0}"));
        }
    }

    public void Say(string line)
    {
        lock (output) output.WriteLine(line);
    }
}

/// <summary>Bars, one below the other.</summary>
internal sealed class BarScreen(ProgressContext progress) : IImportScreen
{
    private readonly Dictionary<string, ProgressTask> _tasks = [];

    public void Show(string part, double done, double all)
    {
        lock (_tasks)
        {
            if (!_tasks.TryGetValue(part, out var task)) _tasks[part] = task = progress.AddTask(Markup.Escape(part), maxValue: Math.Max(all, 1));
            task.MaxValue = Math.Max(all, 1);
            task.Value = all > 0 ? done : 1;
        }
    }

    public void Say(string line) => AnsiConsole.WriteLine(line);

    /// <summary>Runs with bars where there is a terminal to draw them on.</summary>
    public static Task<T> RunAsync<T>(TextWriter output, Func<IImportScreen, Task<T>> run) => AnsiConsole.Profile.Out.IsTerminal && !Console.IsOutputRedirected
        ? AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(context => run(new BarScreen(context)))
        : run(new PlainScreen(output));
}

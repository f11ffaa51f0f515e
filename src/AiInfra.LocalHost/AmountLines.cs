using System.Text;
using AiInfra.Amounts;
using AiInfra.LocalHost.AmountCorpus;
using Microsoft.Win32.SafeHandles;

namespace AiInfra.LocalHost;

/// <summary>Lines on standard input to NDJSON on standard output, one for one, each as soon as it is read.</summary>
internal static class AmountLines
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static int Run(string? language)
    {
        using var input = new StreamReader(Console.OpenStandardInput(), Utf8);
        try
        {
            using var output = new StreamWriter(StandardOutput(), Utf8) { NewLine = "\n", AutoFlush = true };
            while (input.ReadLine() is { } line) output.WriteLine(AmountReadingJson.ToJsonLine(line, AmountReader.Read(line, language)));
        }
        catch (IOException)
        {
            // Who reads has read enough (as "head" does).
        }

        return 0;
    }

    public static int Tally(DirectoryInfo folder)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), Utf8) { NewLine = "\n" };
        foreach (var line in AmountTally.Markdown(AmountPhrase.Of(folder.FullName))) output.WriteLine(line);
        return 0;
    }

    /// <summary>The console's own stream passes over a closed pipe in silence, and would read on for ever; but only it keeps the position of a file that others write to as well.</summary>
    private static Stream StandardOutput()
    {
        if (OperatingSystem.IsWindows()) return Console.OpenStandardOutput();
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }
}

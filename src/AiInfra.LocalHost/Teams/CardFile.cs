using System.Text.Json;

namespace AiInfra.LocalHost.Teams;

/// <summary>Received cards on disk, a line of JSON for each, oldest first. A line cut short by a crash is passed over.</summary>
internal sealed class CardFile(string path)
{
    /// <summary>Reads what is there, and ends a line cut short, so that it does not swallow the next one.</summary>
    public List<ReceivedCard> Load()
    {
        if (!File.Exists(path)) return [];
        var text = File.ReadAllText(path);
        if (text.Length > 0 && !text.EndsWith('\n')) File.AppendAllText(path, "\n");
        return [.. text.Split('\n').Select(Parse).OfType<ReceivedCard>()];
    }

    /// <summary>On disk when this returns.</summary>
    public Task AppendAsync(IEnumerable<ReceivedCard> cards) => WriteAsync(path, FileMode.Append, cards);

    public async Task ReplaceAsync(IEnumerable<ReceivedCard> cards)
    {
        await WriteAsync(path + ".new", FileMode.Create, cards);
        File.Move(path + ".new", path, overwrite: true);
    }

    private static async Task WriteAsync(string path, FileMode mode, IEnumerable<ReceivedCard> cards)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var stream = new FileStream(path, mode, FileAccess.Write, FileShare.Read);
        foreach (var card in cards)
        {
            await JsonSerializer.SerializeAsync(stream, card, ReceivedCardJson.Default.ReceivedCard);
            stream.WriteByte((byte)'\n');
        }

        stream.Flush(flushToDisk: true);
    }

    private static ReceivedCard? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ReceivedCardJson.Default.ReceivedCard);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

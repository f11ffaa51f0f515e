using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace AiInfra.Functions.Hosting.Pages;

/// <summary>The fields of a form that was posted (application/x-www-form-urlencoded), or the problem to answer with. Whatever else was posted reads as an empty form.</summary>
internal sealed record FormBody(IReadOnlyDictionary<string, StringValues> Fields, IResult? Problem)
{
    private const int MaxBody = 32 * 1024;

    public string this[string name] => Fields.TryGetValue(name, out var value) ? value.ToString() : "";

    public IEnumerable<string> All(string name) => Fields.TryGetValue(name, out var values) ? values.OfType<string>() : [];

    public static async Task<FormBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var raw = await RawBody.ReadAsync(request, MaxBody, cancellationToken);
        if (raw.Bytes is not { } bytes) return new(new Dictionary<string, StringValues>(), raw.Problem);
        try
        {
            using var reader = new FormReader(new MemoryStream(bytes), Encoding.UTF8);
            return new(await reader.ReadFormAsync(cancellationToken), null);
        }
        catch (InvalidDataException)
        {
            return new(new Dictionary<string, StringValues>(), Problems.Unreadable("The form has more fields than any of ours."));
        }
    }
}

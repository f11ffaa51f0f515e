using System.Collections.Immutable;
using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Email.Letters;

/// <summary>What stands below every letter: why it came, and the links to change or end it that there are.</summary>
internal static class Footing
{
    /// <param name="first">Links about what the letter tells.</param>
    public static ImmutableArray<Part> Of(Reader reader, AlertText text, ImmutableArray<Line> first)
    {
        ImmutableArray<Line> links = [.. first, .. Link(text.Say("Change what you get"), reader.Manage), .. Link(text.Say("Unsubscribe"), reader.Unsubscribe)];
        return [new Part.Paragraph(text.Say("You get this because you subscribed to AI infrastructure deal alerts.")), .. links.IsEmpty ? (Part[])[] : [new Part.Links(links)]];
    }

    private static IEnumerable<Line> Link(string label, Uri? url) => url is null ? [] : [new(label, url)];
}

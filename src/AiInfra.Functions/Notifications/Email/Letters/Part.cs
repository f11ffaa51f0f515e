using System.Collections.Immutable;
using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Email.Letters;

/// <summary>A line that may lead somewhere.</summary>
internal sealed record Line(string Text, Uri? Url = null);

/// <summary>A piece of a letter. Texts are plain: each renderer escapes.</summary>
internal abstract record Part
{
    private Part()
    {
    }

    /// <summary>Of the whole letter; the first part.</summary>
    public sealed record Heading(string Text) : Part;

    /// <summary>How much, how firm, how certain, large enough to be taken in at a glance.</summary>
    public sealed record Lead(IReadOnlyList<Fact> Facts) : Part;

    public sealed record Paragraph(string Text) : Part;

    public sealed record Listing(string Title, ImmutableArray<Line> Lines) : Part;

    public sealed record Details(IReadOnlyList<Fact> Facts) : Part;

    /// <summary>The one thing to do.</summary>
    public sealed record Button(string Label, Uri Url) : Part;

    /// <summary>Links side by side.</summary>
    public sealed record Links(ImmutableArray<Line> Lines) : Part;

    /// <summary>A deal among others.</summary>
    /// <param name="News">What a correction changed; before anything else.</param>
    /// <param name="Top">As in <see cref="Part.Lead"/>.</param>
    /// <param name="Facts">Beside those.</param>
    public sealed record Deal(Line Title, IReadOnlyList<Fact> News, IReadOnlyList<Fact> Top, IReadOnlyList<Fact> Facts, ImmutableArray<Line> Actions) : Part;
}

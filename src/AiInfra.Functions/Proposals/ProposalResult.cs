using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using AiInfra.Proposals;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Proposals;

/// <summary>Proposals as answers. Their texts come from anywhere: each is one plain line.</summary>
public sealed class ProposalResult(Prospects prospects)
{
    private const int MaxQuote = 2000;

    public static string PathOf(string id) => "/api/proposals/" + id;

    /// <summary>One proposal; while it is no deal, with what it would become.</summary>
    public async Task<IResult> OfAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var prospect = proposal.DealId is null ? await prospects.OfAsync(proposal, cancellationToken) : null;
        return JsonResult.Write(writer => Write(writer, proposal, TitleOf(proposal), w =>
        {
            w.WritePropertyName("submission");
            proposal.Submission.WriteTo(w);
            prospect?.Write(w);
        }));
    }

    /// <summary>A page, and where the next begins.</summary>
    public static IResult Of(ListedPage<Proposal> page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return JsonResult.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("proposals");
            foreach (var proposal in page.Records) Write(writer, proposal, TitleOf(proposal), _ => { });
            writer.WriteEndArray();
            if (page.Next is not null) writer.WriteString("next", page.Next);
            writer.WriteEndObject();
        });
    }

    private static string? TitleOf(Proposal proposal) =>
        SubmissionReader.Read(proposal.Submission, new(proposal.ProposedAt, proposal.Origin, Trust.Trusted)) is SubmissionReading.Ok ok ? PlainText.Of(ok.Deal.Title) : null;

    private static void Write(Utf8JsonWriter writer, Proposal proposal, string? title, Action<Utf8JsonWriter> more)
    {
        writer.WriteStartObject();
        writer.WriteString("id", proposal.Id);
        writer.WriteString("state", SnakeCase.Of(proposal.State));
        writer.WriteString("origin", proposal.Origin);
        if (title is not null) writer.WriteString("title", title);
        writer.WriteString("proposedAt", proposal.ProposedAt);
        writer.WriteBoolean("settling", proposal.Settling);
        writer.WriteString("url", PathOf(proposal.Id));
        WriteDeal(writer, proposal);
        if (proposal.Passage is { } passage) Write(writer, passage);
        writer.WriteStartArray("decisions");
        foreach (var decision in proposal.Decisions) Write(writer, decision);
        writer.WriteEndArray();
        more(writer);
        writer.WriteEndObject();
    }

    /// <summary>The deal it became, if it did, into an object that is open.</summary>
    internal static void WriteDeal(Utf8JsonWriter writer, Proposal proposal)
    {
        if (proposal.DealId is not { } dealId) return;
        writer.WriteString("dealId", dealId);
        writer.WriteString("dealUrl", DealResult.PathOf(dealId));
    }

    /// <summary>The words it was read from, where they stand and how surely they were understood, into an object that is open.</summary>
    internal static void WriteWords(Utf8JsonWriter writer, Passage passage)
    {
        writer.WriteString("quote", PlainText.Of(passage.Quote, MaxQuote));
        writer.WriteNumber("start", passage.Start);
        writer.WriteNumber("end", passage.End);
        writer.WriteString("certainty", SnakeCase.Of(passage.Certainty));
        writer.WriteString("reason", PlainText.Of(passage.Reason, MaxQuote));
        writer.WriteBoolean("dateIsTold", passage.DateIsTold);
    }

    private static void Write(Utf8JsonWriter writer, Passage passage)
    {
        writer.WriteStartObject("passage");
        WriteWords(writer, passage);
        if (passage.Url is not null) writer.WriteString("url", passage.Url.AbsoluteUri);
        if (passage.Publisher is not null) writer.WriteString("publisher", PlainText.Of(passage.Publisher));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ProposalDecision decision)
    {
        writer.WriteStartObject();
        writer.WriteString("state", SnakeCase.Of(decision.State));
        writer.WriteString("by", decision.By);
        writer.WriteString("at", decision.At);
        if (decision.Note is not null) writer.WriteString("note", decision.Note);
        if (decision.Patch is { } patch)
        {
            writer.WritePropertyName("patch");
            patch.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}

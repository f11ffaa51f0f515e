using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Intake;
using AiInfra.Proposals;

namespace AiInfra.Functions.Proposals;

/// <summary>What a proposal would become if it were accepted now.</summary>
/// <param name="Read">The deal, or what is wrong with its fields.</param>
/// <param name="Preview">What would come of the deal; null when there is none.</param>
public sealed record Prospect(RetoldReading Read, Preview? Preview)
{
    /// <summary>The member <c>reading</c>: the errors, or the deal with the rules it would meet, the deals it is like and, when its date is another's, whose; of several that it may tell again, which.</summary>
    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("reading");
        if (Read.Reading is SubmissionReading.Invalid invalid) FieldErrors.Write(writer, invalid.Errors);
        Preview?.Write(writer);
        if (Read.DateFrom is { } dealId) writer.WriteString("dateFrom", dealId);
        if (Read.IsAmbiguous)
        {
            writer.WriteStartArray("retells");
            foreach (var known in Read.Retells) writer.WriteStringValue(known);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}

/// <summary>Looks what proposals would become, without leaving a trace.</summary>
public sealed class Prospects(ProposalReader reader, DealPreview preview, TimeProvider clock)
{
    public async Task<Prospect> OfAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(proposal, clock.GetUtcNow(), cancellationToken);
        return new(read, read.Reading is SubmissionReading.Ok { Deal: var deal } ? await preview.OfAsync(deal, cancellationToken) : null);
    }
}

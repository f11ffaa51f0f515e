using AiInfra.Articles.Languages;
using AiInfra.Parties;

namespace AiInfra.Articles.Mentions;

/// <summary>Tells the parties of a sentence from those who only speak in it, are compared with, or gave their name to a product.</summary>
internal static class Bystanders
{
    public static EntityMention Marked(ReadSentence read, EntityMention entity) => entity with { IsBystander = Speaks(read, entity) || IsProduct(read, entity) || IsCompared(read, entity) };

    /// <summary>"Nvidia's chief executive", "PDG de Nvidia", "according to Gartner".</summary>
    public static bool Speaks(ReadSentence read, EntityMention entity) =>
        (read.StandsBefore(Cue.Chief, entity.From, 2) && read.StandsBefore(Cue.From, entity.From, 1))
        || read.Cues.Any(hit => hit.Cue is Cue.Chief && hit.From - entity.To is 0 or 1 && !read.HasSign(entity.To, hit.From))
        || read.StandsBefore(Cue.AccordingTo, entity.From, 2)
        || (read.Cues.Any(hit => hit.Cue is Cue.Forecast && hit.From - entity.To is >= 0 and <= 2) && read.HasAny(0, read.Length, Cue.Spending, Cue.Global));

    /// <summary>"Nvidia processors", "Google-Chips", "puces de Nvidia".</summary>
    private static bool IsProduct(ReadSentence read, EntityMention entity) =>
        entity.Sector is Sector.Chips or Sector.Cloud or Sector.Equipment
        && (read.Cues.Any(hit => hit.Cue is Cue.Chip && hit.From - entity.To is 0 && !read.HasSign(entity.To, hit.From))
            || (!read.StandsBefore(Cue.ChipCompany, entity.From, 1) && read.Cues.Any(hit => hit.Cue is Cue.Chip && hit.To <= entity.From && entity.From - hit.To <= 1 && read.Cues.All(from => from.Cue is not Cue.Company || from.To != hit.To))));

    private static bool IsCompared(ReadSentence read, EntityMention entity) => read.StandsBefore(Cue.Like, entity.From, 1);
}

using System.Globalization;
using System.Text;

namespace AiInfra.Parties;

/// <summary>A stable, readable id for a company or public body: its name without case, accents, invisible characters, punctuation and legal form.</summary>
public static class EntityId
{
    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "lp", "plc", "sa", "sas", "sarl", "ag", "gmbh", "se", "nv", "bv", "spa", "kk", "oyj", "asa", "ab", "pbc",
        "pte", "pty", "pvt", "pjsc", "llp", "oy", "srl", "kg", "kgaa", "and",
    };

    /// <summary>The id of a name; a name without any letter or digit in it has the empty id.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = Words(name).ToList();
        while (TakeLegalForm(words))
        {
        }

        return string.Join('-', words).Normalize(NormalizationForm.FormC);
    }

    /// <summary>Takes one legal form off the end, or what is left of "&amp; Co."; never the only word.</summary>
    internal static bool TakeLegalForm(List<string> words)
    {
        if (!EndsInLegalForm(words)) return false;
        words.RemoveAt(words.Count - 1);
        return true;
    }

    internal static bool EndsInLegalForm(IReadOnlyList<string> words) => words.Count > 1 && LegalForms.Contains(words[^1]);

    /// <summary>The words of a name without case, accents, invisible characters and punctuation.</summary>
    internal static IEnumerable<string> Words(string name)
    {
        var word = new StringBuilder();
        foreach (var c in Plain(name).Normalize(NormalizationForm.FormKD))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (char.IsLetterOrDigit(c) || IsSpelling(c, category)) word.Append(char.ToLowerInvariant(c));
            else if (c is not ('.' or '\'' or '’') && category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0) yield return word.ToString();
    }

    /// <summary>Without trade marks, which would decompose into letters, and without what no normal form is defined for: halves of surrogate pairs, U+FFFE, U+FFFF.</summary>
    private static string Plain(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Value is '&') text.Append(" and ");
            else if (rune.Value is not ('™' or '℠' or 0xFFFE or 0xFFFF)) text.Append(rune.ToString());
        }

        return text.ToString();
    }

    /// <summary>
    /// Marks that make another letter and not only an accent: the voicing marks of kana (ガ is not カ), the vowel signs of the scripts of South and South-East Asia.
    /// The accents of Latin, Greek, Cyrillic, Hebrew and Arabic lie before them, further ones in blocks of combining marks.
    /// </summary>
    private static bool IsSpelling(char c, UnicodeCategory category) =>
        category is UnicodeCategory.SpacingCombiningMark
        || (category is UnicodeCategory.NonSpacingMark && c is >= '\u0900' and not ((>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF') or (>= '\uFE00' and <= '\uFE2F')));
}

using AiInfra.Alerts.French;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Subscribers;

namespace AiInfra.Alerts;

/// <summary>The words of one language in which readers are told of deals. Nothing is escaped: each renderer escapes for its own format.</summary>
public abstract class Wording
{
    public static readonly Wording English = new EnglishWording();

    private static readonly Wording French = new FrenchWording();

    public static Wording In(ReaderLanguage language) => language switch
    {
        ReaderLanguage.Fr => French,
        _ => English,
    };

    public abstract ReaderLanguage Language { get; }

    /// <summary>An enum member in words: <c>LetterOfIntent</c> → "letter of intent".</summary>
    public abstract string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum;

    /// <summary>An amount with its qualifier: "up to $100 billion".</summary>
    public abstract string Amount(Amount amount);

    /// <summary>A figure: "$10 billion".</summary>
    public abstract string Money(decimal? value, string? currency);

    /// <summary>A converted figure, to four significant digits.</summary>
    public abstract string Converted(decimal? value, string currency);

    /// <summary>A plain number with at most so many decimals, zeros left out.</summary>
    public abstract string Number(decimal value, int decimals);

    /// <summary>A date as exactly as it is known.</summary>
    public abstract string DateOf(PartialDate at);

    /// <summary>A length of time: "5 years".</summary>
    public abstract string Years(decimal years);

    /// <summary>What some source says otherwise of a fact: "term end: 2028", of the amount only the figure.</summary>
    /// <param name="pointer">JSON Pointer of the fact.</param>
    /// <param name="english">The value as the record keeps it, in English words.</param>
    public abstract string Reported(string pointer, string english);

    /// <summary>A reason the system itself gave in English (of a certainty, of not counting in totals), in this language.</summary>
    public abstract string Reason(string english);

    /// <summary>The words around the facts: labels, headings, links, sentences. Named by their English text; <c>{0}</c> and so on are filled in.</summary>
    public abstract string Say(string english, params string[] values);
}

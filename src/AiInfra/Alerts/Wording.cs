using AiInfra.Amounts;
using AiInfra.Subscribers;

namespace AiInfra.Alerts;

/// <summary>The words of one language in which readers are told of deals. Nothing is escaped: each renderer escapes for its own format.</summary>
public abstract class Wording
{
    public static readonly Wording English = new EnglishWording();

    public static Wording In(ReaderLanguage language) => language switch
    {
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

    /// <summary>A reason the system itself gave in English (of a certainty, of not counting in totals), in this language.</summary>
    public abstract string Reason(string english);

    /// <summary>The words around the facts: labels, headings, links, sentences. Named by their English text; <c>{0}</c> and so on are filled in.</summary>
    public abstract string Say(string english, params string[] values);
}

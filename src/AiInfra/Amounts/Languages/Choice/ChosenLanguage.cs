namespace AiInfra.Amounts.Languages.Choice;

/// <summary>A language a text is read in.</summary>
/// <param name="DecimalComma">Whether "1,500" is one and a half: mostly as the language has it, but countries and writers differ.</param>
/// <param name="IsDoubt">Only to see whether it reads another figure.</param>
internal sealed record ChosenLanguage(Language Language, bool DecimalComma, bool IsDoubt = false)
{
    /// <summary>In order of precedence where nothing else tells them apart.</summary>
    public static IReadOnlyList<Language> All { get; } = [English.Words, French.Words, German.Words, Spanish.Words, Italian.Words, Portuguese.Words, Dutch.Words];
}

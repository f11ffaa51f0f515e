namespace AiInfra.Amounts.Tokens;

internal enum TokenKind { None, Number, Word, Sign }

/// <summary>A piece of a text: digits with their separators, a word, or one sign.</summary>
/// <param name="Text">Lower case and without accents, so that spelling and culture do not matter.</param>
/// <param name="AfterSpace">Whether white space, a full stop or the start of the text comes before it.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 characters.</param>
/// <param name="End">Behind it.</param>
internal readonly record struct Token(TokenKind Kind, string Text, bool AfterSpace, int Start = 0, int End = 0);

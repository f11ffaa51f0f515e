using System.Globalization;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading.Numbers;

/// <summary>
/// Reads digits with separators. Two kinds of separator, or a repeated one, show by themselves which of them groups;
/// a single one before exactly three digits is read as the language has it (CLDR number symbols), anything else is a decimal separator.
/// </summary>
internal static class NumberText
{
    /// <summary>Null when the groups are not groups of three or the figure is beyond 10^15.</summary>
    public static decimal? Read(string digits, bool decimalComma)
    {
        var mark = DecimalMark(digits, decimalComma);
        var whole = mark < 0 ? digits : digits[..mark];
        if (!AreGroups(whole)) return null;
        var plain = string.Concat(whole.Where(char.IsAsciiDigit)) + (mark < 0 ? "" : "." + digits[(mark + 1)..]);
        return plain.Length <= 28 && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= AmountReader.Largest ? value : null;
    }

    /// <summary>Digits grouped in twos above the thousands, "12,34,567.50"; null for any others.</summary>
    public static decimal? ReadIndian(string digits)
    {
        var whole = digits.Split('.')[0].Split(',');
        var grouped = whole.Length > 2 && whole[0].Length is 1 or 2 && whole[^1].Length == 3 && whole[1..^1].All(group => group.Length == 2);
        return grouped ? Read(digits.Replace(",", "", StringComparison.Ordinal), false) : null;
    }

    /// <summary>Whether a token has one separator, before exactly three digits: thousands here and decimals there.</summary>
    public static bool IsOneGroup(Token token, char separator) =>
        token.Kind is TokenKind.Number && token.Text.IndexOf(separator) is > 0 and <= 3 and var at && token.Text.IndexOfAny(['.', ',', ' ', '\''], at + 1) < 0 && token.Text.Length == at + 4 && token.Text[0] != '0';

    /// <summary>How many digits follow the decimal mark.</summary>
    public static int Decimals(string digits, bool decimalComma) => DecimalMark(digits, decimalComma) is var mark and >= 0 ? digits.Length - mark - 1 : 0;

    /// <summary>Whether the separators alone say that the comma is the decimal mark: "3,5", "1.500,25".</summary>
    public static bool HasDecimalComma(string digits) => DecimalMark(digits, false) is var mark and >= 0 && digits[mark] == ',';

    /// <summary>Whether the separators alone say that the point is the decimal mark: "3.5", "1,500.25".</summary>
    public static bool HasDecimalPoint(string digits) => DecimalMark(digits, true) is var mark and >= 0 && digits[mark] == '.';

    private static int DecimalMark(string digits, bool decimalComma)
    {
        var last = digits.LastIndexOfAny(['.', ',']);
        if (last < 0) return -1;
        var sign = digits[last];
        if (digits.IndexOf(sign) != last) return -1;
        if (digits.AsSpan(0, last).IndexOfAny("., '") >= 0) return last;
        var ambiguous = digits.Length - last - 1 == 3 && last is > 0 and <= 3 && digits[0] != '0';
        return !ambiguous || sign == ',' == decimalComma ? last : -1;
    }

    private static bool AreGroups(string whole)
    {
        var separators = whole.Where(c => !char.IsAsciiDigit(c)).Distinct().ToArray();
        if (separators.Length == 0) return true;
        var groups = whole.Split(separators[0]);
        return separators.Length == 1 && groups[0].Length is > 0 and <= 3 && groups[0][0] != '0' && groups.Skip(1).All(group => group.Length == 3);
    }
}

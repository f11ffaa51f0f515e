namespace AiInfra.Deals.Sheets;

/// <summary>
/// Keeps a spreadsheet from taking text for a formula (OWASP, "CSV Injection"): what begins like one gets an apostrophe in front. What begins with an apostrophe gets one too, so that
/// <see cref="Remove"/> gives back exactly what <see cref="Add"/> was given.
/// </summary>
public static class FormulaGuard
{
    private const char Guard = '\'';

    /// <summary>The signs, their full-width forms, and the white space that programs pass over.</summary>
    private const string Signs = "=+-@\t\r\n＝＋－＠";

    public static string Add(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && (text[0] == Guard || Signs.Contains(text[0], StringComparison.Ordinal)) ? Guard + text : text;
    }

    public static string Remove(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 1 && text[0] == Guard && (text[1] == Guard || Signs.Contains(text[1], StringComparison.Ordinal)) ? text[1..] : text;
    }
}

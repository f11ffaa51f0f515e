using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AiInfra.Rules.Text;

/// <summary>A place in the one-line form of a rule. Words and operators are taken when they are there; what must be there and is not ends the reading with what would be right.</summary>
internal sealed partial class RuleCursor(string text)
{
    private int _at;

    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return _at == text.Length;
        }
    }

    /// <summary>Takes a word, whatever its case; <c>_</c> may be written as a space.</summary>
    public bool Take(string word)
    {
        SkipSpace();
        if (!Matches(word) || (char.IsLetterOrDigit(word[^1]) && _at + word.Length < text.Length && IsWordPart(text[_at + word.Length]))) return false;
        _at += word.Length;
        return true;
    }

    /// <summary>Takes the first of the words that is there.</summary>
    public string? TakeAny(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Take(word)) return word;
        }

        return null;
    }

    /// <exception cref="RuleTextException">The word is not there.</exception>
    public void Expect(string word, string what)
    {
        if (!Take(word)) throw Wrong(what);
    }

    /// <summary>One item, or several in brackets separated by commas. An item may stand in quotation marks, where a backslash before one makes it part of the item.</summary>
    public IReadOnlyList<string> Items(string what)
    {
        if (!Take("(")) return [Item(" and ", what)];
        List<string> items = [];
        do
        {
            if (items.Count == Rule.MaxItems) throw Wrong($"a list has at most {Rule.MaxItems} items");
            items.Add(Item(",)", what));
        }
        while (Take(","));
        Expect(")", "must be closed by )");
        return items;
    }

    /// <summary>Names with the role behind <c>as</c>, where there is one; several in brackets separated by commas, as <see cref="Items"/>.</summary>
    /// <param name="ends">Where a bare one ends.</param>
    public IReadOnlyList<(string Name, string? Role)> Parties(string ends)
    {
        if (!Take("(")) return [Party(ends)];
        List<(string, string?)> parties = [];
        do
        {
            if (parties.Count == Rule.MaxItems) throw Wrong($"a list has at most {Rule.MaxItems} items");
            parties.Add(Party(",)"));
        }
        while (Take(","));
        Expect(")", "must be closed by )");
        return parties;
    }

    /// <summary>Where the window of a total begins: before it ends a party without brackets.</summary>
    public string WindowWord => text.IndexOf(" within ", _at, StringComparison.OrdinalIgnoreCase) >= 0 ? " within " : " in ";

    private (string Name, string? Role) Party(string ends)
    {
        const string what = "a company must be named";
        SkipSpace();
        if (_at < text.Length && text[_at] == '"') return (Quoted(), Take("as") ? Item(ends, "a role must follow as") : null);
        var item = Item(ends, what);
        var at = item.LastIndexOf(" as ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? (item, null) : (item[..at], item[(at + 4)..].Trim());
    }

    /// <summary>A number in plain form, with commas, underscores or spaces of no meaning between groups of three.</summary>
    public decimal Number(string what)
    {
        SkipSpace();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] is '.' or ',' or '_')) _at++;
        if (!Grouped().IsMatch(text.AsSpan(start, _at - start))) throw Wrong("a comma parts groups of three digits, a decimal point is a full stop: 10.5, 10,500,000", start);
        var digits = text[start.._at].Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(what, start);
    }

    [GeneratedRegex(@"^(\d{1,3}([,_]\d{3})+|\d*)(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    public RuleTextException Wrong(string what) => Wrong(what, _at);

    private RuleTextException Wrong(string what, int at)
    {
        var there = text[Math.Min(at, text.Length)..].TrimStart();
        return new(there.Length == 0 ? $"{what}, and the rule ends there" : $"{what}, and there is \"{Alerts.PlainText.Of(there, 40)}\"");
    }

    private string Item(string ends, string what)
    {
        SkipSpace();
        if (_at < text.Length && text[_at] == '"') return Quoted();
        var start = _at;
        while (_at < text.Length && !(ends[0] == ' ' ? Matches(ends) : ends.Contains(text[_at], StringComparison.Ordinal))) _at++;
        var item = text[start.._at].Trim();
        return item.Length > 0 ? item : throw Wrong(what, start);
    }

    private string Quoted()
    {
        var item = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] != '"'; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length) _at++;
            item.Append(text[_at]);
        }

        if (_at++ >= text.Length) throw Wrong("a quotation mark must be closed");
        return item.ToString();
    }

    private bool Matches(string word)
    {
        if (_at + word.Length > text.Length) return false;
        for (var i = 0; i < word.Length; i++)
        {
            var there = char.ToLowerInvariant(text[_at + i]);
            if (there != word[i] && !(word[i] == '_' && there is ' ' or '-') && !(word[i] == ' ' && char.IsWhiteSpace(there))) return false;
        }

        return true;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c == '_';
}

/// <summary>What is wrong with the one-line form of a rule, and what would be right.</summary>
internal sealed class RuleTextException(string message) : Exception(message);

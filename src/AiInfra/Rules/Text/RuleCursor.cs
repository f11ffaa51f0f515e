using System.Globalization;
using System.Text;

namespace AiInfra.Rules.Text;

/// <summary>A place in the one-line form of a rule. Words and operators are taken when they are there; what must be there and is not ends the reading with what would be right.</summary>
internal sealed class RuleCursor(string text)
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
            items.Add(Item(",)", what));
        }
        while (Take(","));
        Expect(")", "must be closed by )");
        return items;
    }

    /// <summary>As <see cref="Items"/>; a bare one ends before the window of a total.</summary>
    public IReadOnlyList<string> PartyItems()
    {
        SkipSpace();
        const string what = "a company must be named";
        return _at < text.Length && text[_at] == '(' ? Items(what) : [Item(text.IndexOf(" within ", _at, StringComparison.OrdinalIgnoreCase) >= 0 ? " within " : " in ", what)];
    }

    /// <summary>A number in plain form, with commas, underscores or spaces of no meaning between groups of three.</summary>
    public decimal Number(string what)
    {
        SkipSpace();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] is '.' or ',' or '_')) _at++;
        var digits = text[start.._at].Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(what, start);
    }

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

namespace AiInfra.Amounts.Reading;

/// <summary>A currency as the words name it.</summary>
/// <param name="Code">ISO 4217 code.</param>
/// <param name="Generic">"$" and "¥" stand for several currencies, and for this one unless a code or name says which.</param>
internal sealed record CurrencyMark(string Code, bool Generic = false)
{
    /// <summary>A currency whose name is known and whose money is not read: "livres égyptiennes" are no pounds.</summary>
    public static readonly CurrencyMark NotRead = new("XXX");

    /// <summary>What two mentions name together, or null when they contradict.</summary>
    public static CurrencyMark? Merge(CurrencyMark? one, CurrencyMark? other) =>
        one is null || one == other ? other
        : other is null ? one
        : one.Covers(other) ? other
        : other.Covers(one) ? one
        : null;

    private bool Covers(CurrencyMark other) => Code == other.Code ? Generic : Generic && (Code == "JPY" ? other.Code == "CNY" : other.Code[^1] == 'D');
}

/// <summary>A scale word: what it multiplies by, and by what else where its meaning is disputed.</summary>
internal readonly record struct Scale(decimal Factor, decimal? Other = null)
{
    /// <summary>Lakh, crore, lakh crore.</summary>
    public bool IsIndian => Factor is 1e5m or 1e7m;

    public static implicit operator Scale(decimal factor) => new(factor);
}

/// <summary>One figure with what stands directly around it.</summary>
/// <param name="Value">In units of the currency; in a range perhaps still without the scale of the other end.</param>
/// <param name="Other">The value under the second meaning of ambiguous words or digits.</param>
/// <param name="Scale">The scale word it carries.</param>
/// <param name="Says">What the number itself says of its precision: "une dizaine", "10+".</param>
/// <param name="Words">The figure as digits, for messages.</param>
internal sealed record Figure(decimal Value, decimal? Other, Scale? Scale, CurrencyMark? Currency, AmountQualifier? Says, string Words)
{
    /// <summary>Fewer digits than this without a scale word may well have lost one.</summary>
    public const decimal SpeaksForItself = 1e6m;

    public bool NeedsScale => Scale is null && Value < SpeaksForItself;

    public Figure With(Scale scale) => this with { Value = Value * scale.Factor, Other = Other is null && scale.Other is null ? null : (Other ?? Value) * (scale.Other ?? scale.Factor), Scale = scale };
}

/// <summary>A figure or a range, with its qualifier.</summary>
/// <param name="IsFromTo">Written "from … to …", which after "raised" is a change.</param>
internal sealed record Mention(Figure Low, Figure? High, AmountQualifier Qualifier, bool IsFromTo = false);

using AiInfra.Amounts.Languages.CurrencyNames;

namespace AiInfra.Amounts.Languages;

internal static class English
{
    public static Language Words { get; } = new()
    {
        Code = "en",
        DecimalComma = false,
        Numbers = new()
        {
            { 1, "one" }, { 2, "two" }, { 3, "three" }, { 4, "four" }, { 5, "five" }, { 6, "six" }, { 7, "seven" }, { 8, "eight" }, { 9, "nine" }, { 10, "ten" },
            { 11, "eleven" }, { 12, "twelve|a dozen" }, { 13, "thirteen" }, { 14, "fourteen" }, { 15, "fifteen" }, { 16, "sixteen" }, { 17, "seventeen" },
            { 18, "eighteen" }, { 19, "nineteen" }, { 20, "twenty" }, { 30, "thirty" }, { 40, "forty" }, { 50, "fifty" }, { 60, "sixty" }, { 70, "seventy" },
            { 80, "eighty" }, { 90, "ninety" },
        },
        Multipliers = new() { { 100, "hundred" }, { 1000, "thousand" } },
        Articles = new() { { 1, "a|an" } },
        Fractions = new()
        {
            { 0.5m, "half a|half an|half|a half|one half|half of a" }, { 0.25m, "a quarter of a|quarter of a|a quarter|one quarter of a" },
            { 0.75m, "three quarters of a|three quarters" },
        },
        Halves = new() { { 0.5m, "and a half|and one half|and half" }, { 0.25m, "and a quarter" }, { 0.75m, "and three quarters" } },
        DecimalWords = new() { { true, "point" } },
        NumberJoints = new() { { true, "and" } },
        Scales = new()
        {
            { 1e5m, "lac|lacs" }, { 1e6m, "million|millions" }, { new(1e6m, 1e3m), "mil" }, { 1e12m, "million million" }, { 1e7m, "cr" }, { 1e9m, "billion|billions|bn|bns|b|bil" },
            { 1e12m, "trillion|trillions|tril|tr" }, { 1e15m, "quadrillion" },
        },
        Currencies = EnglishCurrencies.Table,
        CurrenciesAfterFigure = new() { { new("KRW"), "won" }, { new("ZAR"), "rand" } },
        QualifiersBefore = new()
        {
            {
                AmountQualifier.About,
                "about|around|roughly|some|approximately|approx|an estimated|estimated|estimated at|circa|in the region of|in the neighborhood of|on the order of|something like|or so"
            },
            {
                AmountQualifier.Almost,
                "nearly|almost|close to|just under|just below|just shy of|shy of|a little under|slightly less than|slightly under|a little less than|not quite|approaching|nearing"
            },
            {
                AmountQualifier.MoreThan,
                "more than|over|exceeding|exceeds|exceeded|in excess of|well over|well above|above|greater than|upwards of|upward of|north of|beyond|much more than|far more than|just over|slightly more than|slightly over|a little over|topping|surpassing"
            },
            { AmountQualifier.AtLeast, "at least|no less than|not less than|no fewer than|a minimum of|minimum of|minimum|as little as|a floor of" },
            {
                AmountQualifier.UpTo,
                "up to|as much as|as many as|a maximum of|maximum of|maximum|at most|no more than|not more than|less than|under|below|fewer than|not exceeding|a cap of|capped at|a ceiling of"
            },
        },
        QualifiersAfter = new()
        {
            { AmountQualifier.About, "or so|approximately|approx|give or take|or thereabouts|roughly" },
            { AmountQualifier.AtLeast, "or more|plus|and above|at least|or higher|at a minimum" },
            { AmountQualifier.UpTo, "or less|at most|maximum|max|or lower|at a maximum" },
        },
        Between = new() { { true, "between|anywhere between|somewhere between|ranging between" } },
        BetweenJoints = new() { { true, "and" } },
        RangeFrom = new() { { true, "from|anywhere from|ranging from" } },
        RangeJoints = new() { { true, "to|or" } },
        Per = new()
        {
            { AmountPer.Year, "per year|annually|each year|every year|yearly|per annum|/ year|annual|annualized|annualised" },
            { AmountPer.Gigawatt, "per gigawatt|per gw|per 1 gw|per 1 gigawatt|for each gigawatt|for every gigawatt|each gigawatt|/ gigawatt" },
        },
        PerAfterFigure = new() { { AmountPer.Year, "a year" }, { AmountPer.Gigawatt, "a gigawatt|a gw" } },
        OtherPer = new() { { true, "per|a month|monthly|a quarter|quarterly|a week|weekly|a day|daily|a share|a megawatt|a piece|apiece|an hour|hourly|each month|every month|/ month|/ mo|/ mw|/ share" } },
        Durations = new()
        {
            {
                true,
                "over|over the next|over the coming|over the following|over a|over an|over the course of|over a period of|over the course of the next|across|across the next|for|for the next|for a period of|within|within the next|in the next|in the coming|during the next|spread over|through the next|throughout the next|lasting|of up to|next|a|the"
            },
        },
        YearUnits = new()
        {
            { 1, "year|years|yr|yrs|year period|years period" }, { 10, "decade|decades" }, { 1m / 12, "month|months" }, { 0.25m, "quarters" },
        },
        WholeDurations = new() { { 10, "over the next decade|over the coming decade|over the decade|in the next decade|within the next decade|for the next decade" } },
        Starts = new()
        {
            { true, "from|starting|starting in|starting from|starting with|start in|starts in|beginning|beginning in|beginning from|commencing|commencing in|as of|since|as from|effective|effective from|effective in" },
        },
        Ends = new() { { true, "through|until|till|by|up to|to|before|ending|ending in|ends in|up until|thru|by the year|no later than|expiring in" } },
        During = new() { { true, "in|during|for|in the year|for the year" } },
        DateParts = new()
        {
            {
                true,
                "the|end of|the end of|end|early|mid|mid -|late|fiscal|fiscal year|fy|calendar|calendar year|year|the start of|the beginning of|the middle of|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|spring|summer|autumn|fall|winter"
            },
        },
        LooseTimes = new()
        {
            { true, "multi year|multiyear|by the end of the decade|by the end of this decade|this decade|by decade 's end|by the decade 's end|until the end of the decade|through the end of the decade|before the end of the decade|over time|over several years|over many years|over multiple years|over the years" },
        },
        Undisclosed = Undisclosing.Table(
            "not|not be|not been|not yet|not yet been|non|didn't|don't|did not|do not|weren't|wasn't|haven't been|hasn't been|declined to|without",
            "disclose|disclosed|disclosing|reveal|revealed|revealing|announced|specified|specify|known|public|made public|released|given|provided|published|shared|divulged|named",
            "undisclosed|nondisclosed|unspecified|unknown|confidential|undetermined|unrevealed|unannounced|tbd|n / a"),
        Blockers = new()
        {
            {
                true,
                "not|no|than|net income|net profit|profit of|a profit|in revenue|annual revenue|quarterly revenue|revenue of|in sales|turnover|each|respectively|less|more|never|without|minus|negative|percent|per cent|%|times|x|twice|double|triple|doubling|tripling|half of|half the|third of|quarter of|dozens|hundreds|thousands|several|many|multi|few|couple|ago|basis points|raised from|increased from|rose from|up from|down from|grew from|cut from|increase of|loss|losses|write-down|writedown|write-off|impairment|deficit|shortfall|fine|penalty|market cap|market capitalization|market capitalisation|market value|valuation"
            },
        },
        Changes = new() { { true, "raise|raises|raised|raising|increase|increases|increased|increasing|lifts|lifted|lifting|boosts|boosted|boosting|grew|grows|rose|rises|hiked|hikes|upped|expanded|expands|cut|cuts|cutting|reduced|reduces|lowered|lowers|went|goes" } },
        Comparatives = new() { { true, "more|much more|far more|slightly more|less|slightly less|fewer|greater" } },
        Fillers = new() { { true, "a|an|the|of|total|total of|a total of|worth|s" } },
    };
}

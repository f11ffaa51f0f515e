namespace AiInfra.Functions.Hosting.Pages;

/// <summary>The parts of forms. Names, values and labels are text; each control has its label.</summary>
internal static class FormParts
{
    public static readonly Html Nothing = Html.Of($"");

    /// <summary>A form of one button.</summary>
    /// <param name="action">A path below this site.</param>
    /// <param name="label">What the button does.</param>
    /// <param name="kind">Of the button: main, danger or empty.</param>
    /// <param name="values">What is sent with it.</param>
    public static Html Button(string action, string label, string kind = "", params (string Name, string Value)[] values) => Html.Of($"""
        <form method="post" action="{action}">{Html.Join(values.Select(v => Html.Of($"""<input type="hidden" name="{v.Name}" value="{v.Value}">""")))}<button class="{kind}">{label}</button></form>
        """);

    public static Html Select(string name, string label, IEnumerable<(string Value, string Text)> options, string chosen) => Html.Of($"""
        <div class="field"><label class="over" for="{name}">{label}</label><select id="{name}" name="{name}">
        {Html.Join(options.Select(o => Html.Of($"""<option value="{o.Value}"{When(o.Value == chosen, " selected")}>{o.Text}</option>""")))}
        </select></div>

        """);

    public static Html Check(string name, string value, string label, bool on) => Html.Of($"""
        <label class="check"><input type="checkbox" name="{name}" value="{value}"{When(on, " checked")}><span>{label}</span></label>

        """);

    public static Html Time(string name, string label, string value) => Html.Of($"""
        <div><label class="over" for="{name}">{label}</label><input type="time" id="{name}" name="{name}" value="{value}"></div>

        """);

    /// <summary>A field of several lines.</summary>
    /// <param name="hint">What to write there.</param>
    public static Html Lines(string name, string label, string hint, string value) => Html.Of($"""
        <div class="field"><label class="over" for="{name}">{label}</label><p class="muted" id="{name}-hint">{hint}</p><textarea id="{name}" name="{name}" rows="3" spellcheck="false" aria-describedby="{name}-hint">
        {value}</textarea></div>

        """);

    /// <summary>Markup that is a constant of ours, or nothing.</summary>
    private static Html When(bool on, string markup)
    {
        var html = new Html(0, 0);
        if (on) html.AppendLiteral(markup);
        return html;
    }
}

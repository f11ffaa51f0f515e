namespace AiInfra.Functions.Hosting.Pages;

/// <summary>One column that a phone shows whole; light or dark as the reader's system is. Every pair of colours has a contrast of 4.5 or more (WCAG 2.2, 1.4.3).</summary>
internal static class PageStyle
{
    public static readonly Html Sheet = Html.Of($$"""

        :root { color-scheme: light dark; --page: #f3f5f7; --card: #fff; --text: #1c2126; --muted: #59636e; --line: #dfe3e8; --edge: #868f99; --accent: #0b57d0; --on-accent: #fff; --danger: #b3261e; --good: #146c2e; --field: #fff; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #14171a; --card: #1f2328; --text: #e6e9ec; --muted: #a3abb4; --line: #363c44; --edge: #7d8792; --accent: #8ab8ff; --on-accent: #0f1419; --danger: #ff9d94; --good: #7bd88f; --field: #14171a; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; padding: 16px; background: var(--page); color: var(--text); font: 16px/1.5 -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
        header, main { max-width: 42rem; margin: 0 auto; }
        header { color: var(--muted); font-size: 14px; font-weight: 600; padding: 4px 0 12px; }
        h1 { font-size: 26px; line-height: 1.2; margin: 0 0 16px; }
        h2 { font-size: 18px; line-height: 1.3; margin: 0 0 12px; }
        p { margin: 0 0 12px; }
        a { color: var(--accent); }
        section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 20px; margin: 0 0 16px; }
        section > :last-child { margin-bottom: 0; }
        ul.plain { list-style: none; margin: 0; padding: 0; }
        ul.plain > li { padding: 12px 0; border-top: 1px solid var(--line); }
        ul.plain > li:first-child { border-top: 0; padding-top: 0; }
        ul.plain > li:last-child { padding-bottom: 0; }
        .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; }
        .row > .grow { flex: 1 1 14rem; } .row > p { margin: 0; }
        ul.plain + p { border-top: 1px solid var(--line); margin: 12px 0 0; padding: 12px 0 0; }
        div.field + p.muted { margin-top: -8px; }
        .muted { color: var(--muted); font-size: 14px; }
        .live { color: var(--good); } .disabled, .error { color: var(--danger); }
        .note { border-left: 4px solid var(--good); background: var(--card); padding: 12px 16px; margin: 0 0 16px; }
        .note.error { border-color: var(--danger); }
        code { font: 14px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; display: block; padding: 10px 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--field); }
        form { margin: 0; }
        fieldset { border: 0; margin: 0 0 16px; padding: 0; min-width: 0; }
        legend, label.over { display: block; font-weight: 600; padding: 0; margin: 0 0 4px; }
        .field { margin: 0 0 16px; }
        .check { display: flex; gap: 10px; align-items: flex-start; padding: 4px 0; min-height: 32px; margin: 0 0 12px; } fieldset .check { margin: 0; }
        .check input { width: 20px; height: 20px; margin: 2px 0 0; accent-color: var(--accent); flex: none; }
        .pair { display: flex; flex-wrap: wrap; gap: 12px; } .pair > div { flex: 1 1 8rem; max-width: 12rem; }
        select, textarea, input[type=time] { width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 6px; background: var(--field); color: var(--text); font: inherit; }
        button { min-height: 44px; padding: 8px 16px; border: 1px solid var(--edge); border-radius: 6px; background: transparent; color: var(--text); font: inherit; font-weight: 600; cursor: pointer; }
        button.main { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
        button.danger { border-color: var(--danger); color: var(--danger); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }

        """);
}

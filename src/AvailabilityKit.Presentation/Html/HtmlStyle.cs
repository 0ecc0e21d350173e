using System.Globalization;
using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>The style sheet. Every rule of the exhibit begins with <c>.ak</c>, so that it touches nothing around it.</summary>
internal static class HtmlStyle
{
    private const string LightInk =
        "--ak-page:#ffffff;--ak-ink:#16202a;--ak-soft:#55616d;--ak-line:#d5dbe1;--ak-strong:#1b4b7a;--ak-tint:#f1f5f9;--ak-box:#f4f7fa;--ak-boxline:#7c8894;--ak-warn:#8a4a00;--ak-onstrong:#ffffff;";

    private const string DarkInk =
        "--ak-page:#141a20;--ak-ink:#e6ebf0;--ak-soft:#a3aeb9;--ak-line:#323c46;--ak-strong:#8fc1ee;--ak-tint:#1c242d;--ak-box:#1e2730;--ak-boxline:#7d8995;--ak-warn:#f0b469;--ak-onstrong:#10181f;";

    // Quotes are single and no rule uses a child combinator or an ampersand, so that the sheet is plain XML text as well.
    private const string Rules = """
        .ak{container-type:inline-size;background:var(--ak-page);color:var(--ak-ink);font:15px/1.5 'Segoe UI',system-ui,-apple-system,'Helvetica Neue',Arial,'Liberation Sans',sans-serif;font-variant-numeric:lining-nums tabular-nums;text-align:left;-webkit-text-size-adjust:100%}
        .ak *{box-sizing:border-box}
        .ak .ak-sheet{max-width:920px;margin:0 auto;padding:28px 36px 40px;overflow-x:clip}
        .ak .ak-head{border-top:4px solid var(--ak-strong);padding-top:20px;margin:0 0 36px}
        .ak h1,.ak h2,.ak h3{color:var(--ak-ink);font-weight:650;line-height:1.2;margin:0;letter-spacing:-.01em;overflow-wrap:anywhere}
        .ak .ak-head h1,.ak .ak-head h2{font-size:32px;letter-spacing:-.02em}
        .ak .ak-head p{margin:8px 0 0;font-size:17px;color:var(--ak-soft);overflow-wrap:anywhere}
        .ak .ak-head .ak-verdict{margin:14px 0 0;font-size:16px;color:var(--ak-ink);max-width:74ch}
        .ak .ak-foot{border-top:1px solid var(--ak-line);padding-top:12px;color:var(--ak-soft);font-size:13px;overflow-wrap:anywhere}
        .ak .ak-panel{margin:0 0 44px}
        .ak .ak-panel h2,.ak .ak-panel h3{font-size:19px;margin:0 0 4px}
        .ak .ak-caption{margin:0 0 14px;color:var(--ak-soft);max-width:68ch;overflow-wrap:anywhere}
        .ak .ak-unit{margin:0 0 12px;color:var(--ak-soft);font-size:13px;overflow-wrap:anywhere}
        .ak .ak-key{margin:0 0 8px;color:var(--ak-soft);font-size:13px;overflow-wrap:anywhere}
        .ak .ak-key span{display:inline-block;width:22px;height:12px;margin-right:7px;background:var(--ak-tint);border:1px solid var(--ak-boxline);border-radius:2px}
        .ak dl,.ak dd,.ak dt{margin:0}
        .ak .ak-tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:24px 32px;margin:14px 0 24px}
        .ak .ak-tiles div{border-top:1px solid var(--ak-boxline);padding-top:10px;min-width:0}
        .ak .ak-tiles dt{font-size:14px;font-weight:600;color:var(--ak-soft);overflow-wrap:anywhere}
        .ak .ak-tiles .ak-value{font-size:36px;line-height:1.15;font-weight:400;letter-spacing:-.02em;color:var(--ak-strong);margin:4px 0 2px;overflow-wrap:anywhere}
        .ak .ak-tiles .ak-long{font-size:22px;font-weight:400;line-height:1.3}
        .ak .ak-note{color:var(--ak-soft);font-size:13px;overflow-wrap:anywhere}
        .ak .ak-list{margin-top:10px}
        .ak .ak-list div{display:grid;grid-template-columns:minmax(120px,30%) minmax(0,1fr);gap:0 20px;padding:7px 0;border-bottom:1px solid var(--ak-line)}
        .ak .ak-list dt{color:var(--ak-soft);overflow-wrap:anywhere}
        .ak .ak-list .ak-value{font-weight:600;overflow-wrap:anywhere}
        .ak .ak-list dt{grid-row:1/span 2}
        .ak .ak-list .ak-note{grid-column:2}
        .ak .ak-scroll{overflow-x:auto;max-width:100%;padding-bottom:2px}
        .ak .ak-scroll:focus-visible,.ak summary:focus-visible{outline:2px solid var(--ak-strong);outline-offset:2px}
        .ak table{border-collapse:collapse;width:100%;margin:10px 0 0;font-size:14px;line-height:1.4;background:none;color:inherit;border:0}
        .ak th,.ak td{padding:8px 12px;text-align:left;vertical-align:top;font-weight:400;border:0;border-bottom:1px solid var(--ak-line);background:none;color:inherit;max-width:26rem;overflow-wrap:break-word;white-space:normal}
        .ak tbody th{min-width:7rem}
        .ak .ak-broken{overflow-wrap:anywhere;min-width:9rem}
        .ak tr th:first-child,.ak tr td:first-child{padding-left:0}
        .ak thead th{vertical-align:bottom;font-weight:650;border-bottom:2px solid var(--ak-ink)}
        .ak thead small{display:block;font-weight:400;font-size:12px;color:var(--ak-soft)}
        .ak .ak-num{text-align:right;white-space:nowrap}
        .ak thead .ak-num{white-space:normal}
        .ak td.ak-em,.ak th.ak-em{background:var(--ak-tint)}
        .ak tr.ak-em th,.ak tr.ak-em td{background:var(--ak-tint);font-weight:650}
        .ak tr.ak-em th:first-child{padding-left:12px}
        .ak tfoot th,.ak tfoot td{font-weight:650;border-top:2px solid var(--ak-ink);border-bottom:0}
        .ak .ak-legend{list-style:none;display:flex;flex-wrap:wrap;gap:4px 20px;margin:0 0 16px;padding:0;font-size:13px}
        .ak .ak-legend li{display:flex;align-items:center;gap:7px;margin:0;min-width:0;overflow-wrap:anywhere}
        .ak .ak-legend svg{flex:none}
        .ak .ak-legend bdi{min-width:0}
        .ak svg{display:block;max-width:100%;height:auto;overflow:visible}
        .ak .ak-narrow{display:none}
        .ak .ak-chart.ak-narrow svg{width:100%;max-width:440px}
        .ak .ak-drawing .ak-scroll{padding:12px 0 4px}
        .ak .ak-drawing .ak-narrow svg{max-width:none}
        .ak svg text{fill:var(--ak-ink);font-family:inherit;font-size:13px;unicode-bidi:isolate}
        .ak svg .ak-tick{font-size:12px;fill:var(--ak-soft)}
        .ak svg .ak-total{font-weight:650}
        .ak svg .ak-in{font-size:12px}
        .ak svg .ak-mid{text-anchor:middle}
        .ak svg .ak-end{text-anchor:end}
        .ak svg .ak-grid{stroke:var(--ak-line);stroke-width:1}
        .ak svg .ak-axis{stroke:var(--ak-boxline);stroke-width:1}
        .ak svg .ak-mark{stroke:var(--ak-soft);stroke-width:1;stroke-dasharray:3 3}
        .ak svg .ak-dot{stroke:var(--ak-page);stroke-width:1.5}
        .ak svg .ak-tint{opacity:.6}
        .ak svg .ak-box{fill:var(--ak-box);stroke:var(--ak-boxline);stroke-width:1.2}
        .ak svg .ak-spare .ak-box{stroke-dasharray:5 3;fill:var(--ak-page)}
        .ak svg .ak-strong .ak-box{fill:var(--ak-strong);stroke:var(--ak-strong)}
        .ak svg .ak-strong text{fill:var(--ak-onstrong)}
        .ak svg .ak-sign .ak-box{fill:var(--ak-page)}
        .ak svg .ak-sign .ak-name{font-weight:400;font-size:12px;fill:var(--ak-soft)}
        .ak svg .ak-name{font-weight:600}
        .ak svg .ak-detail{font-size:11px;fill:var(--ak-soft)}
        .ak svg .ak-heading{font-size:12px;fill:var(--ak-soft)}
        .ak svg .ak-group{fill:none;stroke:var(--ak-boxline);stroke-width:1;stroke-dasharray:2 3}
        .ak svg .ak-edge{fill:none;stroke:var(--ak-soft);stroke-width:1.4}
        .ak svg .ak-behind{fill:var(--ak-page)}
        .ak svg .ak-arrow{fill:var(--ak-soft)}
        .ak svg .ak-halo{paint-order:stroke;stroke:var(--ak-page);stroke-width:4px;stroke-linejoin:round}
        .ak details{margin-top:10px;font-size:13px}
        .ak summary{cursor:pointer;color:var(--ak-strong);width:max-content;padding:4px 0}
        .ak .ak-notes ul{margin:10px 0 0;padding:0 0 0 18px;max-width:74ch}
        .ak .ak-notes li{margin:0 0 8px;padding-left:4px;overflow-wrap:anywhere}
        .ak .ak-notes li::marker{color:var(--ak-boxline)}
        .ak .ak-notes .ak-warning{list-style:none;margin-left:-18px;padding:8px 14px;border-left:3px solid var(--ak-warn);background:var(--ak-tint)}
        .ak .ak-warning strong{color:var(--ak-warn)}
        @media screen{@container (max-width:700px){.ak .ak-wide{display:none}.ak .ak-narrow{display:block}.ak .ak-sheet{padding:18px 16px 28px}.ak .ak-head h1,.ak .ak-head h2{font-size:26px}.ak .ak-head{margin-bottom:28px}.ak .ak-panel{margin-bottom:36px}.ak .ak-tiles{grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:18px 20px}.ak .ak-tiles .ak-value{font-size:25px}.ak .ak-tiles .ak-long{font-size:19px}.ak th,.ak td{padding:8px 8px}.ak tr th:first-child{position:sticky;left:0;background:var(--ak-page);min-width:6.5rem;max-width:9rem}.ak tr.ak-em th:first-child{background:var(--ak-tint)}}}
        @media screen{@container (max-width:480px){.ak .ak-cards,.ak .ak-cards tbody,.ak .ak-cards tfoot,.ak .ak-cards tr,.ak .ak-cards th,.ak .ak-cards td{display:block}.ak .ak-cards thead{display:none}.ak .ak-cards tr{border-bottom:1px solid var(--ak-line);padding:9px 0}.ak .ak-cards tfoot tr{border-top:2px solid var(--ak-ink);border-bottom:0}.ak .ak-cards tbody tr th:first-child,.ak .ak-cards tfoot tr th:first-child{position:static;max-width:none;padding:0 0 3px;font-weight:650;border:0}.ak .ak-cards tr td{display:flex;justify-content:space-between;gap:16px;max-width:none;padding:2px 6px;border:0;text-align:right;font-weight:400}.ak .ak-cards td::before{content:attr(data-label);color:var(--ak-soft);text-align:left}.ak .ak-cards td:not([data-label]){display:none}.ak .ak-cards td bdi{min-width:0;overflow-wrap:anywhere}}}
        @media print{.ak{font-size:12px;print-color-adjust:exact;-webkit-print-color-adjust:exact}.ak .ak-sheet{max-width:none;padding:0;overflow:visible}.ak .ak-panel{margin-bottom:26px}.ak h2,.ak h3,.ak .ak-caption,.ak .ak-unit,.ak .ak-legend{break-after:avoid}.ak .ak-chart,.ak .ak-drawing,.ak .ak-facts,.ak tr,.ak li{break-inside:avoid}.ak svg{max-height:24cm}.ak details:not([open]){display:none}.ak .ak-scroll{overflow:visible;max-width:none}.ak .ak-wide{display:block}.ak .ak-narrow{display:none}.ak table{font-size:11px}.ak thead{display:table-header-group}.ak th,.ak td{padding:4px 8px}.ak td{overflow-wrap:anywhere}.ak .ak-tiles .ak-value{font-size:24px}.ak .ak-tiles .ak-long{font-size:17px}.ak .ak-head .ak-verdict{font-size:13px}}

        """;

    /// <summary>What concerns the page around the exhibit.</summary>
    public static string Page { get; } = """
        html{background:#ffffff}
        body{margin:0}
        @media screen and (prefers-color-scheme:dark){html{background:#141a20}}

        """;

    /// <summary>What concerns the exhibit.</summary>
    public static string Exhibit { get; } = Build();

    private static string Build()
    {
        var (light, dark) = (Theme("light"), Theme("dark"));
        var sheet = new StringBuilder();

        // The system's theme first; then a notebook's own where it says which it has; paper is always light.
        sheet.Append(CultureInfo.InvariantCulture, $".ak{{color-scheme:light dark;{light}}}\n@media screen and (prefers-color-scheme:dark){{.ak{{{dark}}}}}\n");
        sheet.Append(CultureInfo.InvariantCulture, $".vscode-light .ak,[data-jp-theme-light=true] .ak,[data-theme=light] .ak{{{light}}}\n");
        sheet.Append(CultureInfo.InvariantCulture, $"@media screen{{.vscode-dark .ak,.vscode-high-contrast .ak,[data-jp-theme-light=false] .ak,[data-theme=dark] .ak{{{dark}}}}}\n");
        sheet.Append(Rules);
        for (var i = 0; i < Palette.Colours.Count; i++)
        {
            sheet.Append(
                CultureInfo.InvariantCulture,
                $".ak .ak-f{i}{{fill:var(--ak-c{i})}}.ak svg .ak-i{i}{{fill:var(--ak-k{i})}}.ak .ak-l{i}{{stroke:var(--ak-c{i});stroke-width:2.2;fill:none;stroke-linejoin:round}}\n");
        }

        return sheet.ToString();
    }

    /// <summary>The custom properties of a theme: <c>light</c> or <c>dark</c>.</summary>
    internal static string Theme(string name)
    {
        var isDark = name == "dark";
        var theme = new StringBuilder(isDark ? DarkInk : LightInk);
        foreach (var (i, colour) in Palette.Colours.Index())
        {
            var (fill, ink) = isDark ? (colour.Dark, colour.DarkInk) : (colour.Light, colour.LightInk);
            theme.Append(CultureInfo.InvariantCulture, $"--ak-c{i}:{fill};--ak-k{i}:{ink};");
        }

        return theme.ToString();
    }
}

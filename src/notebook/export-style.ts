/** Style sheet of an executed notebook's page: light and dark, wide tables scroll, prints well. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1c2127;--muted:#57606a;--line:#d0d7de;--code:#f5f6f8;--page:#fff;--accent:#1f66ad;--bad:#b42318;--badpage:#fdecea}
@media (prefers-color-scheme:dark){:root{--ink:#e7eaee;--muted:#a3adb9;--line:#39424d;--code:#20262d;--page:#171b20;--accent:#6db3f2;--bad:#ff8a7d;--badpage:#3a1f1c}}
body{font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--page);margin:0}
main{max-width:60rem;margin:2rem auto;padding:0 1rem}
a{color:var(--accent)}
h1,h2,h3{line-height:1.25}
section.code{margin:1rem 0;position:relative}
.count{color:var(--muted);font:12px ui-monospace,monospace;margin-bottom:.2rem}
pre{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,monospace;margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
pre.source{background:var(--code);border:1px solid var(--line);border-radius:4px;padding:.6rem .75rem;white-space:pre;overflow-wrap:normal;overflow-x:auto}
.outputs>*{margin:.6rem 0}
.outputs pre{padding:0 .75rem}
pre.stderr{background:var(--badpage);color:var(--bad);border-radius:4px;padding:.6rem .75rem}
.stopped{border-left:4px solid var(--bad);background:var(--badpage);padding:.1rem 1rem;border-radius:4px}
.html,.words{overflow-x:auto}
table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
th,td{padding:.25rem .7rem;border-bottom:1px solid var(--line);vertical-align:top;text-align:left}
thead th{border-bottom:2px solid var(--line);white-space:nowrap}
tfoot td{color:var(--muted);border-bottom:0}
figure{margin:1rem 0}figcaption{font-size:14px;color:var(--muted);margin-bottom:.4rem}figcaption strong{color:var(--ink)}
img{max-width:100%;height:auto}
code{font-family:ui-monospace,SFMono-Regular,Menlo,monospace;font-size:.92em}
@media print{main{max-width:none;margin:0}section.code{break-inside:avoid}}
`;

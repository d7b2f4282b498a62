/**
 * The statement's only style sheet. System fonts, one accent, colour never alone: each verdict is also a word. Fits paper:
 * no dark ground, no cut rows.
 */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c1c1a; --soft: #5c5c56; --ground: #fdfdfb; --card: #ffffff; --line: #d9d9d2; --accent: #1f4e8c;
  --pass: #1d6b3a; --finding: #8a5a00; --fail: #b3261e; --open: #6a5a2c; --harness: #7a2c7a; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececE6; --soft: #a9a9a0; --ground: #181817; --card: #20201f; --line: #3a3a37; --accent: #8db6ec;
  --pass: #7cc796; --finding: #e5b45c; --fail: #f2938c; --open: #d6c48a; --harness: #dc9adc; } }
* { box-sizing: border-box; }
html { scroll-behavior: auto; }
body { margin: 0 auto; max-width: 76rem; padding: 2.5rem 1.5rem 5rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; }
nav { margin: 0 0 1.4rem; font-size: .9rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; font-weight: 650; letter-spacing: -.01em; }
h2 { font-size: 1.35rem; margin: 3rem 0 .8rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.08rem; margin: 1.8rem 0 .5rem; }
article h3 { font-size: 1rem; margin: 0; }
p { margin: .4rem 0; max-width: 62rem; }
.soft { color: var(--soft); }
.notice { border: 2px solid var(--fail); border-radius: 6px; padding: .7rem 1rem; margin: 0 0 1.2rem; background: var(--card); }
.answer { font-size: 1.2rem; border-left: 4px solid var(--accent); padding: .3rem 0 .3rem 1rem; margin: 1.2rem 0; }
.answer.bad { border-color: var(--fail); } .answer.open { border-color: var(--finding); } .answer.good { border-color: var(--pass); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .5rem 0 1rem; }
caption { text-align: left; color: var(--soft); padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .38rem .6rem .38rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { font-weight: 600; color: var(--soft); overflow-wrap: normal; white-space: nowrap; }
tbody th { font-weight: 600; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.n, th.n, td.id, th.id { width: 1%; } td.n + td, th.n + th { padding-left: .9rem; }
td.id, th.id { white-space: nowrap; overflow-wrap: normal; }
.counts tbody th, .reasons tbody th { min-width: 11rem; overflow-wrap: normal; } .reasons tbody th { width: 24rem; font-weight: 500; } .reasons td { min-width: 12rem; }
.counts tbody tr:last-child > * { border-top: 2px solid var(--line); font-weight: 650; }
.rules { min-width: 46rem; } .rules .said { width: 44%; } .checks { min-width: 34rem; } .checks .said { width: 90%; } .checks .events { min-width: 8rem; font-variant-numeric: tabular-nums; color: var(--soft); }
.facts th { width: 14rem; font-weight: 500; color: var(--soft); }
.v { font-weight: 600; white-space: nowrap; }
.v-pass { color: var(--pass); } .v-finding { color: var(--finding); } .v-fail { color: var(--fail); }
.v-not-tested, .v-needs-review { color: var(--open); } .v-harness-error { color: var(--harness); } .v-not-applicable { color: var(--soft); }
article { border: 1px solid var(--line); border-radius: 8px; background: var(--card); padding: 1rem 1.2rem; margin: 1rem 0; }
figure { margin: .8rem 0 0; } figcaption { color: var(--soft); font-size: .85rem; }
svg { max-width: 100%; height: auto; }
code, .mono { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: .85em; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: 6.5rem 1fr; gap: .1rem .8rem; margin: .2rem 0; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
footer { margin-top: 3rem; color: var(--soft); border-top: 1px solid var(--line); padding-top: 1rem; }
@media print { :root { --ink: #000; --soft: #444; --ground: #fff; --card: #fff; --line: #bbb; --accent: #000; --pass: #14522b; --finding: #6b4500; --fail: #8c1510; --open: #4d4120; --harness: #5c1f5c; }
  body { max-width: none; padding: 0; font-size: 9.5pt; } .skip, nav { display: none; } a { text-decoration: none; color: inherit; }
  .rules, .checks { min-width: 0; } svg { max-height: 20cm; } article { padding: .5rem .8rem; }
  tr, article header, figure { break-inside: avoid; } h2, h3 { break-after: avoid; } thead { display: table-header-group; } .page { break-after: page; } .wide { overflow: visible; } }
`;

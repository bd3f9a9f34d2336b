/** The one style sheet of the sign-in pages, inline and allowed by its hash. */
import { createHash } from "node:crypto";

/**
 * Colours have a contrast of at least 4.5 : 1 (text) and 3 : 1 (borders of controls, focus ring) in both schemes.
 * The striped bar on top says on every page that this is no real sign-in.
 */
export const styleSheet = `
:root { color-scheme: light dark; --paper: #f4f1ea; --card: #ffffff; --ink: #1d1b16; --soft: #5c574b; --line: #8a8373;
  --accent: #0b5d4e; --on-accent: #ffffff; --tint: #e4efec; --bad: #a1260d; --bad-tint: #fbe9e5; --bar: #f2c14e; --on-bar: #1d1b16; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181a; --card: #212427; --ink: #f0eee8; --soft: #b9b4a8; --line: #8f8a7e;
  --accent: #6fd3bd; --on-accent: #0c211d; --tint: #20332f; --bad: #ffab97; --bad-tint: #3a211c; --bar: #d9a520; --on-bar: #16181a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.bar { background: repeating-linear-gradient(-45deg, var(--bar) 0 1.5rem, color-mix(in srgb, var(--bar) 88%, #000) 1.5rem 3rem);
  color: var(--on-bar); font-weight: 600; padding: .5rem 1rem; text-align: center; }
h1, header, footer { text-wrap: balance; }
main { background: var(--card); border: 1px solid color-mix(in srgb, var(--line) 45%, transparent); border-radius: .75rem;
  margin: 2rem auto; max-width: 30rem; padding: 2rem; width: calc(100% - 2rem); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
h1 + form, h1 + .problem { margin-top: 1rem; }
p { margin: 0 0 1rem; }
a { color: var(--accent); }
.app { font-size: 1.125rem; font-weight: 600; margin: 0 0 .25rem; }
.soft { color: var(--soft); }
.small { font-size: .875rem; }
form + p { margin: 1.5rem 0 0; }
.problem { background: var(--bad-tint); border-left: .25rem solid var(--bad); border-radius: .25rem; color: var(--bad); margin-bottom: 1rem;
  padding: .75rem 1rem; }
.problem:focus { outline: none; }
label { display: block; font-weight: 600; margin: 0 0 .25rem; }
input[type=text], input[type=password], input[type=email] { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; color: var(--ink);
  font: inherit; margin: 0 0 1rem; min-height: 2.75rem; padding: .5rem .75rem; width: 100%; }
input.code { font: 600 1.5rem/1.2 ui-monospace, monospace; letter-spacing: .15em; text-align: center; text-transform: uppercase; }
.tick { align-items: flex-start; display: flex; font-weight: 400; gap: .75rem; margin: 1rem 0; }
.tick input { accent-color: var(--accent); flex: none; height: 1.5rem; margin: 0; width: 1.5rem; }
button { border-radius: .5rem; border: 1px solid var(--line); background: transparent; color: var(--ink); cursor: pointer; font: inherit;
  font-weight: 600; min-height: 2.75rem; padding: .5rem 1.25rem; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button:hover { background: var(--tint); }
button.main:hover { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .1875rem; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
.actions button { flex: 1 1 auto; min-width: 9rem; overflow-wrap: break-word; }
.accounts { list-style: none; margin: 0 0 1.5rem; padding: 0; }
.accounts li + li { margin-top: .5rem; }
.accounts button { align-items: center; display: grid; font-weight: 400; gap: 0 .75rem; grid-template-columns: 2.5rem 1fr; padding: .625rem .75rem;
  text-align: left; width: 100%; }
.badge { align-items: center; background: var(--tint); border-radius: 50%; color: var(--accent); display: flex; font-weight: 600; grid-row: span 2;
  height: 2.5rem; justify-content: center; width: 2.5rem; }
.accounts b { font-weight: 600; }
.accounts .soft { font-size: .875rem; }
.asked { border-top: 1px solid color-mix(in srgb, var(--line) 45%, transparent); list-style: none; margin: 0; padding: 0; }
.asked li { border-bottom: 1px solid color-mix(in srgb, var(--line) 45%, transparent); padding: .625rem 0; }
code { font: .875em ui-monospace, monospace; }
dl { display: grid; gap: .25rem 1rem; grid-template-columns: max-content 1fr; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; }
footer { color: var(--soft); font-size: .875rem; margin: 0 auto 2rem; max-width: 30rem; padding: 0 1rem; text-align: center; }
@media (max-width: 26rem) { main { border-radius: 0; border-width: 1px 0; margin: 0 0 1.5rem; padding: 1.5rem 1rem; width: 100%; }
  dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
`;

/** What the content security policy names the style sheet by. */
export const styleSheetHash = `'sha256-${createHash("sha256").update(styleSheet).digest("base64")}'`;

/** Reads Markdown as CommonMark does, as far as it takes to tell what stands in code and what does not. */

/** The Markdown with `□` for every code span, every `<code>` in HTML, and for what a fence encloses. */
export function withoutCode(markdown: string): string {
  const fenced = markdown.replaceAll(/^```mermaid\n.*?\n```$/gms, "□");
  const html = fenced.replaceAll(/<code>[^<>]*<\/code>/g, "□");
  return html.split("\n").map(withoutCodeSpans).join("\n");
}

/** A run of backticks opens a span if a run of the same length follows, as in section 6.1 of CommonMark 0.31. */
function withoutCodeSpans(line: string): string {
  let rest = line;
  let out = "";
  for (let open = /`+/.exec(rest); open !== null; open = /`+/.exec(rest)) {
    const [ticks] = open;
    const inside = rest.slice(open.index + ticks.length);
    const end = new RegExp(`(?<!\`)${ticks}(?!\`)`).exec(inside);
    out += rest.slice(0, open.index);
    if (end === null) out += ticks;
    else out += "□";
    rest = end === null ? inside : inside.slice(end.index + ticks.length);
  }
  return out + rest;
}

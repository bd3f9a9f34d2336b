/** Colours text for a terminal, and leaves it as it is everywhere else. */
import { styleText } from "node:util";
import type { CliDeps, TextSink } from "./cliDeps";

export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "magenta" | "cyan";

export type Paint = (style: Style | readonly Style[], text: string) => string;

/** No colours where nobody looks, or where the person wants none: https://no-color.org. */
export function painter(sink: TextSink, env: CliDeps["env"]): Paint {
  const wanted = sink.isTTY === true && (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb";
  if (!wanted) return plain;
  // Whether it is a terminal was asked of the sink; styleText would ask the process.
  return (style, text) => styleText(typeof style === "string" ? style : [...style], text, { validateStream: false });
}

export const plain: Paint = (_style, text) => text;

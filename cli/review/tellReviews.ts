/** Prints reviews, or writes them into files, in the form that was asked for. */
import { writeFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { type Review, renderComment, renderJson, renderSarif, renderTerminal } from "../../review";
import { type CliDeps, screenWidthOf } from "../cliDeps";
import { FileUnwritableError } from "../fileUnwritableError";
import { painter, plain } from "../paint";
import { joinJson, joinSarif } from "./joinDocuments";

export const reviewFormats = ["terminal", "markdown", "json", "sarif"] as const;
export type ReviewFormat = (typeof reviewFormats)[number];

export interface TellingOptions {
  readonly format?: ReviewFormat;
  readonly json?: boolean;
  /** Paths; where no format is given, the ending of each says it. */
  readonly out?: readonly string[];
}

/** @throws {FileUnwritableError} */
export async function tellReviews(reviews: readonly Review[], options: TellingOptions, deps: CliDeps): Promise<void> {
  const format = options.json === true ? "json" : options.format;
  if (options.out === undefined) {
    deps.stdout.write(render(reviews, format ?? "terminal", deps));
    return;
  }
  for (const file of options.out) {
    const path = resolve(deps.cwd, file);
    write(path, render(reviews, format ?? formatOf(file), undefined));
    deps.stderr.write(`Wrote ${path}\n`);
  }
}

const endings: Readonly<Record<string, ReviewFormat>> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".json": "json",
  ".sarif": "sarif",
};

function formatOf(file: string): ReviewFormat {
  return endings[extname(file).toLowerCase()] ?? "terminal";
}

/** @param deps of a terminal; undefined for a file */
function render(reviews: readonly Review[], format: ReviewFormat, deps: CliDeps | undefined): string {
  switch (format) {
    case "terminal": {
      const look = { width: deps && screenWidthOf(deps.stdout), paint: deps ? painter(deps.stdout, deps.env) : plain };
      return reviews.map((review) => renderTerminal(review, look)).join("\n");
    }
    case "markdown":
      return renderComment(reviews);
    case "json":
      return joinJson(reviews.map((review) => renderJson(review)));
    case "sarif":
      return joinSarif(reviews.map((review) => renderSarif(review)));
  }
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    // What Node's file functions throw has a code.
    throw new FileUnwritableError(path, cause as NodeJS.ErrnoException);
  }
}

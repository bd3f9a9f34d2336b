/** Writes the pages of a preview into a file. */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type ConsentPreview, renderConsentPreview } from "../../practice-tenant";
import type { CliDeps } from "../cliDeps";
import { FileUnwritableError } from "../fileUnwritableError";

export interface DocumentPlace {
  /** Name of the app. */
  readonly name: string;
  /** True or undefined: `<app>-consent.html` in the current folder. */
  readonly file: string | true | undefined;
  readonly open: boolean;
}

/** @throws {FileUnwritableError} */
export async function writeDocument(
  preview: ConsentPreview,
  { name, file, open }: DocumentPlace,
  { cwd, stderr, openBrowser }: Pick<CliDeps, "cwd" | "stderr" | "openBrowser">,
): Promise<void> {
  const path =
    typeof file === "string" ? resolve(cwd, file) : join(cwd, `${name.replaceAll(/[^\w.-]+/g, "-")}-consent.html`);
  try {
    writeFileSync(path, renderConsentPreview(preview));
  } catch (cause) {
    // What Node's file functions throw has a code.
    throw new FileUnwritableError(path, cause as NodeJS.ErrnoException);
  }
  stderr.write(`Wrote ${path}\n`);
  if (!open) return;
  await openBrowser(pathToFileURL(path).href).catch(() => {
    stderr.write("No browser could be opened here; open the file yourself.\n");
  });
}

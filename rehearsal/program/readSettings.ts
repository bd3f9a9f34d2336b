/** Reads a YAML settings file into a checked shape. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse, YAMLParseError } from "yaml";
import type { z } from "zod";
import { ConfigInvalidError } from "./projectErrors";

/**
 * The file's content by a schema; undefined when there is no such file.
 *
 * @throws {ConfigInvalidError} naming the first field that is wrong
 */
export async function readSettings<Shape extends z.ZodType>(
  path: string,
  schema: Shape,
): Promise<z.infer<Shape> | undefined> {
  const text = await readTextIfThere(path);
  if (text === undefined) return undefined;
  const file = basename(path);
  const result = schema.safeParse(parseYaml(file, text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys : [];
  const field = [...(issue?.path ?? []), ...unknown.slice(0, 1)].join(".");
  if (unknown.length > 0)
    throw new ConfigInvalidError(file, field, "is not a setting.", "correct its name or remove it");
  throw new ConfigInvalidError(file, field, `is wrong: ${issue?.message ?? "it has another shape"}.`, "correct it");
}

function parseYaml(file: string, text: string): unknown {
  try {
    // An empty file is a file without settings.
    return parse(text) ?? {};
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    const line = cause.linePos?.[0].line ?? 1;
    throw new ConfigInvalidError(file, `line ${line}`, `is not YAML (${cause.code}).`, "correct the line");
  }
}

async function readTextIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
}

/** Reads a settings file of Pulumi's as far as a command needs it; a rehearsal judges every field by itself. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parse, YAMLParseError } from "yaml";
import { ProjectError } from "../../common";

/** Pulumi.yaml or a stack's settings are not YAML. */
export class SettingsUnreadableError extends ProjectError {
  override readonly code = "ERR_CONFIG_INVALID";

  constructor(file: string, { code, linePos }: YAMLParseError) {
    super(`${basename(file)}: line ${linePos?.[0].line ?? 1} is not YAML (${code}).`, "correct the line");
  }
}

/** @throws {SettingsUnreadableError} naming the line. */
export function readYaml(file: string): Record<string, unknown> {
  const content: unknown = parseYaml(file);
  // A YAML mapping; its values are narrowed where they are used.
  return typeof content === "object" && content !== null ? (content as Record<string, unknown>) : {};
}

function parseYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (cause) {
    if (cause instanceof YAMLParseError) throw new SettingsUnreadableError(file, cause);
    throw cause;
  }
}

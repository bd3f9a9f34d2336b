/** A stack's configuration without opening what is encrypted in it: a placeholder with the setting's key stands there. */
import { placeholderFor } from "./placeholder";
import type { Project } from "./projectFile";
import { readStackConfigSealed, type StackConfig } from "./stackSettings";

export interface SealedConfig {
  readonly config: StackConfig;
  /** Encrypted texts by full key, as the file has them. */
  readonly sealed: Readonly<Record<string, string>>;
}

/**
 * @throws {StackMissingError} when there is no settings file
 * @throws {ConfigInvalidError} naming the key that is wrong
 */
export async function readSealedConfig(project: Project, stack: string): Promise<SealedConfig> {
  const sealed: Record<string, string> = {};
  const config = await readStackConfigSealed(project, stack, (key, encrypted) => {
    sealed[key] = `${sealed[key] ?? ""}${encrypted}`;
    return placeholderFor(key);
  });
  return { config, sealed };
}

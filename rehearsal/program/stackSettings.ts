/** Pulumi.<stack>.yaml: the configuration of a stack, with its secrets opened. */
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { createDecrypt, type Decrypt } from "./decryptSecret";
import { assertKnownKeys } from "./knownSettings";
import { ConfigInvalidError, StackMissingError } from "./projectErrors";
import type { DeclaredSetting, Project } from "./projectFile";
import { readSettings } from "./readSettings";

const stackFile = z.strictObject({
  config: z.record(z.string(), z.json()).nullish(),
  encryptionsalt: z.string().optional(),
  secretsprovider: z.string().optional(),
  encryptedkey: z.string().optional(),
  environment: z.unknown().optional(),
});

type StackFile = z.infer<typeof stackFile>;

/** Configuration by full key ("azuread:tenantId"), values as text, objects as JSON. */
export interface StackConfig {
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: ReadonlySet<string>;
  /** What the stack's secrets are encrypted with besides its passphrase; absent where it has none. */
  readonly encryptionSalt?: string;
}

/** Where a stack's settings are, and what opens their secrets. */
export interface StackSource {
  readonly project: Project;
  readonly stack: string;
  readonly passphrase: string | undefined;
  /** Settings of the azuread provider, without their namespace. */
  readonly providerKeys: readonly string[];
}

/**
 * The stack's configuration together with what Pulumi.yaml shares among all stacks.
 *
 * @throws {StackMissingError} when there is no settings file
 * @throws {ConfigInvalidError} naming the key that is wrong
 */
export async function readStackConfig(source: StackSource): Promise<StackConfig> {
  const { file, settings, given } = await readStackFile(source.project, source.stack);
  assertKnownKeys(Object.keys(given), { file, ...source });
  const opened = await openValues(file, given, settings, source.passphrase);
  const { encryptionsalt } = settings;
  const config = { ...opened, ...(encryptionsalt !== undefined && { encryptionSalt: encryptionsalt }) };
  return withSharedSettings(file, config, source.project);
}

/**
 * The same with something else in the place of what is encrypted, whatever it is encrypted with. Keys that nothing here reads
 * may be those of other packages.
 *
 * @param substitute gives the text that stands for an encrypted one, by the setting's full key
 */
export async function readStackConfigSealed(
  project: Project,
  stack: string,
  substitute: (key: string, encrypted: string) => string,
): Promise<StackConfig> {
  const { file, given } = await readStackFile(project, stack);
  const values = Object.entries(given).map(([key, value]) => [
    key,
    asText(open(value, (encrypted) => substitute(key, encrypted))),
  ]);
  return withSharedSettings(file, { values: Object.fromEntries(values), secretKeys: secretKeysOf(given) }, project);
}

async function readStackFile(project: Project, stack: string) {
  const path = join(project.stackFolder, `Pulumi.${stack}.yaml`);
  const file = basename(path);
  const settings = await readSettings(path, stackFile);
  if (settings === undefined) throw new StackMissingError(stack, file, await stacksOf(project));
  if (settings.environment !== undefined) {
    const rule = "names environments of Pulumi ESC, which the rehearsal does not open.";
    throw new ConfigInvalidError(file, "environment", rule, "rehearse a stack whose values are in its file");
  }
  return { file, settings, given: fullKeys(settings.config ?? {}, project.name) };
}

/** Configuration handed over instead of a settings file. */
export function configFromValues(
  values: Readonly<Record<string, string>>,
  project: Project,
  providerKeys: readonly string[],
): StackConfig {
  const given = fullKeys(values, project.name);
  assertKnownKeys(Object.keys(given), { file: "config", project, providerKeys });
  return { values: given, secretKeys: new Set() };
}

async function stacksOf(project: Project): Promise<string[]> {
  const files = await readdir(project.stackFolder).catch(() => []);
  return files.flatMap((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? []).sort();
}

/** A key without a namespace belongs to the project. */
function fullKeys<Value>(config: Readonly<Record<string, Value>>, project: string): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key.includes(":") ? key : `${project}:${key}`, value]),
  );
}

async function openValues(
  file: string,
  given: Readonly<Record<string, unknown>>,
  settings: StackFile,
  passphrase: string | undefined,
): Promise<StackConfig> {
  const secretKeys = secretKeysOf(given);
  const [firstSecret] = secretKeys;
  const decrypt = firstSecret === undefined ? undefined : await requireDecrypt(file, firstSecret, settings, passphrase);
  const values = Object.entries(given).map(([key, value]) => [key, asText(decrypt ? open(value, decrypt) : value)]);
  return { values: Object.fromEntries(values), secretKeys };
}

function secretKeysOf(given: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  return new Set(Object.keys(given).filter((key) => holdsSecret(given[key])));
}

async function requireDecrypt(
  file: string,
  key: string,
  settings: StackFile,
  passphrase: string | undefined,
): Promise<Decrypt> {
  const { encryptionsalt } = settings;
  if (encryptionsalt === undefined || passphrase === undefined) {
    const rule =
      encryptionsalt === undefined
        ? "is encrypted with a key that the rehearsal cannot use."
        : "is encrypted with a passphrase.";
    throw new ConfigInvalidError(
      file,
      `config.${key}`,
      rule,
      "set PULUMI_CONFIG_PASSPHRASE, or rehearse a stack without encrypted values",
    );
  }
  return createDecrypt(encryptionsalt, passphrase).catch(() => {
    const rule = "cannot be decrypted with the passphrase in PULUMI_CONFIG_PASSPHRASE.";
    throw new ConfigInvalidError(file, `config.${key}`, rule, "set the stack's own passphrase");
  });
}

function isSecret(value: unknown): value is { secure: string } {
  return typeof value === "object" && value !== null && "secure" in value && typeof value.secure === "string";
}

function holdsSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isSecret(value) || Object.values(value).some(holdsSecret);
}

function open(value: unknown, decrypt: Decrypt): unknown {
  if (isSecret(value)) return decrypt(value.secure);
  if (Array.isArray(value)) return value.map((item) => open(item, decrypt));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, open(inner, decrypt)]));
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Adds the values and defaults of Pulumi.yaml. @throws {ConfigInvalidError} when one without a default is missing */
function withSharedSettings(file: string, config: StackConfig, project: Project): StackConfig {
  const values: Record<string, string> = {};
  for (const [key, setting] of Object.entries(fullKeys(project.declaredSettings, project.name))) {
    const shared = sharedValue(setting);
    if (shared !== undefined) values[key] = asText(shared);
    else if (config.values[key] === undefined && key.startsWith(`${project.name}:`)) {
      throw new ConfigInvalidError(file, `config.${key}`, "is missing; Pulumi.yaml declares it.", "give it a value");
    }
  }
  return { ...config, values: { ...values, ...config.values } };
}

function sharedValue(setting: DeclaredSetting): unknown {
  return typeof setting === "object" ? (setting.value ?? setting.default) : setting;
}

/** A resource as a program registers it, and how its inputs are read: at preview parts of them are not settled. */
import { known, unsettledName, type Value } from "./appManifest";

/** The fields of a checkpoint's resource that matter here; a registration recorded from the engine has the same. */
export interface ProgramResource {
  readonly urn: string;
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What came back, where the resource exists; ids in it tell which texts hold them. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** Input property -> URNs of the resources whose outputs it is made of. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  readonly ignoreChanges?: readonly string[];
}

type Inputs = ProgramResource["inputs"];

/** Pulumi's text for a value that a preview cannot know. */
export const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** The key and value by which Pulumi marks a secret. */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** The logical name: what follows the last "::" of the URN. */
export function nameOf({ urn }: ProgramResource): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** A secret as Pulumi's wire has it. */
export function markSecret(value: unknown): Inputs {
  return { [signatureKey]: secretSignature, value };
}

export function isSecret(input: unknown): input is Inputs {
  return isRecord(input) && input[signatureKey] === secretSignature;
}

export function readText(input: unknown): Value<string> {
  if (typeof input === "string" && input !== unknownText) return known(input);
  return { state: isSecret(input) ? "secret" : "unknown" };
}

/**
 * A text that is public although its provider marks it as a secret, such as a certificate. Secret still where the state is
 * encrypted.
 */
export function readPublicText(input: unknown): Value<string> {
  if (!isSecret(input)) return readText(input);
  if (typeof input.value === "string") return known(input.value);
  const text: unknown = typeof input.plaintext === "string" ? JSON.parse(input.plaintext) : undefined;
  return typeof text === "string" ? known(text) : { state: "secret" };
}

export function readOptionalText(input: unknown): Value<string> | undefined {
  return input === undefined || input === null || input === "" ? undefined : readText(input);
}

/** A list that is not settled as a whole counts as one entry that is not. */
export function readTexts(input: unknown): readonly Value<string>[] {
  if (input === undefined || input === null) return [];
  return Array.isArray(input) ? input.map(readText) : [readText(input)];
}

/** The text, or the stand-in for one that is not settled. */
export function readName(input: unknown): string {
  const value = readText(input);
  return value.state === "known" ? value.value : unsettledName;
}

/** The objects of a list of blocks. */
export function readBlocks(input: unknown): readonly Inputs[] {
  return Array.isArray(input) ? input.filter(isRecord) : [];
}

export function readBlock(input: unknown): Inputs {
  return isRecord(input) ? input : {};
}

function isRecord(input: unknown): input is Inputs {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

/**
 * The secret texts that a run has met so far, so that they can be taken out of what its program prints: a program that
 * writes a secret to its console would otherwise put it into the log of a pipeline.
 */
import { isPropertyList, isPropertyMap, type PropertyValue } from "../propertyValue";
import { isSecret, redacted, withoutSecrets } from "../secretValue";

/** Shorter ones, such as a flag, occur in ordinary words. */
const shortest = 8;

export class SecretTexts {
  readonly #texts = new Set<string>();

  /** Notes every text that a mark covers, at any depth. */
  note(value: PropertyValue | undefined): void {
    if (isSecret(value)) this.#noteTexts(withoutSecrets(value ?? null));
    else for (const inner of partsOf(value)) this.note(inner);
  }

  /** The same text with what stands for a secret in place of each that was noted. */
  hideIn(text: string): string {
    let hidden = text;
    for (const secret of this.#texts) hidden = hidden.replaceAll(secret, redacted);
    return hidden;
  }

  #noteTexts(value: PropertyValue): void {
    if (typeof value === "string" && value.length >= shortest) this.#texts.add(value);
    for (const inner of partsOf(value)) this.#noteTexts(inner);
  }
}

function partsOf(value: PropertyValue | undefined): readonly PropertyValue[] {
  if (isPropertyList(value)) return value;
  return isPropertyMap(value) ? Object.values(value) : [];
}

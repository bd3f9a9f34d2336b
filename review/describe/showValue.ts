/** How a value that may not be settled reads. */
import type { Value } from "../../manifest";

/** Stands for a value that a preview cannot know. */
export const notSettledText = "(not settled yet)";
/** Stands for a value that is never shown. */
export const secretText = "(secret)";

export function showValue(value: Value<string>): string {
  switch (value.state) {
    case "known":
      return value.value;
    case "unknown":
      return notSettledText;
    case "secret":
      return secretText;
  }
}

/** undefined for a value that there is none of. */
export function showOptional(value: Value<string> | undefined): string | undefined {
  return value && showValue(value);
}

/** The text of a settled value. */
export function settledText(value: Value<string> | undefined): string | undefined {
  return value?.state === "known" ? value.value : undefined;
}

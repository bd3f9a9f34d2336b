/** Whether a manifest is the reviewed one, as far as it is settled. */
import { unsettledName } from "../../manifest";

export interface ValueComparison {
  /** Where the two differ, a sentence each. */
  readonly differences: readonly string[];
  /** Values that are known only while they are applied. */
  readonly unsettled: number;
}

const same: ValueComparison = { differences: [], unsettled: 0 };

/** How a preview prints a secret. */
const printedSecret = "[secret]";

/** Compares two values of any shape of a manifest; lists are sets. @param place where they are, for the differences */
export function compareValues(reviewed: unknown, planned: unknown, place: string): ValueComparison {
  if (JSON.stringify(reviewed) === JSON.stringify(planned)) return same;
  if (isKnownLater(reviewed, planned)) return { differences: [], unsettled: 1 };
  if (isValue(reviewed) && reviewed.state === "secret" && isSecret(planned)) return same;
  if (Array.isArray(reviewed) && Array.isArray(planned)) return compareSets(reviewed, planned, place);
  if (isRecord(reviewed) && isRecord(planned) && !isValue(reviewed)) {
    const names = [...new Set([...Object.keys(reviewed), ...Object.keys(planned)])];
    return sum(
      names.map((name) => compareValues(reviewed[name], planned[name], place === "" ? name : `${place}.${name}`)),
    );
  }
  return { differences: [`${place}: reviewed ${show(reviewed)}, now ${show(planned)}`], unsettled: 0 };
}

function compareSets(reviewed: readonly unknown[], planned: readonly unknown[], place: string): ValueComparison {
  const missing = [...reviewed];
  const found = sum(planned.map((entry) => takeMatch(entry, missing, place)));
  const lacking = missing.map((entry) => `${place}: reviewed ${show(entry)}, now missing`);
  return { ...found, differences: [...found.differences, ...lacking] };
}

/** Takes the entry's match out of those that are missing still: an equal one before one that is only not known yet. */
function takeMatch(entry: unknown, missing: unknown[], place: string): ValueComparison {
  const compared = missing.map((reviewed) => compareValues(reviewed, entry, place));
  const equal = compared.findIndex(({ differences, unsettled }) => differences.length === 0 && unsettled === 0);
  const at = equal >= 0 ? equal : compared.findIndex(({ differences }) => differences.length === 0);
  if (at < 0) return { differences: [`${place}: now ${show(entry)}, not reviewed`], unsettled: 0 };
  missing.splice(at, 1);
  return compared[at] ?? same;
}

function sum(parts: readonly ValueComparison[]): ValueComparison {
  return {
    differences: parts.flatMap(({ differences }) => differences),
    unsettled: parts.reduce((total, { unsettled }) => total + unsettled, 0),
  };
}

/** One value in the place of one: what a list holds may not hide behind a value that nobody knows. */
function isKnownLater(reviewed: unknown, planned: unknown): boolean {
  if (typeof reviewed === "string") return planned === unsettledName;
  return isValue(reviewed) && isValue(planned) && planned.state === "unknown";
}

type Settled = { readonly state: string; readonly value?: unknown };

function isSecret(planned: unknown): boolean {
  return isValue(planned) && (planned.state === "secret" || planned.value === printedSecret);
}

function isValue(value: unknown): value is Settled {
  return isRecord(value) && (value.state === "known" || value.state === "unknown" || value.state === "secret");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (isValue(value)) return value.state === "known" ? JSON.stringify(value.value) : `a value that is ${value.state}`;
  if (!isRecord(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${show(inner)}`)
    .join(", ");
}

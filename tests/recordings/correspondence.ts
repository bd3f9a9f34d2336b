/**
 * Which generated value of a recording stands for which one of ours.
 *
 * Two directories never generate the same ids, so texts are compared by their parts: what is not generated must
 * be equal, what is generated must pair one to one, and stay paired through all steps of a scenario.
 */

/** The time that the recorder wrote in place of every time that it did not choose. */
const anyTime = "2026-01-01T00:00:00Z";

/** The ids that the recorder wrote in place of those of provider instances, without keeping one for each. */
const anyId = /^[ad]0000000-0000-4000-8000-\d{12}$/;

const guid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const time = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?Z";

type Side = "recorded" | "produced";

interface Part {
  readonly kind: "text" | "id" | "time";
  readonly text: string;
}

export class Correspondence {
  readonly #given: ReadonlySet<string>;
  readonly #opaque: Record<Side, Set<string>> = { recorded: new Set(), produced: new Set() };
  readonly #patterns: Record<Side, RegExp> = { recorded: patternOf([]), produced: patternOf([]) };
  #toProduced = new Map<string, string>();
  #toRecorded = new Map<string, string>();

  /** @param given texts that were not generated (programs, seed): an id that occurs in one must be the same on both sides. */
  constructor(given: readonly string[]) {
    this.#given = new Set(given.flatMap((text) => text.match(new RegExp(guid, "gi")) ?? []));
  }

  /** Declares generated texts that have no form of their own, such as ids of grants and secrets. */
  learn(side: Side, texts: readonly string[]): void {
    const known = this.#opaque[side];
    const before = known.size;
    for (const text of texts) known.add(text);
    if (known.size > before) this.#patterns[side] = patternOf([...known]);
  }

  /**
   * Frees our ids whose recorded partners are gone: a directory that derives ids from what they name (as Graph does
   * for grants) gives the same one again to what is made anew. A recorded id keeps its partner for ever.
   *
   * @param recorded everything that is left, as one text
   */
  releaseAllBut(recorded: string): void {
    for (const [ours, theirs] of this.#toRecorded) {
      if (!recorded.includes(theirs)) this.#toRecorded.delete(ours);
    }
  }

  /** Whether the texts are equal but for generated parts, which are paired from then on if they are. */
  matches(recorded: string, produced: string): boolean {
    const ours = this.#split("produced", produced);
    const theirs = this.#split("recorded", recorded);
    return this.attempt(
      () =>
        theirs.length === ours.length &&
        theirs.every((part, at) => {
          const other = ours[at];
          return other !== undefined && this.#partMatches(part, other);
        }),
    );
  }

  /** Runs work that pairs ids; if it answers false, the pairs that it made are taken back. */
  attempt(work: () => boolean): boolean {
    const [toProduced, toRecorded] = [new Map(this.#toProduced), new Map(this.#toRecorded)];
    const kept = work();
    if (!kept) [this.#toProduced, this.#toRecorded] = [toProduced, toRecorded];
    return kept;
  }

  /** A recorded text in our words; ids that were never paired stay as they are, and pair with themselves. */
  translate(recorded: string): string {
    return this.#split("recorded", recorded)
      .map(({ kind, text }) => {
        if (kind !== "id") return text;
        const known = this.#toProduced.get(text);
        if (known === undefined) this.#pair(text, text);
        return known ?? text;
      })
      .join("");
  }

  #partMatches(recorded: Part, produced: Part): boolean {
    if (recorded.kind !== produced.kind) return false;
    if (recorded.kind === "text") return recorded.text === produced.text;
    if (recorded.kind === "time") return recorded.text === produced.text || recorded.text === anyTime;
    return this.#idMatches(recorded.text, produced.text);
  }

  #idMatches(recorded: string, produced: string): boolean {
    if (this.#given.has(recorded) || this.#given.has(produced)) return recorded === produced;
    if (anyId.test(recorded)) return true;
    const [forward, backward] = [this.#toProduced.get(recorded), this.#toRecorded.get(produced)];
    if (forward === undefined && backward === undefined) this.#pair(recorded, produced);
    return (forward ?? produced) === produced && (backward ?? recorded) === recorded;
  }

  #pair(recorded: string, produced: string): void {
    this.#toProduced.set(recorded, produced);
    this.#toRecorded.set(produced, recorded);
  }

  #split(side: Side, text: string): Part[] {
    const parts: Part[] = [];
    let end = 0;
    for (const match of text.matchAll(this.#patterns[side])) {
      if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
      parts.push({ kind: match.groups?.time === undefined ? "id" : "time", text: match[0] });
      end = match.index + match[0].length;
    }
    if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
    return parts;
  }
}

function patternOf(opaque: readonly string[]): RegExp {
  const escaped = opaque.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  // Longer first, so that a text that begins with another is taken whole.
  const alternatives = [...escaped.sort((a, b) => b.length - a.length), guid];
  return new RegExp(`(?<time>${time})|(?:${alternatives.join("|")})`, "gi");
}

/** What to do about a difference, in the words of the engine that the stack is in. */
import type { DriftFinding, Remedy } from "../../lifecycle";
import type { DriftReport } from "./driftReport";

export interface Advice {
  readonly kind: Remedy["kind"];
  /** What follows "to do:". */
  readonly text: string;
  /** To be copied into a terminal; undefined where there is none. */
  readonly command: string | undefined;
}

export function adviceOf({ remedies, area }: DriftFinding, report: Pick<DriftReport, "engine" | "stack">): Advice[] {
  return remedies.map((remedy) => ({ kind: remedy.kind, ...toAdvice(remedy, area, report) }));
}

function toAdvice(
  remedy: Remedy,
  area: DriftFinding["area"],
  { engine, stack }: Pick<DriftReport, "engine" | "stack">,
): Omit<Advice, "kind"> {
  const at = `--stack ${stack}`;
  switch (remedy.kind) {
    case "apply": {
      const command = engine === "rehearsal" ? `appreg rehearse up --refresh ${at}` : `pulumi up --refresh ${at}`;
      return { text: `apply the program again (${command})`, command };
    }
    case "refresh": {
      const command = engine === "rehearsal" ? `appreg rehearse refresh ${at}` : `pulumi refresh ${at}`;
      return { text: `let the state learn it (${command})`, command };
    }
    case "recover":
      return { text: `take it in or away (appreg recover ${at})`, command: `appreg recover ${at}` };
    case "declare":
      return { text: "write it into the program", command: undefined };
    case "remove":
      return { text: `take it away${placeOf(area)}`, command: undefined };
    case "restore": {
      const until = remedy.until === undefined ? "" : ` until ${remedy.until}`;
      return { text: `restore it${until} (App registrations > Deleted applications)`, command: undefined };
    }
  }
}

/** Where the portal has it; the request to Graph is in the JSON. */
const places: Readonly<Partial<Record<DriftFinding["area"], string>>> = {
  consent: "Enterprise applications > Permissions",
  credentials: "App registrations > Certificates & secrets",
  owners: "App registrations > Owners",
  people: "Enterprise applications > Users and groups",
};

function placeOf(area: DriftFinding["area"]): string {
  const place = places[area];
  return place === undefined ? "" : ` (${place})`;
}

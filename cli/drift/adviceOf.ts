/** What to do about a difference, in the words of the engine that the stack is in. */
import type { DriftFinding, Remedy } from "../../lifecycle";
import type { DriftReport } from "./driftReport";

export interface Advice {
  readonly kind: Remedy["kind"];
  /** What follows "to do:". */
  readonly text: string;
  /** To be copied into a terminal; undefined where there is none. */
  readonly command: string | undefined;
  /** The part of the text that is kept whole: the command, or a place in the portal. */
  readonly phrase: string | undefined;
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
      return say("apply the program again", command);
    }
    case "refresh": {
      const command = engine === "rehearsal" ? `appreg rehearse refresh ${at}` : `pulumi refresh ${at}`;
      return say("let the state learn it", command);
    }
    case "recover":
      return say("take it in or away", `appreg recover ${at}`);
    case "declare":
      return say("write it into the program");
    case "remove":
      return say("take it away", undefined, places[area]);
    case "set":
      return say("set it back", undefined, "Enterprise applications > Properties");
    case "restore": {
      const until = remedy.until === undefined ? "" : ` until ${remedy.until}`;
      return say(`restore it${until}`, undefined, "App registrations > Deleted applications");
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

function say(text: string, command?: string, place?: string): Omit<Advice, "kind"> {
  const phrase = command ?? place;
  return { text: phrase === undefined ? text : `${text} (${phrase})`, command, phrase };
}

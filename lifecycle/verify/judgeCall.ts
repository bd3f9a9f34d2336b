/** Whether a call answered, and if not, what kept it from that. */
import type { Check } from "./check";
import type { HarmlessCall } from "./harmlessCalls";
import { reasons } from "./judgeToken";
import { fixMissing, type LackPlace, locateMissing } from "./locateMissing";

/** What came back: nothing of its body but Graph's code of an error. */
export interface CallAnswer {
  readonly status: number;
  /** "ErrorAccessDenied"; absent where the call was answered. */
  readonly graphCode?: string;
}

export interface CallFacts {
  readonly call: HarmlessCall;
  /** The call as it was made, without its query: "GET /me/events". */
  readonly made: string;
  readonly answer: CallAnswer;
  /** What the token grants. */
  readonly granted: readonly string[];
}

/** The row of a group that nothing was called for, and why. */
export function notTried({ group }: Pick<HarmlessCall, "group">, why: string): Check {
  return { kind: "call", subject: group, verdict: "notProved", found: `not tried: ${why}`, details: [] };
}

export function judgeCall(facts: CallFacts, place: LackPlace): Check {
  const { call, made, answer } = facts;
  const row = { kind: "call", subject: call.group } as const;
  const { status } = answer;
  if (status < 300) return { ...row, verdict: "holds", found: made, details: unprovedOf(call) };
  if (status === 403) return judgeRefusal(facts, place);
  const told = `${made} answered ${status}${answer.graphCode === undefined ? "" : ` ${answer.graphCode}`}`;
  if (status === 401) {
    const fix = "get a new token, and check this machine's clock";
    return { ...row, verdict: "differs", found: `${told}: the token is not taken`, details: [], fix };
  }
  return { ...row, verdict: "notProved", found: `${told}${whatItMeans(status)}`, details: [] };
}

function whatItMeans(status: number): string {
  if (status === 501) return ": the practice tenant does not have it";
  if (status === 404) return ": it was let through, and there is nothing to read";
  return status === 429 || status >= 500 ? ": ask again later" : "";
}

/** What is declared beside what the call proves: none of it may look proved. */
function unprovedOf({ permissions, openedBy }: HarmlessCall): readonly string[] {
  const others = permissions.filter((name) => !openedBy.includes(name));
  return others.length === 0 ? [] : [`proves ${openedBy.join(" and ")}; not tried: ${others.join(", ")}`];
}

function judgeRefusal({ call, made, answer, granted }: CallFacts, place: LackPlace): Check {
  const row = { kind: "call", subject: call.group, verdict: "differs" } as const;
  const refused = `${made} was refused (403 ${answer.graphCode ?? ""}`.trimEnd();
  if (call.openedBy.length === 0) {
    const fix = `search for what opens it: npx appreg permissions least ${made}`;
    return { ...row, found: `${refused}), and what opens it is not known`, details: [], fix };
  }
  const lacks = call.openedBy.filter((name) => !granted.includes(name));
  if (lacks.length === 0) {
    return {
      ...row,
      found: `${refused}), though the token grants ${call.openedBy.join(" and ")}`,
      details: [],
      fix: "see what else refuses: a role or licence that the person lacks, an access policy, a blocked mailbox",
    };
  }
  const missing = lacks.map((permission) =>
    locateMissing({ api: "microsoftGraph", kind: call.kind, permission }, place),
  );
  return {
    ...row,
    found: `${refused})`,
    details: missing.map(({ permission, missingIn }) => `needs ${permission}: ${reasons[missingIn]}`),
    fix: fixMissing(missing, place.declared),
    missing,
  };
}

/** What a permission means, in words for a person; `docs/risk.md` has the rules behind them. */
import {
  type Access,
  describePermission,
  type Permission,
  type PermissionMeaning,
  type Reach,
  type Risk,
  type RiskSource,
  recommendedPolicy,
  type StolenToken,
} from "../../../catalogue";
import type { Paint } from "../../paint";
import { riskStyles } from "./renderPermissionTable";

/** A label and the text beside it. */
export type Fact = readonly [label: string, text: string];

/** What the app may do with it. */
const accessWords: Readonly<Record<Access, string>> = {
  identity: "learns who signed in",
  refresh: "gets new tokens while the user is away",
  asGranted: "does what is granted resource by resource",
  read: "reads",
  write: "changes",
  send: "sends",
  manage: "manages",
  fullControl: "has full control",
  actAsUser: "does all that the user may do",
};

const reachWords: Readonly<Record<Reach, string>> = {
  user: "the signed-in user's own data",
  shared: "the user's data, and what others share with the user",
  selected: "what was picked for the app, or made by it",
  tenant: "anything in the tenant",
};

const sourceWords: Readonly<Record<RiskSource, string>> = {
  microsoft: "Microsoft's privilege level",
  entraOps: "EntraOps",
  scubaGear: "ScubaGear",
  entraFalcon: "EntraFalcon",
};

/** Consent, risk, reach, and what a stolen token could do. */
export function meaningFacts(permission: Permission, paint: Paint): readonly Fact[] {
  const meaning = describePermission(permission);
  const { stolenToken, successor } = meaning;
  return [
    ["consent", describeConsent(meaning)],
    ["allows", meaning.access === undefined ? "not told by its name" : accessWords[meaning.access]],
    ["reach", describeReach(meaning)],
    ["risk", describeRisk(meaning.risk, paint)],
    ...(stolenToken === undefined ? [] : [["if stolen", describeStolen(stolenToken, paint)] as const]),
    ...(successor === undefined ? [] : [["instead", `${successor.name}: ${successor.evidence}`] as const]),
    ...(permission.isEnabled ? [] : [["disabled", "its API no longer hands it out"] as const]),
  ];
}

/** Who consents, and the tier of risk: `user consent, medium risk`. */
export function briefMeaning(permission: Permission, paint: Paint): string {
  const { consent, risk } = describePermission(permission);
  const star = consent.who === "user" && consent.recommendedPolicy === "refuses" ? " (new tenants: admin)" : "";
  const tier = risk.tier === undefined ? "risk not graded" : `${paint(riskStyles[risk.tier], risk.tier)} risk`;
  return `${consent.who === "unknown" ? "consent not known" : `${consent.who} consent${star}`}, ${tier}`;
}

function describeConsent({ consent: { who, recommendedPolicy: policy } }: PermissionMeaning): string {
  if (who === "admin") return "an administrator's";
  const asOf = `Microsoft's recommended policy (${recommendedPolicy.asOf})`;
  if (who === "unknown") {
    const also = policy === "refuses" ? `; ${asOf} asks for an administrator` : "";
    return `not known: no public source tells whether users may${also}`;
  }
  return policy === "refuses"
    ? `the user's own, but an administrator's under ${asOf}, the default of new tenants`
    : "the user's own, where the tenant lets users consent";
}

function describeReach({ reach, permission: { kind } }: PermissionMeaning): string {
  return `${reachWords[reach]}${reach === "tenant" && kind === "delegated" ? ", as far as the user may go" : ""}`;
}

function describeRisk({ tier, gradings, control }: Risk, paint: Paint): string {
  if (tier === undefined) return "not graded by any public source";
  // The cast: the keys are those of the table that Risk is made from.
  const said = (Object.keys(gradings) as RiskSource[]).map((source) => `${sourceWords[source]} ${gradings[source]}`);
  const why = [...(control === undefined ? [] : [control]), ...said].join("; ");
  return `${paint(riskStyles[tier], tier)}: ${why}`;
}

function describeStolen({ ordinaryUser, administrator, lasts }: StolenToken, paint: Paint): string {
  const grade = (tier: StolenToken["ordinaryUser"]): string => paint(riskStyles[tier], tier);
  const end =
    lasts === "hour"
      ? "ends within the hour or so, or is renewed until revoked where the app also has offline_access"
      : "is renewed until somebody revokes it";
  return `an ordinary user's token: ${grade(ordinaryUser)}; an administrator's: ${grade(administrator)}; it ${end}`;
}

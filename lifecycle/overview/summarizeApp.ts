/** What matters of an app at a glance: how dangerous it is, whether it was consented to, and what ends next. */
import { type RiskTier, riskTiers } from "../../catalogue";
import type { AppOverview, CredentialOverview, PermissionOverview } from "./appOverview";

/** How far the permissions that an app asks for were consented to. */
export type ConsentSummary =
  /** It asks for none. */
  | "noneNeeded"
  | "wholeTenant"
  /** Some users, and nothing for everybody. */
  | "someUsers"
  /** Some of the permissions only. */
  | "partly"
  | "nobody";

export interface AppSummaryFacts {
  /** How many permissions the app asks for or has, by kind. */
  readonly delegated: number;
  readonly application: number;
  /** The worst of them; undefined where no public source grades any. */
  readonly risk: RiskTier | undefined;
  readonly consent: ConsentSummary;
  /** Users who have consent of their own. */
  readonly users: number;
  /** Granted, and not asked for by the registration. */
  readonly notAsked: number;
  /** The credential that ends next, or has ended; undefined where none ever does. */
  readonly nextExpiry: CredentialOverview | undefined;
}

export function summarizeApp({ permissions, credentials }: AppOverview): AppSummaryFacts {
  const users = new Set(permissions.flatMap(({ forUsers }) => forUsers));
  return {
    delegated: permissions.filter(({ kind }) => kind === "delegated").length,
    application: permissions.filter(({ kind }) => kind === "application").length,
    risk: worstRisk(permissions),
    consent: summarizeConsent(permissions.filter(({ isAsked }) => isAsked)),
    users: users.size,
    notAsked: permissions.filter(({ isAsked }) => !isAsked).length,
    nextExpiry: credentials.find(({ until }) => until !== undefined),
  };
}

function worstRisk(permissions: readonly PermissionOverview[]): RiskTier | undefined {
  return riskTiers.findLast((tier) => permissions.some(({ risk }) => risk === tier));
}

function summarizeConsent(asked: readonly PermissionOverview[]): ConsentSummary {
  if (asked.length === 0) return "noneNeeded";
  if (asked.every(({ forWholeTenant }) => forWholeTenant)) return "wholeTenant";
  const given = asked.filter(({ forWholeTenant, forUsers }) => forWholeTenant || forUsers.length > 0);
  if (given.length === 0) return "nobody";
  const isUsersOnly = given.length === asked.length && given.every(({ forWholeTenant }) => !forWholeTenant);
  return isUsersOnly ? "someUsers" : "partly";
}

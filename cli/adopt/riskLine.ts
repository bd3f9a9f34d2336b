/** How dangerous an app is, in one line. Pure. */
import { riskTiers } from "../../catalogue";
import type { AppSummary } from "../../directory";
import type { AppOverview, AppSummaryFacts, PermissionOverview } from "../../lifecycle";
import { plainText } from "../plainText";

export interface AppAtRisk {
  readonly app: AppSummary;
  readonly overview: AppOverview;
  readonly facts: AppSummaryFacts;
}

const widestTier = Math.max(...riskTiers.map((tier) => tier.length));
const widestName = 28;

/** At most 80 characters, but for long names of permissions: the tier, the app, and why. */
export function describeRisk({ app, overview, facts }: AppAtRisk): string {
  const name = plainText(app.displayName);
  const shown = name.length > widestName ? `${name.slice(0, widestName - 1)}…` : name.padEnd(widestName);
  return `${(facts.risk ?? "-").padEnd(widestTier)}  ${shown}  ${whyRisky(overview, facts)}`;
}

/** The permission that is the worst, granted ones first; else what there is to say. */
function whyRisky({ permissions }: AppOverview, { risk, delegated, application }: AppSummaryFacts): string {
  const worst = permissions.filter((permission) => permission.risk === risk);
  const [first, ...others] = [...worst].sort((left, right) => rank(left) - rank(right));
  if (first === undefined) return "asks for nothing";
  if (risk === undefined) return `${delegated + application} permissions that nobody grades`;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `${first.name} (${first.kind}, ${granted(first)})${more}`;
}

function rank(permission: PermissionOverview): number {
  return ["whole tenant", "some users", "asked for"].indexOf(granted(permission));
}

function granted({ forWholeTenant, forUsers }: PermissionOverview): string {
  if (forWholeTenant) return "whole tenant";
  return forUsers.length > 0 ? "some users" : "asked for";
}

/**
 * What a thief can do with a token that carries a delegated permission: a grading of our own, derived by rule from verb, object
 * and reach. The public gradings do not tell whose token it is, which with a delegated permission decides most of it.
 *
 * `docs/risk.md` has the same table in words, and what it does not see.
 */
import type { Access, Reach } from "./meaningOfName";
import type { RiskTier } from "./riskTier";
import type { ApiName, Permission } from "./types";

/** What a permission is about, as far as it matters to a thief. */
export type Matter =
  | "signIn"
  | "profile"
  | "organiser"
  | "content"
  | "ownProofs"
  | "directory"
  | "administration"
  | "service"
  | "control"
  | "wholeApi";

export interface StolenToken {
  readonly matter: Matter;
  readonly ordinaryUser: RiskTier;
  readonly administrator: RiskTier;
  /** untilRevoked: the app also holds `offline_access`, so a thief renews what else ends within the hour or so. */
  readonly lasts: "hour" | "untilRevoked";
}

/** [when it reads, when it changes things] */
type Pair = readonly [RiskTier, RiskTier];

/** Own data first, then beyond: the service, not the permission, decides how far beyond. */
const levels: Readonly<Record<Matter, { readonly ordinaryUser: Pair; readonly administrator: Pair }>> = {
  signIn: { ordinaryUser: ["low", "low"], administrator: ["low", "low"] },
  profile: { ordinaryUser: ["low", "medium"], administrator: ["low", "medium"] },
  organiser: { ordinaryUser: ["medium", "medium"], administrator: ["medium", "medium"] },
  content: { ordinaryUser: ["medium", "high"], administrator: ["medium", "high"] },
  ownProofs: { ordinaryUser: ["low", "high"], administrator: ["low", "critical"] },
  directory: { ordinaryUser: ["medium", "low"], administrator: ["medium", "critical"] },
  administration: { ordinaryUser: ["low", "low"], administrator: ["high", "critical"] },
  service: { ordinaryUser: ["medium", "medium"], administrator: ["medium", "high"] },
  control: { ordinaryUser: ["low", "low"], administrator: ["high", "tier-0"] },
  wholeApi: { ordinaryUser: ["high", "high"], administrator: ["critical", "critical"] },
};

/** Content that is not the user's own: what others share with a person is about the same for everybody. */
const contentBeyond = {
  shared: { ordinaryUser: ["high", "high"], administrator: ["high", "high"] },
  tenant: { ordinaryUser: ["high", "high"], administrator: ["high", "critical"] },
} as const;

const matters: readonly (readonly [Matter, RegExp])[] = [
  ["administration", /^(Exchange|Tenant\w*|SharePoint\w+|SitesMetadataAdmin|Migration)$/],
  ["organiser", /^(Calendars|Contacts|Notes|ShortNotes|Tasks|OnlineMeetings|OPX|Bookings)$/],
  ["content", /^(Mail|Mail-Advanced|Mailbox\w*|EWS|EAS|IMAP|POP|SMTP|Group-Conversation)$/],
  ["content", /^(Files|Sites|AllSites|MyFiles|Lists|ListItems|FileStorage\w*|Group|Chat|Chat\w+|ChannelMessage)$/],
  ["content", /^(OnlineMeeting\w+|Call\w+)$/],
  ["directory", /^(Directory|Group\w+|Application|Organization|OrgContact|Contact|Device|Domain|Member)$/],
  ["directory", /^(AdministrativeUnit|User|Team\w*|Channel\w*|Place|User-\w+)$/],
];

/** Objects that are something else where they are the signed-in user's own. */
const ownMatters: readonly (readonly [Matter, RegExp])[] = [
  ["profile", /^(User|Presence|People|UserActivity|Analytics)$/],
  ["ownProofs", /^UserAuth(enticationMethod|Method-\w+)$/],
];

/** What an API is about where its names do not say. */
const mattersOfApis: Readonly<Partial<Record<ApiName, Matter>>> = {
  sharePointOnline: "content",
  azureDevOps: "content",
  vivaEngage: "content",
  azurePurview: "content",
  managementApis: "administration",
  microsoftIntuneApi: "administration",
  windowsDefenderAtp: "administration",
  azureAdvancedThreatProtection: "administration",
};

/** What its name says about a permission. */
interface Said {
  readonly access: Access;
  readonly reach: Reach;
  readonly control: string | undefined;
}

/** @param lasts whether the app that was given the token also holds `offline_access` */
export function rateStolenToken(permission: Permission, said: Said, lasts: StolenToken["lasts"]): StolenToken {
  const matter = matterOf(permission, said);
  const { reach, access } = said;
  const { ordinaryUser, administrator } = findBeyond(matter, reach) ?? levels[matter];
  const at = access === "read" || access === "identity" || reach === "selected" ? 0 : 1;
  // Other ways to control are shut to an ordinary user; this one still does all that the user may in the directory.
  const actsInDirectory = access === "actAsUser" && matter === "control";
  return {
    matter,
    ordinaryUser: actsInDirectory ? "high" : ordinaryUser[at],
    administrator: administrator[at],
    lasts: access === "refresh" ? "untilRevoked" : lasts,
  };
}

function findBeyond(matter: Matter, reach: Reach) {
  if (reach === "tenant" && (matter === "content" || matter === "organiser")) return contentBeyond.tenant;
  return reach === "shared" && matter === "content" ? contentBeyond.shared : undefined;
}

function matterOf({ api, name, consent }: Permission, { access, reach, control }: Said): Matter {
  if (access === "identity" || access === "refresh") return "signIn";
  if (control !== undefined) return "control";
  const [object = ""] = name.split(".");
  const matching = ([, pattern]: readonly [Matter, RegExp]): boolean => pattern.test(object);
  const known = matters.find(matching)?.[0];
  if (access === "actAsUser" && known !== "content") return "wholeApi";
  const own = reach === "user" ? ownMatters.find(matching)?.[0] : undefined;
  if (own !== undefined) return own;
  // Microsoft asks for an administrator where a permission is about what administrators do.
  const matter = known ?? mattersOfApis[api] ?? (consent === "admin" ? "administration" : "service");
  return reach === "user" && (matter === "directory" || matter === "administration") ? "service" : matter;
}

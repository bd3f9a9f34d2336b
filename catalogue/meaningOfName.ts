/**
 * What a permission's name says: what may be done, and how far it reaches.
 *
 * Microsoft names permissions {object}.{operation}.{constraint}; without a constraint a delegated permission is limited to
 * what the signed-in user owns (learn.microsoft.com/graph/permissions-overview). Names that say nothing stay undefined.
 */
import type { ApiName, Permission } from "./types";

/**
 * identity: claims about who signed in. refresh: new tokens without the user. asGranted: whatever is granted resource by
 * resource later. actAsUser: everything that the signed-in user may do in the API.
 */
export type Access =
  | "identity"
  | "refresh"
  | "asGranted"
  | "read"
  | "write"
  | "send"
  | "manage"
  | "fullControl"
  | "actAsUser";

/**
 * user: the signed-in user's own data. shared: also what others share with them. selected: what was picked for the app or
 * made by it. tenant: anything in the tenant, for a delegated permission as far as the signed-in user may go.
 */
export type Reach = "user" | "shared" | "selected" | "tenant";

/** Names whose words do not follow the pattern. */
const irregular: Readonly<Record<string, Access>> = {
  openid: "identity",
  profile: "identity",
  email: "identity",
  offline_access: "refresh",
  user_impersonation: "actAsUser",
  access_as_user: "actAsUser",
  engage_access: "actAsUser",
  User: "actAsUser",
  "EndUser.Access": "actAsUser",
  "Purview.DelegatedAccess": "actAsUser",
  "Purview.ApplicationAccess": "fullControl",
  full_access_as_app: "fullControl",
  "Content.SuperUser": "fullControl",
  "Content.DelegatedReader": "read",
  readonly: "read",
  "vso.tokenadministration": "manage",
};

/** By the operation's beginning, the first that fits: "ReadWrite" stands before "Read". */
const operations: readonly (readonly [RegExp, Access])[] = [
  [/^selected/i, "asGranted"],
  [/^(readwrite|readupdate|readapprove)/i, "write"],
  [/^(readonly|read|search|get|preview|evaluate|export)/i, "read"],
  [/^send/i, "send"],
  [/^(manage|privilegedoperations)/i, "manage"],
  [/^(fullcontrol|accessasapp)/i, "fullControl"],
  [/^accessasuser/i, "actAsUser"],
  [/^(write|create|edit|update|delete|remove|add|submit|upload|ingest|import|migrat|archive|invite)/i, "write"],
  [
    /^(enable|revoke|activate|start|initiate|join|command|execute|process|sign|reshare|accept|delegatedwriter)/i,
    "write",
  ],
  [/^(isolate|liveresponse|offboard|restrictexecution|scan|stopandquarantine|collectforensics)/i, "manage"],
  [/^privilegeaccount(actions|tagging)/i, "manage"],
];

/** Azure DevOps: `vso.code` reads, and what follows the last underscore says more. */
const azureDevOpsEndings: Readonly<Record<string, Access>> = { manage: "manage", full: "fullControl", read: "read" };

/** What may be done; undefined where the name does not tell. */
export function readAccess({ api, name }: Pick<Permission, "api" | "name">): Access | undefined {
  if (Object.hasOwn(irregular, name)) return irregular[name];
  if (api === "azureDevOps") return readAzureDevOps(name);
  const [object = "", ...words] = name.split(".");
  // Intune's names are one word: "get_data_warehouse".
  const said = words.length === 0 ? [object] : words;
  for (const word of said) {
    const known = operations.find(([pattern]) => pattern.test(word));
    if (known) return known[1];
  }
  return undefined;
}

function readAzureDevOps(name: string): Access {
  const ending = /_([a-z]+)$/.exec(name)?.[1];
  return ending === undefined ? "read" : (azureDevOpsEndings[ending] ?? "write");
}

const picked = /^(Selected|SelectedOperations|OwnedBy|CreatedByApp|AppFolder|ManagedBy|IdentityParentedBy)$/;

/** Constraints that name a part of the tenant rather than a person's data. */
const partOfTenant =
  /^(All|Directory|AzureAD|AzureADGroup|AzureResources|EntraAppRole|CloudPC|Defender|Exchange|Recovery|Hidden|Global|Quarantined|Membership)$/;

/** Protocols that open the user's mailbox, and others that its owner has opened to them. */
const mailboxProtocols: ReadonlySet<string> = new Set(["EWS", "EAS", "IMAP", "POP", "SMTP"]);

/** The APIs whose delegated names follow the rule that no constraint means the user's own data. */
const ownByDefault: ReadonlySet<ApiName> = new Set(["microsoftGraph", "exchangeOnline", "windowsAzureActiveDirectory"]);

/** Whose data it reaches. Where a name leaves that open, the wider answer. */
export function readReach({ api, kind, name }: Pick<Permission, "api" | "kind" | "name">): Reach {
  const words = name.split(".");
  const [object = ""] = words;
  if (words.some((word) => picked.test(word)) || name === "Device.CreateFromOwnedTemplate") return "selected";
  if (kind === "application") return "tenant";
  if (mailboxProtocols.has(object) || words.includes("Shared")) return "shared";
  if (object === "MyFiles" || irregular[name] === "identity" || irregular[name] === "refresh") return "user";
  if (
    object === "Policy" ||
    name === "User.Create" ||
    object === "Exchange" ||
    words.some((word) => partOfTenant.test(word))
  )
    return "tenant";
  return ownByDefault.has(api) && irregular[name] !== "actAsUser" ? "user" : "tenant";
}

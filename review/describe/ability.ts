/** What a permission lets an app do, as what follows "it can": for people who know no permission by its name. */
import { programApiName, unsettledName } from "../../manifest";
import type { PermissionDetails } from "../change";
import { splitWords, wordsOfObject } from "./permissionObjects";

const nobodyElse = "without anybody signed in";
const forUser = "for the person who signed in";

/** Names that do not follow the pattern, and what is clearer in words of its own. */
const irregular: Readonly<Record<string, Readonly<Record<PermissionDetails["kind"], string>>>> = {
  openid: { delegated: "sign people in", application: "sign people in" },
  profile: { delegated: "learn the name of the person who signed in", application: "learn people's names" },
  email: { delegated: "learn the e-mail address of the person who signed in", application: "learn e-mail addresses" },
  offline_access: {
    delegated: "go on acting for people after they have left, until somebody revokes it",
    application: "go on acting for people",
  },
  full_access_as_app: {
    delegated: "do anything with the mailbox of the person who signed in",
    application: `do anything with every mailbox of the tenant ${nobodyElse}`,
  },
  "Mail.Send": {
    delegated: "send mail as the person who signed in",
    application: `send mail as anybody in the tenant ${nobodyElse}`,
  },
  "SMTP.Send": {
    delegated: "send mail as the person who signed in",
    application: `send mail as anybody in the tenant ${nobodyElse}`,
  },
};

/** `read every mailbox of the tenant without anybody signed in`. */
export function abilityOf(details: PermissionDetails): string {
  const { api, apiName, permission, kind, access, reach } = details;
  if (permission === unsettledName) return "do what is known only when this is applied";
  if (Object.hasOwn(irregular, permission)) return irregular[permission]?.[kind] ?? permission;
  if (programApiName(api) !== undefined) return callOwnApi(details);
  if (reach === undefined)
    return `use ${permission} of the API ${apiName} ${kind === "delegated" ? forUser : nobodyElse}`;
  if (access === "actAsUser") {
    return `do in ${apiName} whatever ${kind === "delegated" ? "the person who signed in may" : `users may ${nobodyElse}`}`;
  }
  const verb = verbOf(details);
  // Azure DevOps and others have names of one word, which tell no object.
  if (verb === undefined || !/^[A-Z][\w-]*\./.test(permission)) {
    return `use ${permission} of ${apiName} ${kind === "delegated" ? forUser : nobodyElse}`;
  }
  return `${verb} ${whose(details)}`;
}

function callOwnApi({ apiName, permission, kind }: PermissionDetails): string {
  return kind === "delegated"
    ? `call ${apiName} as ${permission} ${forUser}`
    : `call ${apiName} as ${permission} ${nobodyElse}`;
}

function verbOf({ permission, access }: PermissionDetails): string | undefined {
  switch (access) {
    case "read":
      return permission.includes("ReadBasic") ? "read the basics of" : "read";
    case "write":
      return /ReadWrite|ReadUpdate/.test(permission) ? "read and change" : "change";
    case "send":
      return `send ${splitWords(permission.split(".")[0] ?? "")} data into`;
    case "manage":
      return "manage";
    case "fullControl":
      return "do anything with";
    case "asGranted":
      return "reach";
    case "identity":
    case "refresh":
    case "actAsUser":
    case undefined:
      return undefined;
  }
}

function whose({ permission, kind, reach }: PermissionDetails): string {
  const { own, all } = wordsOfObject(permission.split(".")[0] ?? "");
  const ending = kind === "application" ? ` ${nobodyElse}` : "";
  switch (reach) {
    case "user":
      return own;
    case "shared":
      return `${own} and what others share with them`;
    case "selected":
      return `only what is picked for it or made by it among ${all}${ending}`;
    case "tenant":
    case undefined:
      return kind === "application" ? `${all}${ending}` : `${all} as far as the person who signed in may`;
  }
}

/** How a permission leads to control of the tenant; empty where it does not. */
export function controlSentence({ tier, control }: PermissionDetails): string {
  return tier === "tier-0" && control !== undefined ? ` That leads to control of the whole tenant: it ${control}.` : "";
}

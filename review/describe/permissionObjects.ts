/** What permissions are about, in words of people who use it: data. */

interface ObjectWords {
  /** The signed-in user's own. */
  readonly own: string;
  /** Everybody's. */
  readonly all: string;
}

const signedIn = "of the person who signed in";
const tenant = "of the tenant";

/** What everybody has: own and all differ in whose. */
function everybodys(thing: string, all = `the ${thing} of everybody in the tenant`): ObjectWords {
  return { own: `the ${thing} ${signedIn}`, all };
}

/** What a tenant has: there is no own. */
function tenants(all: string): ObjectWords {
  return { own: all, all };
}

/** By the first word of the name: `Mail` of `Mail.Read`. */
const objects: Readonly<Record<string, ObjectWords>> = {
  Mail: everybodys("mail", `every mailbox ${tenant}`),
  EWS: everybodys("mailbox", `every mailbox ${tenant}`),
  EAS: everybodys("mailbox", `every mailbox ${tenant}`),
  IMAP: everybodys("mailbox", `every mailbox ${tenant}`),
  POP: everybodys("mailbox", `every mailbox ${tenant}`),
  MailboxSettings: everybodys("mailbox settings"),
  MailboxFolder: everybodys("mail folders"),
  MailboxItem: everybodys("mailbox items"),
  Calendars: everybodys("calendars", `every calendar ${tenant}`),
  Contacts: everybodys("contacts"),
  Tasks: everybodys("tasks"),
  Notes: everybodys("notebooks"),
  Files: everybodys("files", `all files ${tenant}`),
  MyFiles: everybodys("files"),
  Sites: tenants(`all SharePoint sites ${tenant}`),
  AllSites: tenants(`all SharePoint sites ${tenant}`),
  Chat: everybodys("Teams chats", `all Teams chats ${tenant}`),
  ChatMessage: everybodys("chat messages"),
  ChannelMessage: everybodys("channel messages", `all messages in Teams channels ${tenant}`),
  Channel: tenants(`the channels of all teams ${tenant}`),
  Team: tenants(`all teams ${tenant}`),
  TeamMember: tenants(`the members of all teams ${tenant}`),
  OnlineMeetings: everybodys("online meetings"),
  OnlineMeetingTranscript: everybodys("meeting transcripts"),
  OnlineMeetingRecording: everybodys("meeting recordings"),
  Calls: tenants(`calls and meetings ${tenant}`),
  Presence: everybodys("presence"),
  People: everybodys("list of relevant people"),
  User: everybodys("profile", `the profiles of all users ${tenant}`),
  Group: tenants(`all groups ${tenant} and what belongs to them`),
  GroupMember: tenants(`the members of all groups ${tenant}`),
  Directory: tenants(`the whole directory ${tenant} (users, groups, apps, devices)`),
  Device: tenants(`all devices ${tenant}`),
  Application: tenants(`all app registrations ${tenant} with their credentials`),
  AppRoleAssignment: tenants("which app has which application permission"),
  DelegatedPermissionGrant: tenants("which app may act for whom"),
  RoleManagement: tenants("who has which directory role"),
  AuditLog: tenants(`the sign-in and audit logs ${tenant}`),
  Policy: tenants(`the policies ${tenant}`),
  Domain: tenants(`the domains ${tenant}`),
  Organization: tenants("the organization's own settings"),
  Reports: tenants(`the usage reports ${tenant}`),
  Place: tenants(`the rooms and places ${tenant}`),
  UserAuthenticationMethod: everybodys("sign-in methods"),
  BitlockerKey: everybodys("disk recovery keys"),
  Exchange: tenants("Exchange Online as its administrators do"),
};

/** A phrase for any object; one that is not listed is named as the permission names it. */
export function wordsOfObject(object: string): ObjectWords {
  // hasOwn, so that "constructor" is unknown rather than Object's.
  const listed = Object.hasOwn(objects, object) ? objects[object] : undefined;
  const words = splitWords(object);
  return listed ?? { own: `the ${words} data ${signedIn}`, all: `all ${words} data ${tenant}` };
}

/** `IdentityRiskEvent` -> `identity risk event`; what is all capitals stays. */
export function splitWords(object: string): string {
  return object
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .split(" ")
    .map((word) => (/^[A-Z]+$/.test(word) ? word : word.toLowerCase()))
    .join(" ");
}

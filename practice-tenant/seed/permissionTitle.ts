/**
 * A title for a permission from its own name: "Calendars.Read" -> "Read calendars". The practice tenant holds none of
 * Microsoft's texts, and a consent page must say something.
 */

const verbs: Readonly<Record<string, string>> = {
  Read: "Read",
  ReadBasic: "Read basic details of",
  ReadWrite: "Read and write",
  Write: "Write",
  Send: "Send",
  Create: "Create",
  Manage: "Manage",
  Export: "Export",
  Invite: "Invite",
  AccessAsUser: "Access, as the signed-in user,",
};

const named: Readonly<Record<string, string>> = {
  openid: "Sign you in",
  profile: "Read your basic profile",
  email: "Read your email address",
  offline_access: "Keep the access you have given it",
};

/** The title; a name without a verb that is known stands as it is, in words. */
export function permissionTitle(name: string): string {
  const fixed = named[name];
  if (fixed !== undefined) return fixed;
  const parts = name.split(".");
  const at = parts.findIndex((part, index) => index > 0 && part in verbs);
  if (at < 0) return inWords(parts.join(" "), true);
  const subject = parts
    .slice(0, at)
    .map((part) => inWords(part))
    .join(" ");
  const rest = parts
    .slice(at + 1)
    .map((part) => inWords(part))
    .join(", ");
  return `${verbs[parts[at] ?? ""]} ${subject}${rest === "" ? "" : ` (${rest})`}`;
}

/** "OnlineMeetings" -> "online meetings"; runs of capitals ("OAuth2", "IMAP") stay. */
function inWords(part: string, asTitle = false): string {
  const words = part.replace(/_/g, " ").split(/(?<=[a-z0-9])(?=[A-Z])|\s+/);
  const text = words.map((word) => (/^[A-Z]{2}/.test(word) ? word : word.toLowerCase())).join(" ");
  return asTitle ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

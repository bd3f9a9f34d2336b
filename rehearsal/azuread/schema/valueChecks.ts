/**
 * The rules that the provider judges single values by, before anything is sent.
 *
 * What is not here the provider leaves to the directory: unknown API ids, consent texts, wildcards,
 * fragments and every scheme of a public client pass.
 */
import type { ValueCheck } from "./propertySchema";

const uuidPattern = /^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/;
const rfc3339Pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const claimValuePattern = /^[A-Za-z0-9:!#$%&'()*+,./;<=>?@[\]^_{|}~`-]*$/;

export const isUuid: ValueCheck = (value, path) =>
  refuseUnless(uuidPattern.test(String(value)), `expected "${path}" to be a valid UUID, got ${value}`);

export const isNotEmpty: ValueCheck = (value, path) =>
  refuseUnless(value !== "", `expected "${path}" to not be an empty string, got ${value}`);

export const isNotBlank: ValueCheck = (value, path) =>
  refuseUnless(String(value).trim() !== "", `expected "${path}" to not be an empty string or whitespace`);

/** A point in time with its zone, such as `2027-01-01T00:00:00Z`. */
export const isTimestamp: ValueCheck = (value, path) =>
  refuseUnless(
    rfc3339Pattern.test(String(value)) && !Number.isNaN(Date.parse(String(value))),
    `expected "${path}" to be a valid RFC3339 date, got "${value}"`,
  );

export const isBase64: ValueCheck = (value, path) =>
  refuseUnless(
    value !== "" && Buffer.from(String(value), "base64").toString("base64") === value,
    `expected "${path}" to be a base64 string, got ${value}`,
  );

/** The resource id of an application, which is what inputs named `applicationId` hold: not the client id. */
export const isApplicationId: ValueCheck = resourceIdCheck("applications", "Application");

export const isServicePrincipalId: ValueCheck = resourceIdCheck("servicePrincipals", "Service Principal");

function resourceIdCheck(collection: string, noun: string): ValueCheck {
  const pattern = new RegExp(`^/${collection}/[^/]+$`);
  return (value) =>
    refuseUnless(
      pattern.test(String(value)),
      `parsing "${value}": parsing the ${noun} ID: expected it to match "/${collection}/<object id>"`,
    );
}

/** One of a fixed list of words, case-sensitive. */
export function isOneOf(...words: readonly string[]): ValueCheck {
  const list = words.map((word) => `"${word}"`).join(" ");
  return (value, path) =>
    refuseUnless(words.includes(String(value)), `expected ${path} to be one of [${list}], got ${value}`);
}

/** Length in bytes, both ends included. */
export function hasLength(least: number, most: number): ValueCheck {
  return (value, path) => {
    const length = byteLength(value);
    return refuseUnless(
      length >= least && length <= most,
      `expected length of ${path} to be in the range (${least} - ${most}), got ${value}`,
    );
  };
}

export function isBetween(least: number, most: number): ValueCheck {
  return (value, path) =>
    refuseUnless(
      Number(value) >= least && Number(value) <= most,
      `expected ${path} to be in the range (${least} - ${most}), got ${value}`,
    );
}

/** The access token version of the Application resource, whose message differs from a plain range's. */
export const isTokenVersion: ValueCheck = (value) =>
  refuseUnless(Number(value) >= 1 && Number(value) <= 2, "Value must be one of: 1, 2");

/** The value of an app role or a scope, as it will stand in a token. Empty is allowed. */
export const isClaimValue: ValueCheck = (value) => [
  ...refuseUnless(byteLength(value) <= 249, "Value must be between 0-249 characters in length"),
  ...refuseUnless(!String(value).startsWith("."), "Value must not begin with a period"),
  ...refuseUnless(
    claimValuePattern.test(String(value)),
    "Value must be alphanumeric with these allowed characters: !#$%&'()*+,-./:;<=>?@[]^+_`{|}~",
  ),
];

interface UriRule {
  /** Empty: any scheme, and then no rule about a slash either. */
  readonly schemes: readonly string[];
  readonly urnAllowed?: boolean;
  readonly slashForced?: boolean;
  readonly longest?: number;
  readonly longestMessage?: (path: string) => string;
}

const redirectLimit = {
  longest: 256,
  longestMessage: (path: string) => `URI must be 256 characters or less for "${path}"`,
};
const webSchemes = ["http", "https", "ms-appx-web", "brk-multihub"];

export const isHttpUrl: ValueCheck = uriCheck({ schemes: ["http", "https"] });

export const isLogoutUrl: ValueCheck = uriCheck({
  schemes: ["http", "https"],
  longest: 255,
  longestMessage: (path) => `URL must be 255 characters or less for "${path}"`,
});

export const isWebRedirectUri: ValueCheck = uriCheck({
  ...redirectLimit,
  schemes: webSchemes,
  urnAllowed: true,
  slashForced: true,
});

export const isSpaRedirectUri: ValueCheck = uriCheck({ ...redirectLimit, schemes: webSchemes, slashForced: true });

export const isPublicClientRedirectUri: ValueCheck = uriCheck({ ...redirectLimit, schemes: [], urnAllowed: true });

/** Whether the text passes a scheme rule; used by rules over several properties. */
export function isUriOf(schemes: readonly string[], value: string): boolean {
  return uriProblem({ schemes }, value, "") === undefined;
}

function uriCheck(rule: UriRule): ValueCheck {
  return (value, path) => {
    const problem = uriProblem(rule, String(value), path);
    return problem === undefined ? [] : [problem];
  };
}

function uriProblem(rule: UriRule, value: string, path: string): string | undefined {
  if (value === "") return `URI must not be empty for "${path}"`;
  if (rule.urnAllowed && /^urn:[^:]*:/.test(value)) return tooLong(rule, value, path);
  const parts = splitUri(value);
  if (parts === undefined) return `URI is in an invalid format for "${path}"`;
  if (parts.host === "") return `URI has no host for "${path}"`;
  if (rule.schemes.length > 0) {
    if (rule.slashForced && parts.path === "") {
      return `URI must have a trailing slash when there is no path segment for "${path}"`;
    }
    if (!rule.schemes.includes(parts.scheme)) {
      return `unexpected URI scheme for "${path}", expected one of: ${rule.schemes.join(", ")}`;
    }
  }
  return tooLong(rule, value, path);
}

function tooLong(rule: UriRule, value: string, path: string): string | undefined {
  return rule.longest !== undefined && byteLength(value) > rule.longest ? rule.longestMessage?.(path) : undefined;
}

/**
 * Scheme, host and path as Go's parser sees them. The `URL` of JavaScript would not do: it adds the very
 * slash whose absence is judged and refuses wildcard hosts.
 */
export function splitUri(value: string): { scheme: string; host: string; path: string } | undefined {
  const hasControlCharacter = [...value].some((character) => character < " " || character === "\x7f");
  const brokenEscape = /%(?![0-9a-fA-F]{2})/.test(value.replace(/[?#].*$/s, ""));
  if (hasControlCharacter || brokenEscape || value.startsWith(":")) return undefined;
  const match = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)/.exec(value);
  const [, scheme = "", authority = "", path = ""] = match ?? [];
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  if (/[\s<>"]/.test(host)) return undefined;
  return { scheme: scheme.toLowerCase(), host, path };
}

function byteLength(value: string | number): number {
  return Buffer.byteLength(String(value));
}

function refuseUnless(holds: boolean, message: string): readonly string[] {
  return holds ? [] : [message];
}

/** Which identifier URIs an application may have (entra-docs, entra-identifier-uri-patterns and identifier-uri-restrictions). */
import type { Application } from "../records";
import {
  type ApplicationRule,
  allowsPersonalAccounts,
  findDuplicate,
  invalid,
  type Refusal,
  type RuleContext,
} from "./directoryRule";

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** URIs that were there before stay untouched. */
export const identifierUriFormRule: ApplicationRule = ({ before, after }, context) => {
  const duplicate = findDuplicate(after.identifierUris);
  if (duplicate !== undefined) return invalid(`The identifier URI '${duplicate}' is given twice.`);
  const kept = new Set(before?.identifierUris);
  for (const uri of after.identifierUris) {
    const refusal = kept.has(uri) ? undefined : judge(uri, after, context);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

function judge(uri: string, application: Application, context: RuleContext): Refusal | undefined {
  if (uri.endsWith("/")) return invalid(`The identifier URI '${uri}' must not end in a slash.`);
  const most = allowsPersonalAccounts(application) ? 120 : 255;
  if (uri.length > most) return invalid(`The identifier URI '${uri}' is longer than ${most} characters.`);
  if (!URL.canParse(uri)) return invalid(`The identifier URI '${uri}' is not a URI.`);
  const { protocol, hostname, search, hash } = new URL(uri);
  if (allowsPersonalAccounts(application) && (protocol === "urn:" || search !== "" || hash !== "")) {
    return invalid(`The identifier URI '${uri}' has a form that personal accounts do not allow.`);
  }
  if (protocol === "api:") return judgeApiUri(uri, application, context);
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  return isVerified(hostname, context) ? undefined : unverified(uri);
}

function judgeApiUri(uri: string, application: Application, context: RuleContext): Refusal | undefined {
  const rest = uri.slice("api://".length);
  const [first = "", ...others] = rest.split("/");
  const own = [application.appId, context.tenantId];
  if (guid.test(first) && !own.includes(first.toLowerCase())) {
    return invalid(`The GUID in the identifier URI '${uri}' must be the application's own id or the tenant's.`);
  }
  // Since 2025 a new URI of an app that takes version 1 tokens must hold something that only this tenant can have.
  const version2 = application.api.requestedAccessTokenVersion === 2;
  const anchored = [first, ...others].some((part) => own.includes(part.toLowerCase()) || isVerified(part, context));
  if (version2 || anchored) return undefined;
  return invalid(
    `Failed to add identifier URI '${uri}': it must contain a verified domain, the tenant id or the application's id.`,
  );
}

function isVerified(host: string, { store }: RuleContext): boolean {
  const name = host.toLowerCase();
  return store
    .list("domain", ({ isVerified }) => isVerified)
    .some(({ id }) => name === id.toLowerCase() || name.endsWith(`.${id.toLowerCase()}`));
}

function unverified(uri: string): Refusal {
  return {
    status: 400,
    code: "HostNameNotOnVerifiedDomain",
    message: `The host of '${uri}' must use a verified domain of the organization or its subdomain.`,
  };
}

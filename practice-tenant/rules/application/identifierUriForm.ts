/**
 * Which forms an identifier URI may have, and that each is given once.
 *
 * Source: entra-docs entra-identifier-uri-patterns and supported-accounts-validation.
 */
import type { Application } from "../../records";
import { type ApplicationRule, duplicateValue, findDuplicate, invalidValue, type RuleContext } from "./directoryRule";
import { addedIdentifierUris, ownIds } from "./identifierUris";

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const most = 255;

export const identifierUriFormRule: ApplicationRule = (change, context) => {
  const duplicate = findDuplicate(change.after.identifierUris);
  if (duplicate !== undefined) return duplicateValue("identifierUris", `'${duplicate}' is given twice`);
  for (const uri of addedIdentifierUris(change)) {
    const problem = problemOf(uri, change.after, context);
    if (problem !== undefined) return invalidValue("identifierUris", `'${uri}' ${problem}`);
  }
  return undefined;
};

function problemOf(uri: string, application: Application, context: RuleContext): string | undefined {
  if (!URL.canParse(uri)) return "is not a URI";
  if (uri.endsWith("/")) return "must not end in a slash";
  if (uri.includes("*")) return "has a wildcard";
  if (uri.length > most) return `is longer than ${most} characters`;
  const [, first] = /^api:\/\/([^/]*)/i.exec(uri) ?? [];
  if (first === undefined || !guid.test(first) || ownIds(application, context).includes(first.toLowerCase())) {
    return undefined;
  }
  return "begins with a GUID that is neither the application's own id nor the tenant's";
}

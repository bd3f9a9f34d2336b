/** The identifier URIs of an application for personal accounts are shorter and plainer (entra-docs supported-accounts-validation). */
import { type ApplicationRule, allowsPersonalAccounts, invalidValue } from "./directoryRule";

const most = 120;

export const identifierUriPersonalRule: ApplicationRule = ({ after }) => {
  if (!allowsPersonalAccounts(after)) return undefined;
  for (const uri of after.identifierUris) {
    const problem = problemOf(uri);
    if (problem !== undefined) {
      return invalidValue("identifierUris", `'${uri}' ${problem}, which personal accounts do not allow`);
    }
  }
  return undefined;
};

function problemOf(uri: string): string | undefined {
  if (uri.length > most) return `is longer than ${most} characters`;
  if (/^urn:/i.test(uri)) return "is a urn";
  return /[?#]/.test(uri) ? "has a query or fragment" : undefined;
}

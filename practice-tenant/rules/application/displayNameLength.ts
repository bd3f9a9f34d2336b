/** How long the name of an application may be (entra-docs supported-accounts-validation). */
import { type ApplicationRule, allowsPersonalAccounts, invalidValue } from "./directoryRule";

export const displayNameLengthRule: ApplicationRule = ({ after }) => {
  const most = allowsPersonalAccounts(after) ? 90 : 120;
  const { length } = after.displayName;
  return length > most ? invalidValue("displayName", `it has ${length} characters, ${most} are allowed`) : undefined;
};

/** Readers of the arguments that are more than a text or a list of them. */
import { isAppId } from "../permissions/ownApi";
import { fieldsWith, plainText, type Reader, refuse, text } from "./argumentReaders";

/** A permission that the catalogue does not have. */
export const ownPermission: Reader = (value, path, problems) => {
  if (typeof value === "object" && value !== null && "name" in value && "id" in value) {
    if (typeof value.name === "string" && typeof value.id === "string" && isAppId(value.id)) return value;
  }
  const fix = "declare the API with defineApi or an AppRegistration, and spread what its permissions({ … }) answers";
  problems.push({ argument: path, rule: "permissions of an own API have a name and an id", fix });
  return undefined;
};

/** An app of the program, or a client id. */
export const client: Reader = (value, path, problems) => {
  const isApp = typeof value === "object" && value !== null && "clientId" in value && "name" in value;
  return isApp ? value : text(value, path, problems);
};

/** A certificate. A private key in its place is refused without a word of it. */
export const publicPart: Reader = (value, path, problems) => {
  if (typeof value !== "string" || !/PRIVATE KEY/.test(value)) return text(value, path, problems);
  problems.push({
    argument: path,
    rule: "only the public part of a certificate is declared, and this text holds a private key",
    fix: "give the certificate alone, take the key out of the source, and replace it if it was ever committed",
  });
  return undefined;
};

const kinds = ["user", "group", "principal"] as const;
const readPrincipal = fieldsWith([], { user: plainText, group: plainText, principal: plainText, role: plainText });

/** Somebody who is assigned: exactly one of the three kinds. */
export const principal: Reader = (value, path, problems) => {
  const read = readPrincipal(value, path, problems);
  if (read === undefined || kinds.filter((kind) => Object.hasOwn(Object(read), kind)).length === 1) return read;
  return refuse(value, path, {
    rule: "an assignment names one user, one group or one principal",
    fix: 'write { user: "ada@contoso.com" } or { group: "Sales" }',
    problems,
  });
};

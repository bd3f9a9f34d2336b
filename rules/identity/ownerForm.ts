/** Owners are named by object id or by user principal name. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { isUuid } from "../uuid";
import { listOwners } from "./owners";

const userPrincipalName = /^[^\s@]+@[^\s@]+$/;

export const ownerForm: Rule = {
  id: "owner-form",
  level: "refused",
  why: "An owner is a link to an object of the directory, which the azuread provider takes by its id only.",
  source: sources.providerApplication,
  judge: (manifest) =>
    listOwners(manifest)
      .filter((owner) => !isUuid(owner) && !userPrincipalName.test(owner))
      .map((value) => ({
        argument: "owners",
        value,
        rule: "an owner is named by its object id, a UUID, or by its user principal name",
        fix: "write the user principal name, such as ada@contoso.com, or the object id of a user or service principal",
      })),
};

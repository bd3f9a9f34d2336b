/** Owners are named by object id, each once, and are at most 100. */
import { type AppManifest, knownValues } from "../manifest";
import type { Problem, Rule } from "./rule";

const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const limit = 100;

export const ownerForm: Rule = {
  id: "owner-form",
  level: "refused",
  why: "Owners are links to objects of the directory, of which an application has a limited number.",
  code: "Directory_QuotaExceeded",
  source: "https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions",
  judge: ({ owners }) => {
    const { length } = owners.principals;
    const ids = listOwnerIds(owners.principals);
    const rule = `an app has at most ${limit} owners, the deploying principal included`;
    const tooMany = { argument: "owners", rule, fix: `remove ${length - limit} of the ${length}` };
    return [...ids.flatMap((id, index) => judgeId(id, ids.indexOf(id) < index)), ...(length > limit ? [tooMany] : [])];
  },
};

function listOwnerIds(principals: AppManifest["owners"]["principals"]): readonly string[] {
  return knownValues(principals.flatMap((owner) => (owner.kind === "principal" ? [owner.objectId] : [])));
}

function judgeId(value: string, isRepeated: boolean): readonly Problem[] {
  const at = { argument: "owners", value };
  if (isRepeated) return [{ ...at, rule: "an owner is listed once", fix: "remove the repetition" }];
  if (objectId.test(value)) return [];
  const fix = "take the object id from `az ad user show --id <name>` or the portal";
  return [{ ...at, rule: "an owner is named by its object id, a UUID", fix }];
}

/** Nobody is assigned twice to one role. */
import { unsettledName } from "../../manifest";
import type { Rule } from "../rule";
import { assignmentsArgument } from "./assignments";

export const assignmentRepeated: Rule = {
  id: "assignment-repeated",
  level: "refused",
  why: "The directory holds an assignment once, and refuses the second.",
  code: "Request_BadRequest",
  source: "https://github.com/microsoftgraph/msgraph-bicep-types/issues/161",
  judge: ({ assignments }) => {
    const settled = assignments.flatMap(({ principalObjectId, role }) =>
      principalObjectId.state === "known" && role !== unsettledName ? [{ who: principalObjectId.value, role }] : [],
    );
    const keys = settled.map(({ who, role }) => JSON.stringify([who.toLowerCase(), role ?? null]));
    return settled
      .filter((_, index) => keys.indexOf(keys[index] ?? "") < index)
      .map(({ who }) => ({
        argument: assignmentsArgument,
        value: who,
        rule: "nobody is assigned twice to one role",
        fix: "remove the repetition",
      }));
  },
};

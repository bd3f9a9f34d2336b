/** A permission is requested once. */
import type { Rule } from "../rule";
import { sources } from "../sources";
import { argumentOf, isSettled } from "./requests";

export const permissionRepeated: Rule = {
  id: "permission-repeated",
  level: "risky",
  why: "A permission that is listed twice stays when one of the two is removed.",
  source: sources.leastPrivilege,
  judge: ({ requests }) => {
    const settled = requests.filter(isSettled);
    const paths = settled.map((request) => `${argumentOf(request)} ${request.permission}`);
    return settled
      .filter((_, index) => paths.indexOf(paths[index] ?? "") < index)
      .map((request) => ({
        argument: argumentOf(request),
        value: request.permission,
        rule: "a permission is listed once",
        fix: "remove the repetition",
      }));
  },
};

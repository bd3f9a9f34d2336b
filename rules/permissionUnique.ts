/** A permission is requested once. */
import type { Rule } from "./rule";

export const permissionUnique: Rule = {
  id: "permission-unique",
  judge: ({ requests }) => {
    const paths = requests.map(({ api, kind, permission }) => `${api}.${kind} ${permission}`);
    return requests
      .filter((_, index) => paths.indexOf(paths[index] ?? "") < index)
      .map(({ api, kind, permission }) => ({
        argument: `permissions.${api}.${kind}`,
        value: permission,
        rule: "a permission is listed once",
        fix: "remove the repetition",
      }));
  },
};

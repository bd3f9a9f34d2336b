/** A permission is requested once. */
import type { Rule } from "./rule";

export const permissionUnique: Rule = {
  id: "permission-unique",
  level: "refused",
  why: "A permission that is listed twice is a mistake that hides in long lists.",
  code: "Request_BadRequest",
  source: "https://github.com/hashicorp/terraform-provider-azuread (required_resource_access is a set)",
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

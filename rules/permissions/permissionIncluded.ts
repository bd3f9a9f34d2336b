/** A permission that another requested one includes. */
import type { PermissionRequest } from "../../manifest";
import type { Rule } from "../rule";
import { sources } from "../sources";
import { argumentOf } from "./requests";

/** Each operation, and those that include it; the rest of the name stays. */
const wider: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.ReadBasic(?=\.|$)/, [".Read", ".ReadWrite"]],
  [/\.Read(?=\.|$)/, [".ReadWrite"]],
];

export const permissionIncluded: Rule = {
  id: "permission-included",
  level: "risky",
  why: "A permission that another includes makes the consent page longer and the app no abler.",
  source: sources.permissionsOverview,
  judge: ({ requests }) =>
    requests.flatMap((request) => {
      const included = listWider(request).find((name) => requests.some((other) => isRequest(other, request, name)));
      if (request.api !== "microsoftGraph" || included === undefined) return [];
      return [
        {
          argument: argumentOf(request),
          value: request.permission,
          rule: "no permission is listed that another one includes",
          fix: `remove it: ${included} includes it; or remove ${included} if the app changes nothing`,
        },
      ];
    }),
};

function listWider({ permission }: PermissionRequest): readonly string[] {
  return wider.flatMap(([operation, others]) =>
    operation.test(permission) ? others.map((other) => permission.replace(operation, other)) : [],
  );
}

function isRequest(other: PermissionRequest, { api, kind }: PermissionRequest, name: string): boolean {
  return other.api === api && other.kind === kind && other.permission === name;
}

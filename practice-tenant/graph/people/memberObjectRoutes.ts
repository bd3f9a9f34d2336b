/** `getMemberObjects` of a user: where a token sends an app whose user is in more groups than the token can name. */
import { z } from "zod";
import type { GraphAnswer, GraphCall, GraphRoute } from "../http/graphCall";
import { readBody } from "../http/readBody";
import { allGroups } from "./memberships";
import { requireUser } from "./peopleRoutes";

export const memberObjectRoutes: readonly GraphRoute[] = [
  {
    method: "POST",
    path: "/me/getMemberObjects",
    handle: (call) => listMemberObjects(call, call.caller.objectId),
  },
  {
    method: "POST",
    path: "/users/{id}/getMemberObjects",
    handle: (call) => listMemberObjects(call, call.params.id ?? ""),
  },
];

const questionSchema = z.strictObject({ securityEnabledOnly: z.boolean().default(false) });

/** Ids of groups, also of those that hold others; directory roles have no objects here. */
function listMemberObjects({ context, version, body }: GraphCall, key: string): GraphAnswer {
  const { store, origin } = context;
  const { securityEnabledOnly } = readBody(questionSchema, body, "User");
  const groups = allGroups(store, requireUser(store, key).id);
  const wanted = groups.filter(({ securityEnabled }) => securityEnabled || !securityEnabledOnly);
  return {
    kind: "value",
    value: {
      "@odata.context": `${origin}/${version}/$metadata#Collection(Edm.String)`,
      value: wanted.map(({ id }) => id),
    },
  };
}

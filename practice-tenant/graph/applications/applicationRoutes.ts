/** `/applications`: create, list, read, change, delete, and the logo. */

import type { Application } from "../../records";
import { assertApplicationAllowed } from "../../rules/application/applicationRules";
import { assertOwnersAllowed } from "../../rules/ownerLimits";
import { assertPasswordAllowed } from "../../rules/passwordLimits";
import { createPassword } from "../credentials/passwordCredentials";
import { deleteApplication } from "../deletedItems/recycleBin";
import { entityTypes } from "../entityTypes";
import { type GraphAnswer, type GraphCall, type GraphRoute, noContent } from "../http/graphCall";
import { badRequest } from "../http/graphError";
import { readBody } from "../http/readBody";
import { newApplication } from "../newApplication";
import { listRecords } from "../odata/listRecords";
import { readOwnerLinks } from "../owners/ownerLinks";
import { applicationPatchSchema, newApplicationSchema } from "./applicationBody";
import { requireApplication, saveApplication } from "./applicationStore";
import { viewApplication } from "./applicationView";
import { applyApplicationPatch } from "./applyApplicationPatch";

export const applicationRoutes: readonly GraphRoute[] = [
  { method: "GET", path: "/applications", handle: listApplications },
  { method: "POST", path: "/applications", handle: createApplication },
  { method: "GET", path: "/applications/{id}", handle: readApplication },
  { method: "PATCH", path: "/applications/{id}", handle: changeApplication },
  { method: "DELETE", path: "/applications/{id}", handle: removeApplication },
  { method: "PUT", path: "/applications/{id}/logo", handle: takeLogo },
];

function listApplications(call: GraphCall): GraphAnswer {
  return listRecords(call.context.store, call.query, {
    kind: "application",
    type: entityTypes.application,
    view: (application) => viewApplication(application, call),
  });
}

function readApplication(call: GraphCall): GraphAnswer {
  const application = requireApplication(call.context.store, call.params.id ?? "");
  return { kind: "entity", status: 200, type: entityTypes.application, entity: viewApplication(application, call) };
}

function createApplication(call: GraphCall): GraphAnswer {
  const { context, caller, lag } = call;
  const { store, random, clock, domain } = context;
  const {
    "owners@odata.bind": ownerLinks,
    passwordCredentials,
    ...patch
  } = readBody(newApplicationSchema, call.body, "Application");
  const passwords = (passwordCredentials ?? []).map((credential) => createPassword(context, credential));
  const blank = newApplication({
    id: random.uuid(),
    appId: random.uuid(),
    displayName: patch.displayName,
    createdDateTime: `${clock().toISOString().slice(0, 19)}Z`,
    publisherDomain: domain,
    passwordCredentials: passwords.map(({ credential }) => credential),
    // Graph makes a user who creates an app its owner, whatever the body says; an app only where it says so.
    owners: unique([
      ...(caller.kind === "delegated" ? [caller.objectId] : []),
      ...readOwnerLinks(store, ownerLinks ?? []),
    ]),
  });
  const application = applyApplicationPatch(context, blank, patch);
  assertApplicationAllowed(context, { before: undefined, after: application });
  assertOwnersAllowed(context, application.owners.length);
  const { signInAudience } = application;
  for (const { credential } of passwords) {
    // How many there are is judged with the application.
    assertPasswordAllowed(context, { signInAudience, passwordCredentials: [] }, credential);
  }
  saveApplication(store, application);
  lag.noteApplication(application.appId);
  const entity = { ...viewApplication(application, call), passwordCredentials: passwords.map(({ answer }) => answer) };
  return { kind: "entity", status: 201, type: entityTypes.application, entity };
}

function changeApplication(call: GraphCall): GraphAnswer {
  const { context, params } = call;
  const before = requireApplication(context.store, params.id ?? "");
  const after = applyApplicationPatch(context, before, readBody(applicationPatchSchema, call.body, "Application"));
  assertApplicationAllowed(context, { before, after });
  saveApplication(context.store, after);
  return noContent;
}

function removeApplication({ context, params }: GraphCall): GraphAnswer {
  deleteApplication(context, requireApplication(context.store, params.id ?? ""));
  return noContent;
}

/** The picture itself is not kept: Graph answers only with an address of its own content network. */
function takeLogo({ context: { store, origin }, params, body }: GraphCall): GraphAnswer {
  const application = requireApplication(store, params.id ?? "");
  if (!Buffer.isBuffer(body) || body.length === 0) throw badRequest("The request holds no picture.");
  const logoUrl = `${origin}/logos/${application.id}`;
  saveApplication(store, { ...application, info: { ...application.info, logoUrl } } satisfies Application);
  return noContent;
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

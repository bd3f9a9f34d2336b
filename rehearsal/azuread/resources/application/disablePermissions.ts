/**
 * Switches app roles and scopes off before they are changed or removed: the directory refuses to touch
 * one that is enabled.
 */
import { isDeepStrictEqual } from "node:util";
import { flagOf, type JsonObject, objectOf, objectsOf, sameId, textOf, textsOf } from "../../jsonValues";
import { OperationFailure } from "../../providerError";
import type { OperationContext } from "../../resourceType";
import { applicationType } from "./applicationBody";

const pollPause = 1000;
const polls = 60;

/** Switches off every role of the application that the new list changes or lacks. */
export async function disableAppRoles(
  context: OperationContext,
  id: string,
  wanted: readonly JsonObject[],
): Promise<void> {
  const application = await context.graph.get(`/applications/${id}`);
  const existing = objectsOf(application, "appRoles").map(plainRole);
  const disabled = withDisabled(existing, wanted, roleDiffers);
  if (disabled === undefined) return;
  await context.graph.patch(`/applications/${id}`, { "@odata.type": applicationType, appRoles: disabled, id });
  await untilDisabled(context, id, { expected: disabled, read: (found) => objectsOf(found, "appRoles") });
}

/** Switches off every scope of the application that the new list changes or lacks. */
export async function disableScopes(
  context: OperationContext,
  id: string,
  wanted: readonly JsonObject[],
): Promise<void> {
  const application = await context.graph.get(`/applications/${id}`);
  const read = (found: JsonObject) => objectsOf(objectOf(found, "api"), "oauth2PermissionScopes");
  const existing = read(application).map(plainScope);
  const disabled = withDisabled(existing, wanted, (old, next) => !isDeepStrictEqual(old, next));
  if (disabled === undefined) return;
  await context.graph.patch(`/applications/${id}`, {
    "@odata.type": applicationType,
    api: { oauth2PermissionScopes: disabled },
  });
  await untilDisabled(context, id, { expected: disabled, read });
}

/** The existing permissions with those switched off that must be; undefined when none must. */
function withDisabled(
  existing: readonly JsonObject[],
  wanted: readonly JsonObject[],
  differs: (old: JsonObject, next: JsonObject) => boolean,
): JsonObject[] | undefined {
  if (isDeepStrictEqual(existing, wanted)) return undefined;
  let anyDisabled = false;
  const result = existing.map((old) => {
    const next = wanted.find((candidate) => sameId(textOf(candidate, "id"), textOf(old, "id")));
    if (next !== undefined && !(flagOf(old, "isEnabled") && differs(old, next))) return old;
    anyDisabled = true;
    return { ...old, isEnabled: false };
  });
  return anyDisabled ? result : undefined;
}

function roleDiffers(old: JsonObject, next: JsonObject): boolean {
  return (
    !isDeepStrictEqual(textsOf(old, "allowedMemberTypes"), textsOf(next, "allowedMemberTypes")) ||
    ["description", "displayName", "value"].some((name) => textOf(old, name) !== textOf(next, name))
  );
}

/** A role without what only the directory writes. */
export function plainRole(role: JsonObject): JsonObject {
  return pick(role, ["allowedMemberTypes", "description", "displayName", "id", "isEnabled", "value"]);
}

/** A scope without what only the directory writes. */
export function plainScope(scope: JsonObject): JsonObject {
  return pick(scope, [
    "adminConsentDescription",
    "adminConsentDisplayName",
    "id",
    "isEnabled",
    "type",
    "userConsentDescription",
    "userConsentDisplayName",
    "value",
  ]);
}

function pick(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (name in object ? [[name, object[name] ?? null]] : [])));
}

interface Expectation {
  readonly expected: readonly JsonObject[];
  readonly read: (application: JsonObject) => readonly JsonObject[];
}

async function untilDisabled(context: OperationContext, id: string, { expected, read }: Expectation): Promise<void> {
  const off = expected
    .filter((permission) => !flagOf(permission, "isEnabled"))
    .map((permission) => textOf(permission, "id"));
  for (let poll = 0; poll < polls; poll += 1) {
    const found = read(await context.graph.get(`/applications/${id}`));
    if (!found.some((permission) => off.includes(textOf(permission, "id")) && flagOf(permission, "isEnabled"))) return;
    await context.graph.pause(pollPause);
  }
  throw new OperationFailure(`waiting for App Roles to be disabled for Application (Application: "${id}")`);
}

/**
 * Resources that are one part of an application: they read the whole application, change their part of
 * it and write that property back, one at a time for each application.
 */
import type { PropertyMap } from "../../../propertyValue";
import { type JsonObject, textOf } from "../../jsonValues";
import { OperationFailure } from "../../providerError";
import type { Change, Draft, Minutes, OperationContext, ResourceType } from "../../resourceType";
import { type Fields, text } from "../../schema/propertySchema";
import { isApplicationId } from "../../schema/valueChecks";
import { alreadyExists } from "../alreadyExists";
import { applicationType } from "../application/applicationBody";
import { findOrGone, firstObjectOf } from "../objectId";
import { orFail } from "../orFail";

/** The application of which every one of these resources is a part. */
export const partOfApplication = {
  applicationId: text({ use: "required", forceNew: true, check: isApplicationId }),
} as const;

/** Makes the body of a write; undefined when the part is not there. */
type Write = (
  application: JsonObject,
  input: { readonly key: string; readonly planned: PropertyMap },
) => JsonObject | undefined;

export interface ApplicationPart {
  readonly token: string;
  /** Terraform's name of the type, for messages. */
  readonly terraformType: string;
  /** What the part is called in messages. @param key as in its id */
  readonly title: (objectId: string, key: string) => string;
  /** All properties but `applicationId`. */
  readonly fields: Fields;
  readonly minutes?: Minutes;
  /** Word between application and key in the id; the id of a part without a key ends with it, or with the application. */
  readonly segment?: string;
  /** What tells this part from others of its kind on one application. Absent where there is only one. */
  readonly keyOf?: (planned: PropertyMap) => string;
  /** An id without `/applications/` before it, as the oldest of these resources have. */
  readonly plainId?: boolean;
  /** The part as found, or undefined. */
  readonly find: (application: JsonObject, key: string) => PropertyMap | undefined;
  /** Whether the part is there already, so that it cannot be added. @default whether it is found */
  readonly isTaken?: (application: JsonObject) => boolean;
  readonly add: Write;
  /** Absent where every change needs a new part. */
  readonly change?: Write;
  readonly remove: Write;
  /** Which writes do without reading the application before; they get an empty one. */
  readonly blind?: readonly ("add" | "change" | "remove")[];
  /** An application that is gone took the part with it, which is no error on deletion. */
  readonly goneWithApplication?: boolean;
  /** What must be done to the directory before a changing or removing write. */
  readonly prepare?: (context: OperationContext, objectId: string, body: JsonObject) => Promise<void>;
}

const defaultMinutes: Minutes = { create: 10, read: 5, update: 10, delete: 5 };

export function defineApplicationPart(part: ApplicationPart): ResourceType {
  return {
    token: part.token,
    fields: { ...partOfApplication, ...part.fields },
    minutes: part.minutes ?? defaultMinutes,
    importId: new RegExp(`^${idOf(part, "[^/]+", ".+")}$`),
    create: (context, planned, draft) => create(part, context, { planned, draft }),
    read: (context, draft) => read(part, context, draft),
    ...(part.change === undefined
      ? {}
      : {
          update: (context: OperationContext, change: Change, draft: Draft) => update(part, context, { change, draft }),
        }),
    delete: (context, id) => remove(part, context, id),
  };
}

async function create(
  part: ApplicationPart,
  context: OperationContext,
  { planned, draft }: { readonly planned: PropertyMap; readonly draft: Draft },
): Promise<void> {
  const objectId = firstObjectOf(textOf(planned, "applicationId"));
  const key = part.keyOf?.(planned) ?? "";
  const id = idOf(part, objectId, key);
  await context.locks.run(objectId, async () => {
    const isBlind = part.blind?.includes("add") ?? false;
    const application = isBlind ? {} : await readApplication(context, objectId);
    const isTaken = part.isTaken?.(application) ?? (!isBlind && part.find(application, key) !== undefined);
    if (isTaken) throw alreadyExists(part.terraformType, id);
    const body = part.add(application, { key, planned }) ?? {};
    await orFail(`creating ${named(part, id)}`, write(context, objectId, body));
  });
  draft.id = id;
}

function idOf({ plainId, segment, keyOf }: ApplicationPart, objectId: string, key: string): string {
  const application = plainId ? objectId : `/applications/${objectId}`;
  const path = segment === undefined ? application : `${application}/${segment}`;
  return keyOf === undefined ? path : `${path}/${key}`;
}

function keyFrom({ segment = "", keyOf }: ApplicationPart, id: string): string {
  // A key may itself hold slashes: base64 does.
  return keyOf === undefined ? "" : id.slice(id.indexOf(`/${segment}/`) + segment.length + 2);
}

async function readApplication({ graph }: OperationContext, objectId: string): Promise<JsonObject> {
  return orFail(`retrieving Application (Application: "${objectId}")`, graph.get(`/applications/${objectId}`));
}

async function write({ graph }: OperationContext, objectId: string, body: JsonObject): Promise<void> {
  await graph.patch(`/applications/${objectId}`, { "@odata.type": applicationType, ...body });
}

function named(part: ApplicationPart, id: string): string {
  return part.title(firstObjectOf(id), keyFrom(part, id));
}

async function read(part: ApplicationPart, { graph }: OperationContext, draft: Draft): Promise<boolean> {
  const objectId = firstObjectOf(draft.id);
  const summary = `retrieving ${named(part, draft.id)}`;
  const application = await findOrGone(summary, graph.get(`/applications/${objectId}`));
  const found = application === undefined ? undefined : part.find(application, keyFrom(part, draft.id));
  if (found === undefined) return false;
  draft.values = { ...draft.values, applicationId: `/applications/${objectId}`, ...found };
  return true;
}

async function update(
  part: ApplicationPart,
  context: OperationContext,
  { change, draft }: { readonly change: Change; readonly draft: Draft },
): Promise<void> {
  const { planned } = change;
  const makeBody = (application: JsonObject) => part.change?.(application, { key: keyFrom(part, draft.id), planned });
  await rewrite(part, context, { id: draft.id, kind: "change", verb: "updating", makeBody });
}

async function remove(part: ApplicationPart, context: OperationContext, id: string): Promise<void> {
  const objectId = firstObjectOf(id);
  if (part.goneWithApplication) {
    const retrieving = `retrieving Application (Application: "${objectId}")`;
    if ((await findOrGone(retrieving, context.graph.get(`/applications/${objectId}`))) === undefined) return;
  }
  const makeBody = (application: JsonObject) => part.remove(application, { key: keyFrom(part, id), planned: {} });
  await rewrite(part, context, { id, kind: "remove", verb: "deleting", makeBody });
}

interface Rewrite {
  readonly id: string;
  readonly kind: "change" | "remove";
  readonly verb: string;
  readonly makeBody: (application: JsonObject) => JsonObject | undefined;
}

async function rewrite(
  part: ApplicationPart,
  context: OperationContext,
  { id, kind, verb, makeBody }: Rewrite,
): Promise<void> {
  const objectId = firstObjectOf(id);
  await context.locks.run(objectId, async () => {
    const application = part.blind?.includes(kind) ? {} : await readApplication(context, objectId);
    const body = makeBody(application);
    if (body === undefined) {
      throw new OperationFailure(`${verb} ${named(part, id)}: could not identify what is there`);
    }
    await orFail(`disabling ${named(part, id)}`, part.prepare?.(context, objectId, body) ?? Promise.resolve());
    await orFail(`${verb} ${named(part, id)}`, write(context, objectId, body));
  });
}

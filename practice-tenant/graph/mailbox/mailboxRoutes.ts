/** Calendar, contacts and mail of one mailbox: under `/me` for a signed-in user, under `/users/{userId}` for an app on its own. */
import type { JsonObject, MailboxItem } from "../../records";
import { entityTypes } from "../entityTypes";
import { type GraphAnswer, type GraphCall, type GraphRoute, noContent } from "../http/graphCall";
import { GraphError } from "../http/graphError";
import { readBody } from "../http/readBody";
import { requireUser } from "../people/peopleRoutes";
import { viewCalendar } from "./calendarView";
import { contactSchema, eventSchema, newContact, newEvent, sentOnly } from "./mailboxBody";
import { mailboxOwner } from "./mailboxOwner";
import { assertUtc } from "./preferredTimeZone";

export const mailboxRoutes: readonly GraphRoute[] = ["/me", "/users/{userId}"].flatMap((mailbox): GraphRoute[] => [
  { method: "GET", path: `${mailbox}/calendarView`, handle: viewCalendar },
  { method: "POST", path: `${mailbox}/events`, handle: createEvent },
  { method: "POST", path: `${mailbox}/contacts`, handle: createContact },
  { method: "PATCH", path: `${mailbox}/contacts/{itemId}`, handle: changeContact },
  ...(["event", "contact", "message"] as const).flatMap((kind): GraphRoute[] => [
    { method: "GET", path: `${mailbox}/${kind}s`, handle: (call) => listItems(kind, call) },
    { method: "GET", path: `${mailbox}/${kind}s/{itemId}`, handle: (call) => readItem(kind, call) },
  ]),
  { method: "DELETE", path: `${mailbox}/events/{itemId}`, handle: (call) => removeItem("event", call) },
  { method: "DELETE", path: `${mailbox}/contacts/{itemId}`, handle: (call) => removeItem("contact", call) },
]);

type ItemKind = "event" | "contact" | "message";

function listItems(kind: ItemKind, call: GraphCall): GraphAnswer {
  assertUtc(call.prefer);
  const owner = mailboxOwner(call);
  const items = call.context.store.list(kind, ({ userId }) => userId === owner);
  return { kind: "list", type: entityTypes[kind], entities: items.map(({ item }) => item) };
}

function readItem(kind: ItemKind, call: GraphCall): GraphAnswer {
  assertUtc(call.prefer);
  return answerItem(kind, requireItem(kind, call).item);
}

function createContact(call: GraphCall): GraphAnswer {
  return keepNew("contact", call, newContact(readBody(contactSchema, call.body, "Contact"), stamp(call)));
}

function createEvent(call: GraphCall): GraphAnswer {
  const owner = requireUser(call.context.store, mailboxOwner(call));
  const organizer = { emailAddress: { name: owner.displayName, address: owner.mail ?? owner.userPrincipalName } };
  return keepNew("event", call, { ...newEvent(readBody(eventSchema, call.body, "Event"), stamp(call)), organizer });
}

function changeContact(call: GraphCall): GraphAnswer {
  const kept = requireItem("contact", call);
  const { id, createdDateTime } = kept.item;
  const changes = readBody(contactSchema, call.body, "Contact");
  const item: JsonObject = {
    ...kept.item,
    ...sentOnly(changes),
    ...stamp(call),
    id: id ?? kept.id,
    createdDateTime: createdDateTime ?? null,
  };
  call.context.store.put("contact", { ...kept, item });
  return answerItem("contact", item);
}

function removeItem(kind: ItemKind, call: GraphCall): GraphAnswer {
  call.context.store.remove(kind, requireItem(kind, call).id);
  return noContent;
}

function keepNew(kind: ItemKind, call: GraphCall, item: JsonObject): GraphAnswer {
  const id = String(item.id);
  call.context.store.put(kind, { id, userId: mailboxOwner(call), item });
  return { kind: "entity", status: 201, type: entityTypes[kind], entity: item };
}

function requireItem(kind: ItemKind, call: GraphCall): MailboxItem {
  const found = call.context.store.get(kind, call.params.itemId ?? "");
  if (found === undefined || found.userId !== mailboxOwner(call)) {
    throw new GraphError(404, "ErrorItemNotFound", "The specified object was not found in the store.");
  }
  return found;
}

function answerItem(kind: ItemKind, entity: JsonObject): GraphAnswer {
  return { kind: "entity", status: 200, type: entityTypes[kind], entity };
}

/** What Outlook adds to an item whenever it is written. */
function stamp({ context: { random, clock } }: GraphCall) {
  const now = `${clock().toISOString().slice(0, 19)}Z`;
  return { id: random.token(24), changeKey: random.token(12), createdDateTime: now, lastModifiedDateTime: now };
}

/** `/me/calendarView`: the events that touch a span of time. */
import type { JsonObject } from "../../records";
import { entityTypes } from "../entityTypes";
import type { GraphAnswer, GraphCall } from "../http/graphCall";
import { GraphError } from "../http/graphError";
import { valueAt } from "../odata/parseFilter";
import { mailboxOwner } from "./mailboxOwner";
import { assertUtc } from "./preferredTimeZone";

export function viewCalendar(call: GraphCall): GraphAnswer {
  assertUtc(call.prefer);
  const from = readTime(call, "startDateTime");
  const until = readTime(call, "endDateTime");
  const owner = mailboxOwner(call);
  const events = call.context.store
    .list("event", ({ userId }) => userId === owner)
    .map(({ item }) => item)
    .filter((event) => timeOf(event, "start") < until && timeOf(event, "end") > from)
    .sort((left, right) => timeOf(left, "start") - timeOf(right, "start"));
  return { kind: "list", type: entityTypes.event, entities: events };
}

/** A time without an offset is UTC. */
function readTime({ query }: GraphCall, name: "startDateTime" | "endDateTime"): number {
  const text = query.others.get(name);
  const time = text === undefined ? Number.NaN : Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
  if (Number.isNaN(time)) {
    throw new GraphError(
      400,
      "ErrorInvalidParameter",
      "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.",
    );
  }
  return time;
}

function timeOf(event: JsonObject, end: "start" | "end"): number {
  return Date.parse(`${String(valueAt(event, [end, "dateTime"])).slice(0, 19)}Z`);
}

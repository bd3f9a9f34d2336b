/** What the samples of all languages say and ask alike. */
import { type Connection, whyNoCall } from "../connection";
import { userPlace } from "../sampleCall";

/** First line of a sample: what it does, as a sentence. */
export function summaryOf(connection: Connection): string {
  const { app, flow, call } = connection;
  const signsIn =
    flow === "appOnly" ? `Gets a token as "${app.name}", without a user` : `Signs somebody in to "${app.name}"`;
  return call === undefined
    ? `${signsIn}. ${whyNoCall(connection)}`
    : `${signsIn}, and reads ${call.reads}, which ${call.openedBy.join(" and ")} opens.`;
}

/** Whether the program is told whose things to read. */
export function isForOneUser({ call }: Connection): boolean {
  return call?.path.includes(userPlace) === true;
}

/** The path of the call, with `user` in the place of who is to be named. */
export function pathOf({ path }: { readonly path: string }, user: string): string {
  return `/v1.0${path.replace(userPlace, user)}`;
}

/** What the samples of all languages say and ask alike. */
import { userPlace } from "../../../catalogue";
import { wrapText } from "../../../common";
import { type Connection, whyNoCall } from "../connection";

/** What a sample does, as a sentence or two. */
export function summaryOf(connection: Connection): string {
  const { title, flow, call } = connection;
  const signsIn = flow === "appOnly" ? `Gets a token as "${title}", without a user` : `Signs somebody in to "${title}"`;
  return call === undefined
    ? `${signsIn}. ${whyNoCall(connection)}`
    : `${signsIn}, and reads ${call.reads}, which ${call.openedBy.join(" and ")} opens.`;
}

/** The same within the width of a source file, each line begun as comments of its language are. */
export function summaryLines(connection: Connection, begin: string): string {
  return wrapText(summaryOf(connection), 100)
    .map((line) => `${begin}${line}`)
    .join("\n");
}

/** Whether the program is told whose things to read. */
export function isForOneUser({ call }: Connection): boolean {
  return call?.path.includes(userPlace) === true;
}

/** The path of the call, with `user` in the place of who is to be named. */
export function pathOf({ path }: { readonly path: string }, user: string): string {
  return `/v1.0${path.replace(userPlace, user)}`;
}

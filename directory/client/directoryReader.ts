/** What the rest of the room needs of the client: reading, and taking away. */
import type { Fields } from "./fields";

/** One of several answers that came together. */
export type ManyAnswer = { readonly status: number; readonly body: Fields };

/** Paths are those below the version: `/applications?$top=1`. */
export interface DirectoryReader {
  /** @throws {GraphRefusedError} when Graph answers with an error */
  get(path: string): Promise<Fields>;
  /** Every entry of a list, all its pages. @throws {GraphRefusedError} {DirectoryAnswerError} */
  list(path: string): Promise<readonly Fields[]>;
  /** Many at once, in the order asked for; a refusal is one of the answers. */
  getMany(paths: readonly string[]): Promise<readonly ManyAnswer[]>;
}

export interface DirectoryWriter extends DirectoryReader {
  post(path: string, body: object): Promise<Fields>;
  patch(path: string, body: object): Promise<void>;
  /** "absent": it was gone already, or an earlier try of this very call has taken it away. */
  delete(path: string): Promise<"deleted" | "absent">;
}

/** What the rest of the room needs of the client: reading, and taking away. */
import type { CallOptions } from "./callOptions";
import type { Fields } from "./fields";
import type { GraphRefusedError } from "./graphRefusedError";

/** One of several answers that came together. */
export interface ManyAnswer {
  readonly status: number;
  readonly body: Fields;
  /** Present for a status of 400 and above: what {@link DirectoryReader.get} would have thrown. */
  readonly refusal?: GraphRefusedError;
}

/**
 * Paths are those below the version: `/applications?$top=1`.
 *
 * Every call is repeated for as long as Graph is throttling, failing or out of reach, where that is safe. Each throws
 * {DirectoryUnreachableError} when that took too long, and {DirectoryAnswerError} for answers that are none of Graph's.
 */
export interface DirectoryReader {
  /** @throws {GraphRefusedError} when Graph answers with an error */
  get(path: string, options?: CallOptions): Promise<Fields>;
  /** Every entry of a list, all its pages. @throws {GraphRefusedError} */
  list(path: string, options?: CallOptions): Promise<readonly Fields[]>;
  /** Many at once, in the order asked for; a refusal is one of the answers. */
  getMany(paths: readonly string[], options?: CallOptions): Promise<readonly ManyAnswer[]>;
}

export interface DirectoryWriter extends DirectoryReader {
  /**
   * Repeated only where nothing was done for sure.
   *
   * @throws {GraphRefusedError} {OutcomeUnknownError} when it may have been done, and nothing says so
   */
  post(path: string, body: object, options?: CallOptions): Promise<Fields>;
  /** @throws {GraphRefusedError} */
  patch(path: string, body: object, options?: CallOptions): Promise<void>;
  /**
   * "absent": it was gone before this call. What is gone because an earlier try of this call was not answered counts as
   * deleted.
   *
   * @throws {GraphRefusedError} but for 404
   */
  delete(path: string, options?: CallOptions): Promise<"deleted" | "absent">;
}

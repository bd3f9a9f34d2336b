/** The one client of Microsoft Graph: calls it safely, and tells answers from refusals. */
import type { PermissionKind } from "../../catalogue";
import type { CallOptions } from "./callOptions";
import type { DirectoryWriter, ManyAnswer } from "./directoryReader";
import type { Fields } from "./fields";
import { type GraphCall, nameOf } from "./graphCall";
import { graphCodeOf } from "./graphCode";
import { type ConnectionOptions, connectToGraph, type GraphConnection } from "./graphConnection";
import { GraphRefusedError } from "./graphRefusedError";
import { leastForCall } from "./leastForCall";
import { ManyReader } from "./manyReader";
import { type Pace, systemPace } from "./pace";
import { readPages } from "./readPages";
import type { RepeatOptions, Wait } from "./repeats";
import { type Settled, sendSafely } from "./sendSafely";
import type { Answered } from "./tryOutcome";

export interface DirectoryClientOptions extends ConnectionOptions {
  /** Called before each wait for another try, for a command to show it. */
  readonly onWait?: (wait: Wait) => void;
  /** Whether the token is a user's or an app's own, so that a refusal can name the permission that is missing. */
  readonly tokenKind?: PermissionKind;
  /** @default the machine's */
  readonly pace?: Pace;
}

export class DirectoryClient implements DirectoryWriter {
  readonly #connection: GraphConnection;
  readonly #repeating: RepeatOptions;
  readonly #many: ManyReader;
  readonly #tokenKind: PermissionKind | undefined;

  constructor({ onWait, tokenKind, pace = systemPace, ...options }: DirectoryClientOptions) {
    this.#connection = connectToGraph(options, pace);
    this.#repeating = { pace, onWait, signal: options.signal };
    this.#tokenKind = tokenKind;
    this.#many = new ManyReader({
      ...this.#repeating,
      send: async (call) => (await this.#settle(call)).answer,
      requireDone: (call, answer) => this.#requireDone(call, answer),
    });
  }

  get(path: string, options: CallOptions = {}): Promise<Fields> {
    return this.#complete({ method: "GET", path, ...options });
  }

  async list(path: string, options: CallOptions = {}): Promise<readonly Fields[]> {
    const entries: Fields[] = [];
    for await (const page of readPages(this, path, options)) entries.push(...page);
    return entries;
  }

  async getMany(paths: readonly string[], options: CallOptions = {}): Promise<readonly ManyAnswer[]> {
    const answers = await this.#many.read(paths, options);
    return answers.map((answer, at) => {
      const { status, body } = answer;
      const refusal = this.#refusalIn({ method: "GET", path: paths[at] ?? "" }, answer);
      return { status, body, ...(refusal !== undefined && { refusal }) };
    });
  }

  post(path: string, body: object, options: CallOptions = {}): Promise<Fields> {
    return this.#complete({ method: "POST", path, body, ...options });
  }

  async patch(path: string, body: object, options: CallOptions = {}): Promise<void> {
    await this.#complete({ method: "PATCH", path, body, ...options });
  }

  async delete(path: string, options: CallOptions = {}): Promise<"deleted" | "absent"> {
    const call: GraphCall = { method: "DELETE", path, ...options };
    const { answer, mayBeDoneBefore } = await this.#settle(call);
    if (answer.status === 404) return mayBeDoneBefore ? "deleted" : "absent";
    this.#requireDone(call, answer);
    return "deleted";
  }

  async #complete(call: GraphCall): Promise<Fields> {
    const { answer } = await this.#settle(call);
    this.#requireDone(call, answer);
    return answer.body;
  }

  #settle(call: GraphCall): Promise<Settled> {
    return sendSafely(call, this.#connection, this.#repeating);
  }

  /** @throws {GraphRefusedError} */
  #requireDone(call: GraphCall, answer: Answered): void {
    const refusal = this.#refusalIn(call, answer);
    if (refusal !== undefined) throw refusal;
  }

  #refusalIn(call: GraphCall, { status, body }: Answered): GraphRefusedError | undefined {
    if (status < 400) return undefined;
    const name = nameOf(call);
    const least = status === 403 && this.#tokenKind !== undefined ? leastForCall(name, this.#tokenKind) : undefined;
    return new GraphRefusedError(name, status, { graphCode: graphCodeOf(body), least });
  }
}

/** Reads many paths with few requests: Graph's `$batch`, or one by one where there is none. */
import { inParallel } from "../../common";
import { readBatchAnswers } from "./batchAnswers";
import { type CallOptions, headersFor } from "./callOptions";
import { type GraphCall, nameOf } from "./graphCall";
import { type RepeatOptions, Repeats } from "./repeats";
import { type Answered, isSettled, type TryOutcome } from "./tryOutcome";

export interface ManyReaderOptions extends RepeatOptions {
  /** Makes one call, repeated where that is safe. */
  send(call: GraphCall): Promise<Answered>;
  /** @throws when the answer is a refusal */
  requireDone(call: GraphCall, answer: Answered): void;
}

/** Graph's limit of parts. */
const mostParts = 20;
/** Every part counts against the limits of throttling, so there are not many at once. */
const batchesAtOnce = 4;
const singlesAtOnce = 8;
/** What a service says that has no `$batch`. */
const absent = [404, 405, 501];

export class ManyReader {
  #hasBatch = true;

  constructor(private readonly options: ManyReaderOptions) {}

  /** Answers and refusals, in the order of the paths. */
  async read(paths: readonly string[], callOptions: CallOptions): Promise<readonly Answered[]> {
    const calls = paths.map((path): GraphCall => ({ method: "GET", path, ...callOptions }));
    const batches = Array.from({ length: Math.ceil(calls.length / mostParts) }, (_, at) =>
      calls.slice(at * mostParts, (at + 1) * mostParts),
    );
    const answers = await inParallel(batches, { limit: batchesAtOnce }, (batch) => this.readBatch(batch, callOptions));
    return answers.flat();
  }

  private async readBatch(calls: readonly GraphCall[], { version }: CallOptions): Promise<readonly Answered[]> {
    const settled = new Map<GraphCall, Answered>();
    const repeats = new Repeats(nameOfBatch(calls), this.options);
    for (let open = calls; ; open = open.filter((call) => !settled.has(call))) {
      if (!this.#hasBatch) return this.readSingly(calls);
      const envelope: GraphCall = { method: "POST", path: "/$batch", body: batchOf(open), isReading: true };
      const answer = await this.options.send(version === undefined ? envelope : { ...envelope, version });
      this.#hasBatch = !absent.includes(answer.status);
      if (!this.#hasBatch) continue;
      this.options.requireDone(envelope, answer);
      const outcomes = outcomesOf(open, answer, this.options.pace.now());
      for (const [call, outcome] of outcomes) if (isSettled(outcome)) settled.set(call, outcome);
      const [longest] = [...outcomes.values()].filter((outcome) => !isSettled(outcome)).sort(byPatience);
      if (longest === undefined) return calls.flatMap((call) => settled.get(call) ?? []);
      await repeats.waitAfter(longest);
    }
  }

  private readSingly(calls: readonly GraphCall[]): Promise<readonly Answered[]> {
    return inParallel(calls, { limit: singlesAtOnce }, (call) => this.options.send(call));
  }
}

function batchOf(calls: readonly GraphCall[]): object {
  const requests = calls.map((call, at) => {
    const headers = headersFor(call);
    const { method, path: url } = call;
    return { id: String(at), method, url, ...(Object.keys(headers).length > 0 && { headers }) };
  });
  return { requests };
}

/** A part without an answer may have got lost between Graph and the service behind it. */
function outcomesOf(calls: readonly GraphCall[], { body }: Answered, now: Date): ReadonlyMap<GraphCall, TryOutcome> {
  const answers = readBatchAnswers(body, now);
  const none: TryOutcome = { kind: "lost", what: "the answer to a batch lacks a part" };
  return new Map(calls.map((call, at) => [call, answers.get(String(at)) ?? none]));
}

/** Those that ask for the longest wait first: parts that are repeated together wait for the slowest of them. */
function byPatience(left: TryOutcome, right: TryOutcome): number {
  return patienceOf(right) - patienceOf(left);
}

function patienceOf(outcome: TryOutcome): number {
  return outcome.kind === "answered" ? (outcome.retryAfter ?? -1) : -1;
}

function nameOfBatch([first, ...others]: readonly GraphCall[]): string {
  const name = first === undefined ? "nothing" : nameOf(first);
  return others.length === 0 ? name : `${name} and ${others.length} more`;
}

/** Makes a call as often as it takes, and never twice where that could do the work twice. */
import { type GraphCall, isRepeatable, nameOf } from "./graphCall";
import type { GraphConnection } from "./graphConnection";
import { OutcomeUnknownError } from "./outcomeUnknownError";
import { type RepeatOptions, Repeats } from "./repeats";
import { type Answered, describeOutcome, isSettled, judge } from "./tryOutcome";

export interface Settled {
  readonly answer: Answered;
  /** An earlier try may have done the work, although it was not answered. */
  readonly mayBeDoneBefore: boolean;
}

/**
 * @throws {DirectoryUnreachableError} after the last try
 * @throws {OutcomeUnknownError} when a call that must not be repeated may have been done
 * @throws {DirectoryAnswerError} errors of the credential, the signal's reason
 */
export async function sendSafely(
  call: GraphCall,
  connection: GraphConnection,
  options: RepeatOptions,
): Promise<Settled> {
  const repeats = new Repeats(nameOf(call), options);
  let mayBeDoneBefore = false;
  for (;;) {
    const outcome = await connection.send(call);
    if (isSettled(outcome)) return { answer: outcome, mayBeDoneBefore };
    const { mayRepeat, mayBeDone } = judge(outcome, isRepeatable(call));
    if (!mayRepeat && mayBeDone) throw new OutcomeUnknownError(nameOf(call), describeOutcome(outcome));
    if (!mayRepeat) throw repeats.ended(outcome);
    mayBeDoneBefore ||= mayBeDone;
    await repeats.waitAfter(outcome);
  }
}

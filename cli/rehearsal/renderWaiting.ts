/** What a person reads while nothing happens: who is waited for, why that may be, and how to end it. */
import type { RehearsalEvent } from "../../rehearsal";

/** Pieces of work that are named; the others are counted. */
const mostNamed = 3;

export function renderWaiting({ directory, milliseconds }: Extract<RehearsalEvent, { kind: "waiting" }>): string {
  const since = `${Math.round(milliseconds / 1000)} seconds`;
  const named = directory.slice(0, mostNamed).join(", ");
  const others = directory.length > mostNamed ? ` and ${directory.length - mostNamed} more` : "";
  const [who, why] =
    directory.length > 0
      ? [`the practice tenant, which has not answered for ${since}`, `It is asked for: ${named}${others}.`]
      : [
          `the program, which has asked for nothing for ${since}`,
          "A timer, an open connection, a promise or a loop of its own keeps it.",
        ];
  return `Waiting for ${who}.\n  ${why}\n  Ctrl-C ends the run; the state keeps what was done.`;
}

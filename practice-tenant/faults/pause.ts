/** Lets some time pass, for answers that are to be slow. */

/** Runs `then` after so many milliseconds: at once for none. A process does not stay for it. */
export function afterPause(milliseconds: number, then: () => void): void {
  if (milliseconds > 0) setTimeout(then, milliseconds).unref();
  else then();
}

/** The same as a promise. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => afterPause(milliseconds, resolve));
}

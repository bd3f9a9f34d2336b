/** Lets one thing wait for the end of the one before. */

/** Whatever becomes of one, the next begins. */
export function queueWork(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const begun = last.then(work, work);
    last = begun;
    return begun;
  };
}

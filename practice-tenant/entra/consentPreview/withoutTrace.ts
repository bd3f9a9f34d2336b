/** Tries out what would change the directory. */
import type { Store } from "../../store";

/** Runs `work` and takes back everything that it wrote. Not for use inside of a transaction, which would keep it. */
export function withoutTrace<Result>(store: Store, work: () => Result): Result {
  const done: { readonly result: Result }[] = [];
  const undo = new Error("what was tried out is taken back");
  try {
    store.transaction(() => {
      done.push({ result: work() });
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  const [first] = done;
  if (first === undefined) throw new Error("a transaction ended without running");
  return first.result;
}

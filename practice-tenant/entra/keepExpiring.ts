/** Keeps a record that is of use for a while only. */
import type { TenantContext } from "../context";
import type { RecordKinds } from "../records";
import type { SignInRecordKinds } from "./signInRecords";

/** How long an expired record stays: a client that comes late is told "expired" rather than "unknown". */
const graceTime = 24 * 3_600_000;

/** Puts the record, and forgets those of its kind that nobody can ask for with sense any more. */
export function keepExpiring<K extends keyof SignInRecordKinds>(
  { store, clock }: TenantContext,
  kind: K,
  record: RecordKinds[K],
): void {
  const oldest = clock().getTime() - graceTime;
  store.transaction(() => {
    for (const { id } of store.list(kind, (kept) => kept.expires < oldest)) store.remove(kind, id);
    store.put(kind, record);
  });
}

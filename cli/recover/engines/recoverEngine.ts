/** What a recovery asks of the engine whose state is to be brought in order. */

export interface RecoverEngine {
  /**
   * Makes sure, as far as the engine can tell, that no other run is at work on the stack, and takes off the lock of one that
   * was killed on this machine.
   *
   * @throws {StateLockedError} {StackLockedError} where one is
   */
  requireIdle(): Promise<void>;
  /**
   * Reads every resource of the state from the directory, forgets those that are gone, and clears what was pending.
   *
   * @throws {RecoveryFailedError} with what the engine said
   */
  refresh(): Promise<void>;
  /**
   * Enters objects into the state; the directory stays as it is.
   *
   * @param importFile text of a file as `pulumi import --file` takes it
   * @throws {RecoveryFailedError} with what the engine said
   */
  importFrom(importFile: string): Promise<void>;
}

/** Whether a process that left a note of itself is still there. */

/** Whether a process of this machine with that id lives, whoever it belongs to. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (cause) {
    // EPERM: it lives and belongs to somebody else.
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}

/** Whether a command may do what it does. */
import { type CheckedCommand, callsOf, type DeclaredPart } from "./commandCalls";
import type { CommandDiagnosis } from "./diagnosis";
import { type DirectoryRole, duties, missingDuties } from "./directoryRoles";
import { type HeldPrivileges, judgePrivileges } from "./judgePrivileges";

export interface Operator {
  readonly held: HeldPrivileges;
  /** Of a user; undefined where they may not be read. */
  readonly roles: readonly DirectoryRole[] | undefined;
  /** Whether users without a role may register applications; undefined where that may not be read. */
  readonly mayRegister: boolean | undefined;
}

/** @param parts what the program declares, which decides on some of the calls */
export function examineCommand(
  command: CheckedCommand,
  parts: readonly DeclaredPart[],
  { held, roles, mayRegister }: Operator,
): CommandDiagnosis {
  const { least, lacking, closed } = judgePrivileges(callsOf(command, parts), held);
  const isUser = held.kind === "delegated";
  const missing = isUser ? missingDuties(command, { roles: roles ?? [], parts, mayRegister: mayRegister ?? true }) : [];
  // Of a user whose roles may not be read nobody can say what is missing.
  const isUncertain = missing.length > 0 && roles === undefined;
  const lackingRoles = missing.map((duty) => ({ what: duties[duty].what, role: duties[duty].least }));
  const blocks = lacking.length > 0 || (lackingRoles.length > 0 && !isUncertain);
  return {
    command,
    mark: blocks ? "blocks" : isUncertain ? "unknown" : "ok",
    least,
    lacking,
    closed: closed.map(({ call }) => call),
    lackingRoles,
  };
}

/**
 * Every error this project raises on purpose. Anything else that reaches a user is a bug.
 *
 * One class per situation that a caller might handle differently, each in the room that raises it.
 * A code never changes once released, and `docs/errors.md` has an entry for each. The message says
 * what was wrong with which value; `fix` says what to do next. Neither ever holds a token or secret.
 */
export const errorCodes = [
  "ERR_PERMISSION_UNKNOWN",
  "ERR_URL_NOT_GRAPH",
  "ERR_CALLS_UNREADABLE",
  "ERR_USAGE",
  "ERR_PROJECT_NOT_FOUND",
  "ERR_STACK_NOT_FOUND",
  "ERR_CONFIG_INVALID",
  "ERR_STATE_DAMAGED",
  "ERR_STATE_NEWER",
  "ERR_STATE_LOCKED",
  "ERR_IMPORT_FILE",
  "ERR_LEFTOVER_CHANGED",
  "ERR_RECOVERY_FAILED",
  "ERR_PROGRAM_FAILED",
  "ERR_RESOURCE_UNSUPPORTED",
  "ERR_DIRECTORY_NOT_LOOPBACK",
  "ERR_DIRECTORY_UNREACHABLE",
  "ERR_DIRECTORY_ANSWER",
  "ERR_TENANT_TABLE",
  "ERR_GRAPH_REFUSED",
  "ERR_OUTCOME_UNKNOWN",
  "ERR_PORT_IN_USE",
  "ERR_FOLDER_UNWRITABLE",
  "ERR_CA_EXPIRED",
  "ERR_STORE_DAMAGED",
  "ERR_STORE_LOCKED",
  "ERR_APP_NOT_IN_STACK",
  "ERR_APP_NOT_DECLARED",
  "ERR_FILE_UNWRITABLE",
  "ERR_CREDENTIAL_UNUSABLE",
  "ERR_FILE_EXISTS",
  "ERR_KEY_TRACKED",
  "ERR_TOKEN_REFUSED",
  "ERR_TOKEN_UNREADABLE",
  "ERR_CONNECT_REFUSED",
  "ERR_INIT_REFUSED",
  "ERR_REF_UNKNOWN",
  "ERR_REPOSITORY_NOT_FOUND",
  "ERR_DEPENDENCIES_DIFFER",
  "ERR_VERSION_FILE_UNREADABLE",
  "ERR_OTHER_PROJECT",
  "ERR_NOT_APPROVED",
  "ERR_DECLARATION_UNREADABLE",
  "ERR_REVIEW_UNREADABLE",
  "ERR_PULUMI_MISSING",
  "ERR_PULUMI_FAILED",
  "ERR_APP_NOT_FOUND",
  "ERR_APP_AMBIGUOUS",
  "ERR_APP_UNSETTLED",
  "ERR_ADOPT_REFUSED",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export abstract class ProjectError extends Error {
  abstract readonly code: ErrorCode;

  constructor(
    readonly problem: string,
    readonly fix: string,
    // Not `ErrorOptions`: programs are checked against these types with the library of ES2020, which has none.
    options?: { readonly cause?: unknown },
  ) {
    super(`${problem}\n  Fix: ${fix}`, options);
    this.name = new.target.name;
  }
}

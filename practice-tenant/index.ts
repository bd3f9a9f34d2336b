/** The practice tenant: Entra ID and Microsoft Graph on loopback, for the unmodified azuread provider, MSAL and Graph clients. */
export { StoreLockedError } from "./errors";
export type { PracticeTenant, PracticeUser } from "./practiceTenant";
export { type RequestLogEntry, readRequestLog, requestLogFile } from "./requestLog";
export { resetPracticeTenant } from "./resetPracticeTenant";
export type { DirectorySeed } from "./seed/directorySeed";
export { deployerFacts } from "./seed/tenantFacts";
export { type PracticeTenantOptions, startPracticeTenant } from "./startPracticeTenant";

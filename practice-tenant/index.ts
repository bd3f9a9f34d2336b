/** The practice tenant: Entra ID and Microsoft Graph on loopback, for the unmodified azuread provider, MSAL and Graph clients. */
export type { Fault } from "./faults/faultPlan";
export type { PracticeTenant, PracticeUser } from "./practiceTenant";
export { type RequestLogEntry, readRequestLog, requestLogFile } from "./requestLog";
export { type ResetOptions, resetPracticeTenant } from "./resetPracticeTenant";
export type { DirectorySeed } from "./seed/directorySeed";
export type { Deployer } from "./seed/seedTenant";
export type { TenantSettings, UserConsentPolicy } from "./settings";
export { type PracticeTenantOptions, startPracticeTenant } from "./startPracticeTenant";

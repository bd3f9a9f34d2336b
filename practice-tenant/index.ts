/** The practice tenant: Entra ID and Microsoft Graph on loopback, for the unmodified azuread provider, MSAL and Graph clients. */
export type {
  ConsentPreview,
  ConsentView,
  PreviewStep,
} from "./entra/consentPreview/consentPreview";
export type { AskedOfApi } from "./entra/pages/consentPage";
export { renderConsentPreview } from "./entra/pages/previewDocument";
export { describeOutcome, titleOfView, whyWords } from "./entra/pages/previewWords";
export { StoreLockedError } from "./errors";
export type { PracticeTenant, PracticeUser } from "./practiceTenant";
export { type RequestLogEntry, readRequestLog, requestLogFile } from "./requestLog";
export { resetPracticeTenant } from "./resetPracticeTenant";
export type { DirectorySeed } from "./seed/directorySeed";
export { deployerFacts } from "./seed/tenantFacts";
export { type PracticeTenantOptions, startPracticeTenant } from "./startPracticeTenant";

/** Front door of the token room: gets tokens as an app, with a person or without, and says what the tokens hold. */
export type { TokenCredential } from "@azure/identity";
export { type ApiRequest, apiRequests, appOnlyRequests, signInScopes } from "./apiRequests";
export { type AppAccess, type CredentialKind, credentialKinds, parseAppAccess } from "./appAccess";
export {
  compareTokenWithDeclared,
  hasDifference,
  type ScopeComparison,
} from "./compareTokenWithDeclared";
export {
  assertFlowPossible,
  chooseFlow,
  createAppCredential,
  type DeviceCodePrompt,
  isBareLoopback,
  type SignInFlow,
} from "./createAppCredential";
export { type AppOnlyFlow, type AppProof, createAppOnlyCredential } from "./createAppOnlyCredential";
export { type CodeRequest, createCodeCredential, requestCode } from "./createCodeCredential";
export { createOperatorCredential, type OperatorSignIn } from "./createOperatorCredential";
export { CredentialUnusableError, SignInUnreachableError, TokenRefusedError, TokenUnreadableError } from "./errors";
export { explainRefusal } from "./explainRefusal";
export { type AppToken, getAppTokens } from "./getAppTokens";
export { readCertificatePem } from "./readCertificatePem";
export { readAssertion, readTokenClaims, type TokenClaims } from "./readTokenClaims";

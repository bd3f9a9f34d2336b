/** Front door of the token room: signs people in as an app and says what the tokens hold. */
export type { TokenCredential } from "@azure/identity";
export { type ApiRequest, apiRequests } from "./apiRequests";
export { type AppAccess, parseAppAccess } from "./appAccess";
export {
  compareTokenWithDeclared,
  hasDifference,
  type ScopeComparison,
} from "./compareTokenWithDeclared";
export { chooseFlow, createAppCredential, type DeviceCodePrompt, type SignInFlow } from "./createAppCredential";
export { SignInUnreachableError, TokenRefusedError, TokenUnreadableError } from "./errors";
export { explainRefusal } from "./explainRefusal";
export { type AppToken, getAppTokens } from "./getAppTokens";
export { GraphClient, GraphRefusedError } from "./graphClient";
export { readTokenClaims } from "./readTokenClaims";

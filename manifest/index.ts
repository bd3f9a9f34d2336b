/** The normalised picture of an app registration: its type, where it comes from, and its digest. */
export { nameApi, namePermission } from "./applicationParts";
export {
  type AppManifest,
  type AppRole,
  type Assignment,
  type Consent,
  type Credential,
  type ExposedScope,
  type Exposure,
  type GroupClaim,
  groupClaims,
  known,
  knownValues,
  type OptionalClaim,
  type Owner,
  type PermissionReference,
  type PermissionRequest,
  programApi,
  programApiName,
  type RuleException,
  type SignInAudience,
  signInAudiences,
  unsettledName,
  type Value,
} from "./appManifest";
export { canonicalJson, canonicalText, digestManifests, normalizeManifest } from "./canonicalManifest";
export { compareManifests, type ManifestDifference } from "./compare/compareManifests";
export { type ManifestArea, type ManifestSubject, manifestAreas } from "./compare/manifestFact";
export { findDetached, manifestsFromResources, readTypes } from "./fromResources";
export { findMarker, formatMarker, type Marker, parseMarker } from "./marker";
export { isSecret, markSecret, type ProgramResource, readPublicText, unknownText } from "./programResource";
export { resourceTypes, type TenantSymbols } from "./programResources";
export { canonicalTime, certificateCredential, inspectCertificate } from "./readCredentials";

/** The normalised picture of an app registration: its type, where it comes from, and its digest. */
export {
  type AppManifest,
  type Consent,
  known,
  knownValues,
  type Owner,
  type PermissionRequest,
  type SignInAudience,
  signInAudiences,
  unsettledName,
  type Value,
} from "./appManifest";
export { canonicalJson, digestManifests, normalizeManifest } from "./canonicalManifest";
export { manifestsFromResources } from "./fromResources";
export type { ProgramResource } from "./programResource";

/** Pulumi components for app registrations of Microsoft Entra ID. */
export type { AppAccess, AppKind } from "./appAccess";
export { AppRegistration } from "./appRegistration";
export type {
  AppRegistrationArgs,
  PermissionsByApi,
  PublicClientArgs,
  SinglePageArgs,
  WebArgs,
} from "./appRegistrationArgs";
export { declareConfigKeys } from "./configKeys";
export { defineApi, type OwnApi, type OwnApiArgs, type OwnPermissions } from "./ownApi";

/** A desktop, mobile or command-line app on a person's own device; it can keep no secret. */
import type * as pulumi from "@pulumi/pulumi";
import { AppRegistration } from "../appRegistration";
import type { CommonArgs, PermissionsOf } from "./commonArgs";

export interface NativeAppArgs<Role extends string = string> extends CommonArgs<Role> {
  /** @default ["http://localhost"], which is what MSAL and azure-identity listen on, at a port of their choice */
  readonly redirectUris?: readonly pulumi.Input<string>[];
  /** Signing in with a code on another screen, and other flows without a redirect. @default false */
  readonly deviceCode?: boolean;
  /** Delegated ones: the app acts for who has signed in. @default none */
  readonly permissions?: PermissionsOf<"delegated">;
}

/** Authorization code flow with PKCE through the system's browser, and the device code flow where it is asked for. */
export class NativeApp<Role extends string = never> extends AppRegistration<never, Role> {
  /** @throws {pulumi.ResourceError} listing every problem of the arguments. */
  constructor(name: string, args: NativeAppArgs<Role>, opts?: pulumi.ComponentResourceOptions) {
    const { redirectUris = ["http://localhost"], deviceCode = false, ...common } = args;
    super(name, { ...common, publicClient: { redirectUris, allowPublicClientFlows: deviceCode } }, opts);
  }
}

/** A page that runs in the browser and calls APIs from there; it can keep no secret. */
import type * as pulumi from "@pulumi/pulumi";
import { AppRegistration } from "../appRegistration";
import type { CommonArgs, PermissionsOf } from "./commonArgs";

export interface SinglePageAppArgs<Role extends string = string> extends CommonArgs<Role> {
  /** Where the page is served, such as "https://rooms.contoso.com/" and "http://localhost:5173/". */
  readonly redirectUris: readonly pulumi.Input<string>[];
  /** Delegated ones: the page acts for who has signed in. @default none */
  readonly permissions?: PermissionsOf<"delegated">;
}

/** Authorization code flow with PKCE, redeemed in the browser; refresh tokens live for a day. */
export class SinglePageApp<Role extends string = never> extends AppRegistration<never, Role> {
  /** @throws {pulumi.ResourceError} listing every problem of the arguments. */
  constructor(name: string, args: SinglePageAppArgs<Role>, opts?: pulumi.ComponentResourceOptions) {
    const { redirectUris, ...common } = args;
    super(name, { ...common, singlePage: { redirectUris } }, opts);
  }
}

/** A server with pages that people sign in to; it keeps a credential and redeems its codes with it. */
import type * as pulumi from "@pulumi/pulumi";
import { AppRegistration } from "../appRegistration";
import type { AppRegistrationArgs, WebArgs } from "../appRegistrationArgs";
import type { CommonArgs } from "./commonArgs";

export interface WebAppArgs<Role extends string = string>
  extends CommonArgs<Role>,
    WebArgs,
    Pick<AppRegistrationArgs, "permissions" | "credentials"> {
  /** Where people come back to after signing in, such as "https://portal.contoso.com/signin-oidc". */
  readonly redirectUris: readonly pulumi.Input<string>[];
}

/** Authorization code flow with a credential. Refresh tokens need `offline_access`. */
export class WebApp<Role extends string = never> extends AppRegistration<never, Role> {
  /** @throws {pulumi.ResourceError} listing every problem of the arguments. */
  constructor(name: string, args: WebAppArgs<Role>, opts?: pulumi.ComponentResourceOptions) {
    super(name, webAppArgs(args), opts);
  }
}

function webAppArgs<Role extends string>(args: WebAppArgs<Role>): AppRegistrationArgs<never, Role> {
  const {
    redirectUris,
    homepageUrl,
    logoutUrl,
    implicitIdTokens,
    implicitAccessTokens,
    requirePostResponse,
    ...common
  } = args;
  return {
    ...common,
    web: {
      redirectUris,
      ...(homepageUrl !== undefined && { homepageUrl }),
      ...(logoutUrl !== undefined && { logoutUrl }),
      ...(implicitIdTokens !== undefined && { implicitIdTokens }),
      ...(implicitAccessTokens !== undefined && { implicitAccessTokens }),
      ...(requirePostResponse !== undefined && { requirePostResponse }),
    },
  };
}

/** A web API that other apps call, for a person or by themselves. */
import type * as pulumi from "@pulumi/pulumi";
import { AppRegistration } from "../appRegistration";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import type { ApiArgs } from "../exposedApi/apiArgs";
import type { CommonArgs } from "./commonArgs";

export interface ApiAppArgs<Scope extends string = string, Role extends string = string>
  extends CommonArgs<Role>,
    ApiArgs<Scope>,
    Pick<AppRegistrationArgs, "permissions" | "credentials"> {}

/** Publishes scopes and roles. What it calls itself on behalf of its callers are its own `permissions`. */
export class ApiApp<Scope extends string = never, Role extends string = never> extends AppRegistration<Scope, Role> {
  /** @throws {pulumi.ResourceError} listing every problem of the arguments. */
  constructor(name: string, args: ApiAppArgs<Scope, Role>, opts?: pulumi.ComponentResourceOptions) {
    super(name, apiAppArgs(args), opts);
  }
}

function apiAppArgs<Scope extends string, Role extends string>(
  args: ApiAppArgs<Scope, Role>,
): AppRegistrationArgs<Scope, Role> {
  const { scopes, identifierUris, preAuthorized, knownClients, tokenVersion, ...common } = args;
  return {
    ...common,
    api: {
      ...(scopes !== undefined && { scopes }),
      ...(identifierUris !== undefined && { identifierUris }),
      ...(preAuthorized !== undefined && { preAuthorized }),
      ...(knownClients !== undefined && { knownClients }),
      ...(tokenVersion !== undefined && { tokenVersion }),
    },
  };
}

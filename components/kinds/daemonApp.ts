/** A service that acts by itself, with nobody signed in. */
import type * as pulumi from "@pulumi/pulumi";
import { AppRegistration } from "../appRegistration";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import type { CommonArgs, PermissionsOf } from "./commonArgs";

export interface DaemonAppArgs<Role extends string = string>
  extends CommonArgs<Role>,
    Pick<AppRegistrationArgs, "credentials"> {
  /** Application ones: they reach all data of their kind in the tenant. @default none */
  readonly permissions?: PermissionsOf<"application">;
}

/** Client credentials flow, proved by a federated credential, a certificate or a secret. */
export class DaemonApp<Role extends string = never> extends AppRegistration<never, Role> {
  /** @throws {pulumi.ResourceError} listing every problem of the arguments. */
  constructor(name: string, args: DaemonAppArgs<Role>, opts?: pulumi.ComponentResourceOptions) {
    super(name, args, opts);
  }
}

/** The principal of the API that permissions belong to. */
import type * as pulumi from "@pulumi/pulumi";
import { appIdOf, type ResolvedPermission } from "../permissions/requestedPermissions";
import { lookUpPrincipal } from "../program/tenantLookups";

/** @param permissions of one API, one or more. */
export function principalOfApi(
  permissions: readonly ResolvedPermission[],
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const [first] = permissions;
  return first?.of?.principalObjectId ?? lookUpPrincipal(appIdOf(first?.api ?? ""), parent);
}

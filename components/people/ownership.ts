/** Who owns an app. */
import * as pulumi from "@pulumi/pulumi";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import { lookUpOwner } from "./lookUpPeople";

interface Deploying {
  /** Object id of the principal that deploys. */
  readonly deployer: pulumi.Output<string>;
  readonly parent: pulumi.Resource;
}

/**
 * The deploying principal is always an owner, because the provider takes ownership from it unless it is listed. Where no
 * owner is declared it is so at creation only: a person and a pipeline would otherwise take turns on every run.
 */
export function ownership(declared: AppRegistrationArgs["owners"], { deployer, parent }: Deploying) {
  const owners = (declared ?? []).map((owner) => lookUpOwner(owner, parent));
  const ids = pulumi.all([...owners, deployer]).apply((all) => [...new Set(all)]);
  return { ids, ignored: declared === undefined ? ["owners"] : [] };
}

/** The refusal to create what the directory already has. */
import { OperationFailure } from "../providerError";

/** @param terraformType such as `azuread_service_principal`. */
export function alreadyExists(terraformType: string, id: string): OperationFailure {
  return new OperationFailure(
    `A resource with the ID "${id}" already exists: To be managed via Terraform, this resource needs to be imported into the State. Please see the resource documentation for "${terraformType}" for more information.`,
    { attribute: "id" },
  );
}

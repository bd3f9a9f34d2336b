/** The two kinds of object that carry secrets and certificates, and how their resources differ. */
import type { JsonObject } from "../../jsonValues";
import type { OperationContext } from "../../resourceType";
import { type ScalarSchema, text } from "../../schema/propertySchema";
import { isApplicationId, isServicePrincipalId } from "../../schema/valueChecks";
import { applicationType } from "../application/applicationBody";
import { orFail } from "../orFail";

export interface CredentialCarrier {
  /** Begins the names of its resource types: `ApplicationPassword`. */
  readonly name: "Application" | "ServicePrincipal";
  /** Begins Terraform's names of them. */
  readonly terraformPrefix: string;
  /** Input that names the carrier. */
  readonly property: "applicationId" | "servicePrincipalId";
  readonly attribute: string;
  readonly schema: ScalarSchema;
  /** Collection in Graph, also the beginning of its resource ids. */
  readonly collection: string;
  readonly title: (objectId: string) => string;
  readonly odataType: string;
  /** Of creating a password and a certificate. */
  readonly createMinutes: { readonly password: number; readonly certificate: number };
  /** The provider looks at an application before it adds a password, and repeats its id in a write. */
  readonly isApplication: boolean;
}

export const applicationCarrier: CredentialCarrier = {
  name: "Application",
  terraformPrefix: "azuread_application",
  property: "applicationId",
  attribute: "application_id",
  schema: text({ use: "required", forceNew: true, check: isApplicationId }),
  collection: "/applications",
  title: (objectId) => `Application (Application: "${objectId}")`,
  odataType: applicationType,
  createMinutes: { password: 15, certificate: 10 },
  isApplication: true,
};

export const servicePrincipalCarrier: CredentialCarrier = {
  name: "ServicePrincipal",
  terraformPrefix: "azuread_service_principal",
  property: "servicePrincipalId",
  attribute: "service_principal_id",
  schema: text({ use: "required", forceNew: true, check: isServicePrincipalId }),
  collection: "/servicePrincipals",
  title: (objectId) => `Service Principal (Service Principal: "${objectId}")`,
  odataType: "#microsoft.graph.servicePrincipal",
  createMinutes: { password: 5, certificate: 5 },
  isApplication: false,
};

/** Pulumi's name of the type: `azuread:index/applicationPassword:ApplicationPassword`. */
export function credentialToken({ name }: CredentialCarrier, kind: "Password" | "Certificate"): string {
  const module = `${name.charAt(0).toLowerCase()}${name.slice(1)}${kind}`;
  return `azuread:index/${module}:${name}${kind}`;
}

/** Reads the carrier. @throws {OperationFailure} also when it is gone. */
export function readCarrier(
  { graph }: OperationContext,
  { collection, title, attribute }: CredentialCarrier,
  objectId: string,
): Promise<JsonObject> {
  return orFail(`Retrieving ${title(objectId)}`, graph.get(`${collection}/${objectId}`), attribute);
}

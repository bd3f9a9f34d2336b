/** Clients whose users are never asked for scopes of an API. */
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { type AppManifest, type ExposedScope, known, programApi, type Value } from "../../manifest";
import { childOptions } from "../program/deletedWith";
import type { ApiArgs, ClientReference } from "./apiArgs";

type PreAuthorized = NonNullable<ApiArgs["preAuthorized"]>[number];

interface Publisher {
  /** Logical name of the API. */
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly application: azuread.Application;
  readonly scopes: readonly ExposedScope[];
}

/** Makes one authorisation as a child of the API's component. */
export function preAuthorizeClient({ client, scopes: names }: PreAuthorized, publisher: Publisher): void {
  const { name, parent, application, scopes } = publisher;
  new azuread.ApplicationPreAuthorized(
    `${name}-${nameClient(client)}`,
    {
      applicationId: application.id,
      authorizedClientId: isApp(client) ? client.clientId : client,
      permissionIds: scopes.filter((scope) => names.includes(scope.name)).map(({ id }) => id),
    },
    childOptions("preAuthorized", parent, { own: application }),
  );
}

export function preAuthorizedOfManifest(
  declared: readonly PreAuthorized[] = [],
): AppManifest["exposes"]["preAuthorized"] {
  return declared.flatMap(({ client, scopes }) => scopes.map((scope) => ({ client: clientOfManifest(client), scope })));
}

function clientOfManifest(client: ClientReference): Value<string> {
  if (isApp(client)) return known(programApi(client.name));
  return typeof client === "string" ? known(client) : { state: "unknown" };
}

/** An output has no name; there can be one such client an API. */
function nameClient(client: ClientReference): string {
  if (isApp(client)) return client.name;
  return typeof client === "string" ? client : "client";
}

function isApp(client: ClientReference): client is Exclude<ClientReference, pulumi.Input<string>> {
  if (typeof client === "string" || pulumi.Output.isInstance(client) || client instanceof Promise) return false;
  return true;
}

/** The URIs by which an API is asked for. */
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import type { AppRegistrationArgs } from "../appRegistrationArgs";
import { childOptions } from "../program/deletedWith";

/** What stands for the id that the application gets when it is created. */
const clientIdSymbol = "{clientId}";

/** As written, or the one that every API with scopes needs. */
export function listIdentifierUris({ api }: Pick<AppRegistrationArgs, "api">): readonly pulumi.Input<string>[] {
  const hasScopes = Object.keys(api?.scopes ?? {}).length > 0;
  return api?.identifierUris ?? (hasScopes ? [`api://${clientIdSymbol}`] : []);
}

/**
 * Whether the URIs are resources of their own: the application does not know its id before it exists. All of them are then,
 * because the application would take away those that it does not list itself.
 */
export function areOwnResources(uris: readonly pulumi.Input<string>[]): boolean {
  return uris.some((uri) => typeof uri === "string" && uri.includes(clientIdSymbol));
}

/** With the ids in place of what stands for them. */
export function fillIds(
  uri: pulumi.Input<string>,
  ids: { readonly clientId?: pulumi.Input<string>; readonly tenantId: pulumi.Input<string> },
): pulumi.Input<string> {
  // A text without symbols stays a plain one, which previews show.
  if (typeof uri === "string" && !uri.includes("{")) return uri;
  return pulumi
    .all([uri, ids.clientId, ids.tenantId])
    .apply(([text, clientId, tenantId]) =>
      text.replaceAll(clientIdSymbol, clientId ?? clientIdSymbol).replaceAll("{tenantId}", tenantId),
    );
}

interface Identified {
  readonly name: string;
  readonly parent: pulumi.Resource;
  readonly application: azuread.Application;
  readonly tenantId: pulumi.Output<string>;
}

/** Makes the URIs that are resources of their own, as children of the component. */
export function addIdentifierUris(
  uris: readonly pulumi.Input<string>[],
  { name, parent, application, tenantId }: Identified,
): void {
  if (!areOwnResources(uris)) return;
  for (const [index, uri] of uris.entries()) {
    new azuread.ApplicationIdentifierUri(
      index === 0 ? name : `${name}-${index}`,
      {
        applicationId: application.id,
        identifierUri: fillIds(uri, { clientId: application.clientId, tenantId }),
      },
      childOptions("identifierUri", parent, { own: application }),
    );
  }
}

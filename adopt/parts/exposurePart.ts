/** What an app offers as an API: scopes, identifier URIs, clients that need not ask, and the version of its tokens. */
import { type DirectoryApp, type Fields, fieldsOf, listOf, textOf, textsOf } from "../../directory";
import type { AdoptContext } from "../adoptContext";
import {
  type AdoptException,
  type Argument,
  type Arguments,
  changed,
  group,
  leftAlone,
  optional,
  type Part,
} from "../adoptedApp";
import { filled } from "./identityPart";

export function exposurePart(app: DirectoryApp, context: AdoptContext): Part {
  const api = fieldsOf(app.application.api);
  const scopes = listOf(api.oauth2PermissionScopes).map(fieldsOf);
  const declarable = scopes.filter(({ value }) => filled(value) !== undefined);
  const clients = readPreAuthorized(api, declarable);
  const knownClients = textsOf(api.knownClientApplications);
  const uris = readIdentifierUris(app, context);
  // The components' own default; what differs from it is written.
  const usual = declarable.length > 0 ? "api://{clientId}" : "";
  return {
    arguments: group("api", {
      ...group("scopes", Object.fromEntries(declarable.map((scope) => [filled(scope.value) ?? "", scopeOf(scope)]))),
      ...(uris.join() === usual ? {} : { identifierUris: uris }),
      ...optional("preAuthorized", clients.list.length === 0 ? undefined : clients.list),
      ...optional("knownClients", knownClients.length === 0 ? undefined : knownClients),
      // Graph says null, and means 1, for an app that nobody has decided on.
      ...optional("tokenVersion", api.requestedAccessTokenVersion === 2 ? undefined : 1),
    }),
    exceptions: [
      ...scopes.filter((scope) => !declarable.includes(scope)).map(nameless),
      ...clients.leftOut.map((client) =>
        leftAlone(`pre-authorized client ${client}`, "it is there twice, or for scopes that the app does not have"),
      ),
    ],
  };
}

function scopeOf({ id, type, isEnabled, ...texts }: Fields): Arguments {
  const [title, description] = [texts.adminConsentDisplayName, texts.adminConsentDescription].map(written);
  const [userTitle, userDescription] = [texts.userConsentDisplayName, texts.userConsentDescription].map(written);
  return {
    ...optional("consent", type === "User" ? "user" : undefined),
    ...{ title: title ?? "", description: description ?? "" },
    ...optional("userTitle", userTitle === title ? undefined : userTitle),
    ...optional("userDescription", userDescription === description ? undefined : userDescription),
    ...optional("enabled", isEnabled === false ? false : undefined),
    id: textOf(id) ?? "",
  };
}

function written(value: unknown): string {
  return textOf(value) ?? "";
}

function nameless({ id, adminConsentDisplayName }: Fields): AdoptException {
  const about = `scope ${textOf(adminConsentDisplayName) ?? textOf(id)}`;
  return changed(
    { type: "Application", property: "api" },
    about,
    "taken away, because it has no value to declare it by",
  );
}

function readIdentifierUris({ application, clientId }: DirectoryApp, { tenantId }: AdoptContext): readonly string[] {
  return [...new Set(textsOf(application.identifierUris))].map((uri) =>
    uri.replaceAll(clientId, "{clientId}").replaceAll(tenantId, "{tenantId}"),
  );
}

interface PreAuthorized {
  readonly list: readonly Argument[];
  /** Client ids of those that cannot be declared. */
  readonly leftOut: readonly string[];
}

function readPreAuthorized({ preAuthorizedApplications }: Fields, scopes: readonly Fields[]): PreAuthorized {
  const valueById = new Map(scopes.map(({ id, value }) => [id, written(value)]));
  const entries = listOf(preAuthorizedApplications)
    .map(fieldsOf)
    .map(({ appId, delegatedPermissionIds }) => {
      const ids = textsOf(delegatedPermissionIds);
      return { client: written(appId), count: ids.length, scopes: ids.flatMap((id) => valueById.get(id) ?? []) };
    });
  const isOnce = (client: string): boolean => entries.filter((other) => other.client === client).length === 1;
  const isWhole = ({ client, count, scopes: found }: (typeof entries)[number]): boolean =>
    count > 0 && found.length === count && isOnce(client);
  return {
    list: entries.filter(isWhole).map(({ client, scopes: found }) => ({ client, scopes: found })),
    leftOut: [...new Set(entries.filter((entry) => !isWhole(entry)).map(({ client }) => client))],
  };
}

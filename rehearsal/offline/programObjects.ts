/** What a program made so far, for what it makes or looks up of it later: the principal of an app shows the app's permissions. */
import { objectOf, textOf, textsOf } from "../azuread/jsonValues";
import type { PropertyMap } from "../propertyValue";
import type { Created } from "./computedOutputs";
import type { PublishedApi, PublishedPermission } from "./publishedApi";
import type { SymbolicDirectory } from "./symbolicDirectory";

export class ProgramObjects {
  /** What principals show of their applications, by client id. */
  readonly #shown = new Map<string, PropertyMap>();

  constructor(private readonly directory: SymbolicDirectory) {}

  /** What was created, with what it shows of other objects; it can be looked up from now on. */
  complete(token: string, created: Created): Created {
    if (token.endsWith(":Application")) return this.#application(created);
    return token.endsWith(":ServicePrincipal") ? this.#principal(created) : created;
  }

  #application(created: Created): Created {
    const { displayName = "", appRoleIds = {}, oauth2PermissionScopeIds = {} } = created.outputs;
    this.#shown.set(textOf(created.outputs, "clientId"), { displayName, appRoleIds, oauth2PermissionScopeIds });
    this.directory.add("applications", graphObject(created.outputs));
    return created;
  }

  #principal({ id, outputs }: Created): Created {
    const clientId = textOf(outputs, "clientId");
    const shown = this.#shown.get(clientId) ?? shownOf(this.directory.findApi(clientId));
    const completed = { ...outputs, ...shown, type: "Application" };
    this.directory.principals.set(textOf(outputs, "objectId"), clientId);
    this.directory.add("servicePrincipals", graphObject(completed));
    return { id, outputs: completed };
  }
}

function shownOf(api: PublishedApi | undefined): PropertyMap {
  if (api === undefined) return {};
  const { displayName, roles, scopes } = api;
  return { displayName, appRoleIds: idsOf(roles), oauth2PermissionScopeIds: idsOf(scopes) };
}

function idsOf(permissions: readonly PublishedPermission[]): PropertyMap {
  return Object.fromEntries(permissions.map(({ name, id }) => [name, id]));
}

/** As Graph shows it, as far as look-ups go by it. Permissions are listed only where somebody looks: an API has thousands. */
function graphObject(outputs: PropertyMap): PropertyMap {
  return {
    id: textOf(outputs, "objectId"),
    appId: textOf(outputs, "clientId"),
    displayName: textOf(outputs, "displayName"),
    identifierUris: textsOf(outputs, "identifierUris"),
    get appRoles() {
      return permissionsOf(outputs, "appRoleIds");
    },
    get oauth2PermissionScopes() {
      return permissionsOf(outputs, "oauth2PermissionScopeIds");
    },
    get api() {
      return { oauth2PermissionScopes: permissionsOf(outputs, "oauth2PermissionScopeIds") };
    },
  };
}

function permissionsOf(outputs: PropertyMap, name: string): readonly PropertyMap[] {
  const ids = objectOf(outputs, name) ?? {};
  return Object.entries(ids).map(([value, id]) => ({ id, value, isEnabled: true }));
}

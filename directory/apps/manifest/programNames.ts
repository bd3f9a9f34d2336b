/** The names that a program has for what its tenant has in ids. */
import { known, nameApi, namePermission, type PermissionReference, programApi, type Value } from "../../../manifest";
import { type Fields, fieldsOf, listOf, textOf } from "../../client/fields";
import type { DirectoryApp } from "../directoryApp";
import type { ManifestContext } from "./manifestContext";

type Kind = "delegated" | "application";

export class ProgramNames {
  /** Logical names by client id. */
  readonly #byClientId = new Map<string, string>();
  /** Client ids of the program's own apps by the object ids of their principals. */
  readonly #ownPrincipals = new Map<string, string>();
  /** Names of what the program's own apps publish, by client id, kind and id. */
  readonly #published = new Map<string, string>();

  constructor(
    apps: readonly DirectoryApp[],
    readonly context: ManifestContext,
  ) {
    for (const app of apps) {
      const name = context.names.get(app.objectId);
      if (name !== undefined) this.#addOwn(app, name);
    }
  }

  #addOwn({ clientId, application, servicePrincipal }: DirectoryApp, name: string): void {
    this.#byClientId.set(clientId, name);
    if (servicePrincipal !== undefined) this.#ownPrincipals.set(servicePrincipal.objectId, clientId);
    const scopes = listOf(fieldsOf(application.api).oauth2PermissionScopes);
    for (const scope of scopes) this.#publish(clientId, "delegated", fieldsOf(scope));
    for (const role of listOf(application.appRoles)) this.#publish(clientId, "application", fieldsOf(role));
  }

  #publish(clientId: string, kind: Kind, { id, value }: Fields): void {
    this.#published.set(`${clientId} ${kind} ${textOf(id)}`, textOf(value) ?? "");
  }

  /** A permission of an API, by the client id of the API and the permission's own. */
  permission(kind: Kind, clientId: string, id: string): PermissionReference {
    const own = this.#byClientId.get(clientId);
    if (own === undefined) return { api: nameApi(clientId), permission: namePermission(clientId, kind, id) };
    return { api: programApi(own), permission: this.#published.get(`${clientId} ${kind} ${id}`) ?? id };
  }

  /** The client id of the app whose principal this is; its object id where the tenant has no such principal any more. */
  clientIdOf(principalId: string): string {
    const { byObjectId } = this.context.apis;
    return this.#ownPrincipals.get(principalId) ?? byObjectId.get(principalId)?.clientId ?? principalId;
  }

  /** The API that consent was given for, by the object id of its principal. */
  api(principalId: string): string {
    const clientId = this.clientIdOf(principalId);
    const own = this.#byClientId.get(clientId);
    return own === undefined ? nameApi(clientId) : programApi(own);
  }

  /** An app by its client id: the program's own by name. */
  client(clientId: string): Value<string> {
    const own = this.#byClientId.get(clientId);
    return known(own === undefined ? clientId : programApi(own));
  }

  /** Whether an app of the program acts through this principal. */
  isOwnPrincipal(principalId: string): boolean {
    return this.#ownPrincipals.has(principalId);
  }

  /** A user, a group or a principal, by the name that the program looks it up by where it does. */
  person(objectId: string): Value<string> {
    return known(this.context.people?.get(objectId) ?? objectId);
  }
}

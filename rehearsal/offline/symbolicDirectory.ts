/**
 * A directory that has whatever it is asked for, as a symbol made of the question: the id of a user is a hash of the name by
 * which they were looked for. It answers what the provider's look-ups send to Graph, and nothing leaves the process.
 *
 * What is the same in every tenant (the APIs of Microsoft) and what the program itself made is answered as it is. Everything
 * else is known to the real tenant only, and is told as a guess.
 */
import { type JsonObject, sameId, textOf } from "../azuread/jsonValues";
import type { HttpExchange, HttpReply, HttpRequest } from "../azuread/transport/httpsExchange";
import type { OfflineOptions } from "./offlineResult";
import type { PublishedApi } from "./publishedApi";
import { readQuestion } from "./readQuestion";
import { stableId } from "./stableId";

/** Where Graph would be. Nothing listens there, and nothing is sent there. */
export const graphOfNowhere = "https://graph.invalid";

/** The domain of a tenant that is not known. */
export const domainOfNowhere = "unverified.onmicrosoft.com";

/** What a collection's objects are called, and by which property people know them. */
const nouns: Readonly<Record<string, { readonly noun: string; readonly names: readonly string[] }>> = {
  users: { noun: "user", names: ["userPrincipalName", "displayName"] },
  groups: { noun: "group", names: ["displayName"] },
  servicePrincipals: { noun: "service principal", names: ["displayName"] },
  applications: { noun: "application", names: ["displayName"] },
};

export class SymbolicDirectory {
  /** Object ids of service principals, and the client ids of their applications. */
  readonly principals = new Map<string, string>();
  /** Object ids of users and groups, and the names that they were looked up by. */
  readonly people = new Map<string, string>();
  readonly #collections = new Map<string, JsonObject[]>();
  #hasGuessed = false;

  /** @param onGuess told of each thing that only the real tenant knows, as a noun with its name */
  constructor(
    private readonly sources: Pick<OfflineOptions, "findPublishedApi" | "lookUpPeople">,
    private readonly onGuess: (what: string) => void,
  ) {}

  /** Whether anything was asked for that only the real tenant knows. */
  get hasGuessed(): boolean {
    return this.#hasGuessed;
  }

  /** An object that the program itself made, as Graph would show it. */
  add(collection: string, object: JsonObject): void {
    this.#objectsOf(collection).push(object);
  }

  /** The API that a principal belongs to, if it is the same in every tenant; a guess is told where only the tenant has it. */
  findApi(clientId: string): PublishedApi | undefined {
    const api = this.sources.findPublishedApi("clientId", clientId);
    if (api === undefined) this.#tell(`the service principal with the client id "${clientId}"`);
    return api;
  }

  /** Answers a request to Graph. Only looking is possible. */
  readonly exchange: HttpExchange = async (request: HttpRequest) => {
    const asked = request.method === "GET" ? this.#askTenant(request.url) : undefined;
    if (asked !== undefined) return asked;
    const found = request.method === "GET" ? this.#answer(request.url) : undefined;
    if (found !== undefined) return reply(200, found);
    return reply(404, { error: { code: "Request_ResourceNotFound", message: "nothing is known of it here" } });
  };

  /** Undefined for what is not the tenant's to answer, or where none is asked. */
  #askTenant(url: string): Promise<HttpReply> | undefined {
    const { lookUpPeople } = this.sources;
    const { collection } = readQuestion(url);
    if (lookUpPeople === undefined || (collection !== "users" && collection !== "groups")) return undefined;
    const { pathname, search } = new URL(url);
    const belowVersion = `${pathname.replace(/^\/[^/]+/, "")}${search}`;
    return lookUpPeople(belowVersion).then(({ status, body }) => reply(status, body));
  }

  #answer(url: string): JsonObject | undefined {
    const { collection, id, part, property, value, select } = readQuestion(url);
    if (collection === "domains") return { value: [this.#domain()] };
    if (nouns[collection] === undefined) return undefined;
    if (id === undefined) return { value: [selected(this.#find(collection, property, value), select)] };
    const object = this.#find(collection, "id", id);
    if (part === undefined) return selected(object, select);
    if (part === "members" || part === "transitiveMembers") return { value: [this.#members(object)] };
    return part === "owners" ? { value: [] } : undefined;
  }

  #find(collection: string, property: string, value: string): JsonObject {
    const objects = this.#objectsOf(collection);
    const known = objects.find((object) => sameId(textOf(object, property), value));
    if (known !== undefined) return known;
    const made = collection === "servicePrincipals" ? this.#principal(property, value) : undefined;
    const object = made ?? this.#guess(collection, property, value);
    objects.push(object);
    return object;
  }

  /** The principal of an API that is the same in every tenant. */
  #principal(property: string, value: string): JsonObject | undefined {
    const by = property === "appId" ? "clientId" : property;
    const api = by === "clientId" || by === "displayName" ? this.sources.findPublishedApi(by, value) : undefined;
    if (api === undefined) return undefined;
    const id = stableId("servicePrincipals", api.clientId);
    this.principals.set(id, api.clientId);
    return principalOf(id, api);
  }

  #guess(collection: string, property: string, value: string): JsonObject {
    const { noun = collection, names = [] } = nouns[collection] ?? {};
    const isEveryone = property === "";
    const id = property === "id" ? value : stableId(collection, property, value);
    const name = isEveryone ? `every ${noun}` : value;
    this.#tell(isEveryone ? name : `the ${noun} with the ${wordOf[property] ?? property} "${value}"`);
    if (collection === "users" || collection === "groups") {
      if (property !== "id") this.people.set(id, name);
      return { id, accountEnabled: true, ...Object.fromEntries(names.map((key) => [key, name])), [property]: value };
    }
    const appId = property === "appId" ? value : stableId("clientId", collection, property, value);
    if (collection === "servicePrincipals") this.principals.set(id, appId);
    return { id, appId, displayName: name, servicePrincipalType: "Application", [property]: value };
  }

  /** One symbol for all who are in a group. */
  #members(group: JsonObject): JsonObject {
    const name = `members of ${this.people.get(textOf(group, "id")) ?? textOf(group, "id")}`;
    const users = this.#objectsOf("users");
    const known = users.find((user) => textOf(user, "userPrincipalName") === name);
    if (known !== undefined) return known;
    const members = { id: stableId("members", name), accountEnabled: true, displayName: name, userPrincipalName: name };
    this.people.set(members.id, name);
    this.#tell(`the ${name}`);
    users.push(members);
    return members;
  }

  #domain(): JsonObject {
    this.#tell("the domain of the tenant");
    return { id: domainOfNowhere, isDefault: true, isInitial: true, isRoot: true, isVerified: true };
  }

  #tell(what: string): void {
    this.#hasGuessed = true;
    this.onGuess(what);
  }

  #objectsOf(collection: string): JsonObject[] {
    const objects = this.#collections.get(collection) ?? [];
    this.#collections.set(collection, objects);
    return objects;
  }
}

/** Graph's names that a program's author does not use. */
const wordOf: Readonly<Record<string, string>> = { appId: "client id", id: "object id" };

function principalOf(id: string, api: PublishedApi): JsonObject {
  return {
    id,
    appId: api.clientId,
    displayName: api.displayName,
    servicePrincipalType: "Application",
    servicePrincipalNames: [api.clientId, ...api.identifierUris],
    // Thousands of them for Microsoft Graph, so they are listed only where somebody looks.
    get appRoles() {
      return api.roles.map((role) => ({ ...permissionOf(role), allowedMemberTypes: ["Application"] }));
    },
    get oauth2PermissionScopes() {
      return api.scopes.map((scope) => ({ ...permissionOf(scope), type: "User" }));
    },
  };
}

function selected(object: JsonObject, names: readonly string[] | undefined): JsonObject {
  return names === undefined
    ? object
    : Object.fromEntries(names.flatMap((name) => (name in object ? [[name, object[name] ?? null]] : [])));
}

function permissionOf({ id, name }: { readonly id: string; readonly name: string }) {
  return { id, value: name, isEnabled: true };
}

function reply(status: number, body: object): HttpReply {
  return { status, statusText: "", headers: new Map(), text: JSON.stringify(body) };
}

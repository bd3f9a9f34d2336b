/** Runs components against Pulumi's mock engine and records what they register. */
import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest, RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import type { ProgramResource } from "../../manifest";

export const tenantId = "7d3c2f10-54a1-4b7e-9c55-0d6e2f1a9b01";
export const deployerObjectId = "b0f1a7c2-6d34-4e58-8a90-1c2d3e4f5a6b";

export interface RegisteredResource extends ProgramResource {
  readonly name: string;
  /** Direct parent, as "Type::name". */
  readonly parent: string;
  readonly deletedWith: string;
  readonly ignoreChanges: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

export interface Recorder {
  /** Client id of an API -> object id of its principal, for those that were looked up. */
  readonly lookedUp: ReadonlyMap<string, string>;
  /** Object id of a user or group -> the name that it was looked up by. */
  readonly people: ReadonlyMap<string, string>;
  /** Every look-up that was made, by the function's name, in order. */
  readonly lookups: readonly string[];
  /** Waits until everything has registered, and lists it without the component and stack. */
  resources(): Promise<readonly RegisteredResource[]>;
  /** The same, with the components. */
  registrations(): Promise<readonly RegisteredResource[]>;
  /** Everything that registered, as "Type::name", parents included. */
  names(): Promise<readonly string[]>;
}

interface Registration {
  readonly request: RegisterResourceRequest;
  readonly answered: RegisterResourceResponse;
}

/** Starts a run of its own; `preview` leaves the ids of new resources unsettled. */
export async function startRecorder(config: Record<string, string> = {}, preview = false): Promise<Recorder> {
  const requests: Registration[] = [];
  const lookedUp = new Map<string, string>();
  const people = new Map<string, string>();
  const lookups: string[] = [];
  pulumi.runtime.setAllConfig(config);
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs, custom }) => ({
        id: custom && !preview ? `id-of-${name}` : undefined,
        state:
          custom && !preview ? { ...inputs, clientId: `client-of-${name}`, objectId: `object-of-${name}` } : inputs,
      }),
      call: ({ token, inputs }) => {
        lookups.push(token.split(":").at(-1) ?? token);
        return answer(token, inputs, { lookedUp, people });
      },
    },
    "practice",
    "dev",
    preview,
  );
  recordRequests(requests);
  const settled = async () => {
    await pulumi.runtime.disconnect();
    return requests;
  };
  return {
    lookedUp,
    people,
    lookups,
    names: async () => (await settled()).map(({ request }) => `${request.getType()}::${request.getName()}`),
    registrations: async () => (await settled()).map(describe),
    resources: async () => (await settled()).filter(({ request }) => request.getCustom()).map(describe),
  };
}

interface Asked {
  readonly clientIds?: readonly string[];
  readonly userPrincipalNames?: readonly string[];
  readonly displayNames?: readonly string[];
  readonly objectId?: string;
  readonly objectIds?: readonly string[];
}

/** Members of the group "Sales": two users, and a group within it. */
export const salesMembers = { users: ["user-1", "user-2"], others: ["group-within"] };

/** Answers the look-ups that components make, and no other: nothing may be answered by luck. */
function answer(
  token: string,
  { clientIds, userPrincipalNames, displayNames, objectId, objectIds }: Asked,
  { lookedUp, people }: { readonly lookedUp: Map<string, string>; readonly people: Map<string, string> },
) {
  const name = token.split(":").at(-1);
  const note = (person: string): string => {
    people.set(`object-of-${person}`, person);
    return `object-of-${person}`;
  };
  if (name === "getClientConfig") {
    return { id: "config", clientId: "client-of-deployer", objectId: deployerObjectId, tenantId };
  }
  if (name === "getServicePrincipals" && clientIds) {
    for (const clientId of clientIds) lookedUp.set(clientId, `principal-of-${clientId}`);
    return { id: "principals", objectIds: clientIds.map((clientId) => `principal-of-${clientId}`) };
  }
  if (name === "getUsers" && userPrincipalNames) return { id: "users", objectIds: userPrincipalNames.map(note) };
  if (name === "getGroups" && displayNames) return { id: "groups", objectIds: displayNames.map(note) };
  if (name === "getGroup" && objectId) {
    return {
      id: "group",
      members: objectId === "object-of-Sales" ? [...salesMembers.users, ...salesMembers.others] : [],
    };
  }
  if (name === "getUsers" && objectIds) {
    return { id: "users", objectIds: objectIds.filter((member) => salesMembers.users.includes(member)) };
  }
  throw new Error(`no answer is prepared for ${token}`);
}

/** The mock engine tells its mocks the inputs only; dependencies and options are in the request. */
function recordRequests(requests: Registration[]): void {
  const monitor = pulumi.runtime.getMonitor();
  if (!monitor) throw new Error("the mock engine is not there");
  type Register = (
    request: RegisterResourceRequest,
    callback: (error: unknown, answer: RegisterResourceResponse) => void,
  ) => unknown;
  // The casts: the generated client has three overloads, of which the SDK calls this one.
  const register = (monitor.registerResource as unknown as Register).bind(monitor);
  const recording: Register = (request, callback) =>
    register(request, (error, answered) => {
      if (!error) requests.push({ request, answered });
      callback(error, answered);
    });
  monitor.registerResource = recording as unknown as typeof monitor.registerResource;
}

function describe({ request, answered }: Registration): RegisteredResource {
  const propertyDependencies: Record<string, string[]> = {};
  request.getPropertydependenciesMap().forEach((urns, property) => {
    propertyDependencies[property] = urns.getUrnsList();
  });
  return {
    urn: answered.getUrn(),
    type: request.getType(),
    name: request.getName(),
    parent: shorten(request.getParent()),
    deletedWith: shorten(request.getDeletedwith()),
    ignoreChanges: request.getIgnorechangesList(),
    deleteBeforeReplace: request.getDeletebeforereplace(),
    inputs: request.getObject()?.toJavaScript() ?? {},
    outputs: answered.getObject()?.toJavaScript() ?? {},
    propertyDependencies,
  };
}

/** The last type and name of a URN, as "Type::name". */
function shorten(urn: string): string {
  const [types = "", name = ""] = urn.split("::").slice(2);
  return urn === "" ? "" : `${types.slice(types.lastIndexOf("$") + 1)}::${name}`;
}

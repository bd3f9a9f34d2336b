/** Apps that come, go, and are made anew. */
import { delegated, federated, scope, secret } from "../../rules/cases/partsOfApps";
import { forTenant } from "./permissionCases";
import { type AppParts, app, base, head, plainUrn, type ReviewCase, urnOf } from "./reviewCase";

const board: AppParts = {
  name: "room-board",
  displayName: "Room Board",
  web: ["https://rooms.contoso.com/signed-in"],
  requests: [delegated("User.Read")],
  credentials: [federated({})],
};

const api: AppParts = {
  name: "rooms-api",
  displayName: "Rooms API",
  exposes: { identifierUris: [{ state: "known", value: "api://{clientId}" }], scopes: [scope("Rooms.Read")] },
};

const clientOf = (name: string): AppParts => ({
  ...board,
  requests: [...(board.requests ?? []), { api: `app:${name}`, kind: "delegated", permission: "Rooms.Read" }],
});

function numbered(number: number): AppParts {
  const name = `app-${String(number).padStart(3, "0")}`;
  return { ...board, name, displayName: `App ${number}`, web: [`https://${name}.contoso.com/signed-in`] };
}

const hundred = Array.from({ length: 100 }, (_, at) => numbered(at + 1));

export const appCases: readonly ReviewCase[] = [
  {
    name: "nothingChanged",
    title: "nothing changed",
    base: base([app(board), app(api)]),
    head: head([app(board), app(api)]),
  },
  {
    name: "firstApp",
    title: "the first app of a program",
    base: base([]),
    head: head([
      app({
        ...board,
        requests: [delegated("User.Read"), delegated("Calendars.Read")],
        consents: [forTenant("User.Read"), forTenant("Calendars.Read")],
      }),
    ]),
  },
  {
    name: "replacement",
    title: "a logical name changed without an alias, so the client id is a new one",
    base: base([app(clientOf("rooms-api")), app(api)]),
    head: head([app(clientOf("booking-api")), app({ ...api, name: "booking-api" })]),
  },
  {
    name: "renamedWithAlias",
    title: "a logical name changed with an alias, so the client id stays",
    base: base([app(clientOf("rooms-api")), app(api)]),
    head: head([app(clientOf("booking-api")), app({ ...api, name: "booking-api", aliases: [urnOf("rooms-api")] })]),
  },
  {
    name: "movedIntoComponent",
    title: "an application moved into a component",
    base: base([app({ ...board, urn: plainUrn("room-board") })]),
    head: head([app(board)]),
  },
  {
    name: "removal",
    title: "an API is removed, and a client of it is left",
    base: base([
      app(clientOf("rooms-api")),
      app({ ...api, credentials: [secret("server", "2027-03-31T00:00:00.000Z")], consents: [forTenant("User.Read")] }),
    ]),
    head: head([app(clientOf("rooms-api"))]),
  },
  {
    name: "hundredApps",
    title: "one of 100 apps gains a permission",
    base: base(hundred.map(app)),
    head: head(
      hundred.map((parts, at) =>
        app(at === 41 ? { ...parts, requests: [...(parts.requests ?? []), delegated("Files.Read.All")] } : parts),
      ),
    ),
  },
];

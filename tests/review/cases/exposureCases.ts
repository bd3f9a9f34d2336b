/** What others see of apps, who may change and use them, and what the rules say. */
import { assigned, delegated, role, scope, secret } from "../../rules/cases/partsOfApps";
import { type AppParts, app, base, head, type ReviewCase } from "./reviewCase";

const api: AppParts = {
  name: "rooms-api",
  displayName: "Rooms API",
  exposes: { identifierUris: [{ state: "known", value: "api://{clientId}" }] },
};

const withSecret: AppParts = {
  name: "room-board",
  displayName: "Room Board",
  web: ["https://rooms.contoso.com/signed-in"],
  requests: [delegated("User.Read")],
  credentials: [secret("server", "2027-03-31T00:00:00.000Z")],
};

const ada = "5d0a1b7e-3f52-4c0e-9a77-0e1c2b3d4f50";

export const exposureCases: readonly ReviewCase[] = [
  {
    name: "scopePreAuthorized",
    title: "a scope is exposed, and a client outside of the program pre-authorised for it",
    base: base([app(api)]),
    head: head([
      app({
        ...api,
        exposes: {
          ...api.exposes,
          scopes: [scope("Rooms.Read")],
          roles: [role("Rooms.Manage")],
          preAuthorized: [
            { client: { state: "known", value: "8c2e7f40-1d6b-4a39-b5c8-7f90e1a2b3c4" }, scope: "Rooms.Read" },
          ],
        },
      }),
    ]),
  },
  {
    name: "ownerChanged",
    title: "one owner goes, another comes, and everybody gets in",
    base: base([
      app({
        ...api,
        owners: ["1f6c2d3e-8a90-4b17-a2c3-d4e5f6071829"],
        assignments: [assigned(ada)],
        servicePrincipal: { assignmentRequired: true },
      }),
    ]),
    head: head([app({ ...api, owners: [ada] })]),
  },
  {
    name: "exceptionExpired",
    title: "an exception from a rule has run out",
    base: base([
      app({
        ...withSecret,
        exceptions: [
          { rule: "secret-avoidable", reason: "the host cannot federate before its move", until: "2026-10-31" },
        ],
      }),
    ]),
    head: head([
      app({
        ...withSecret,
        exceptions: [
          { rule: "secret-avoidable", reason: "the host cannot federate before its move", until: "2026-10-31" },
        ],
      }),
    ]),
  },
  {
    name: "exceptionAdded",
    title: "a secret comes with a written exception",
    base: base([app({ ...withSecret, credentials: [] })]),
    head: head([
      app({
        ...withSecret,
        exceptions: [
          { rule: "secret-avoidable", reason: "the host cannot federate before its move", until: "2027-01-31" },
        ],
      }),
    ]),
  },
];

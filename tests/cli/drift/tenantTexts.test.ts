import { describe, expect, it } from "vitest";
import { declaredInTenant } from "../../../cli/drift/declaredInTenant";
import type { Declared } from "../../../cli/stack/declared";
import type { RecordedResource } from "../../../cli/stack/stackRecord";
import type { Person } from "../../../lifecycle";

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const made = { deployer: id(1), ada: id(2), ben: id(3), client: id(4), object: id(5), tenant: id(6) };
const real = { deployer: id(91), ada: id(92), ben: id(93), client: id(94), object: id(95), tenant: id(96) };

const urn = "urn:pulumi:dev::apps::azuread:index/application:Application::planner";
const type = "azuread:index/application:Application";

function declaredWith(owners: readonly string[]): Declared {
  const inputs = {
    displayName: "Planner",
    owners,
    identifierUris: [`api://${made.client}`, "https://unverified.onmicrosoft.com/planner"],
  };
  return {
    manifests: [],
    notices: [],
    resources: [{ urn, type, inputs, outputs: { ...inputs, clientId: made.client, objectId: made.object } }],
    symbols: {
      ...{ deployerObjectId: made.deployer, tenantId: made.tenant, principals: new Map() },
      people: new Map([
        [made.ada, "ada@contoso.example"],
        [made.ben, "Ben"],
      ]),
    },
    tenantTexts: new Set(Object.values(made)),
  };
}

function recordedWith(owners: readonly string[]): RecordedResource {
  const inputs = {
    displayName: "Planner",
    owners,
    identifierUris: [`api://${real.client}`, "https://contoso.onmicrosoft.com/planner"],
  };
  return {
    ...{ urn, type, id: "", parent: "", custom: true, external: false, inputs },
    outputs: { ...inputs, clientId: real.client, objectId: real.object },
  };
}

const people = new Map<string, Person>([
  [real.ada, { objectId: real.ada, displayName: "Ada", userPrincipalName: "ADA@contoso.example" }],
  [real.ben, { objectId: real.ben, displayName: "Ben" }],
]);

function read(declared: Declared, resources: readonly RecordedResource[], known: ReadonlyMap<string, Person> = people) {
  const ids = { tenantId: real.tenant, operatorObjectId: id(99), principals: new Map(), people: known };
  const [app] = declaredInTenant(declared, { resources }, ids);
  return {
    owners: app?.manifest.owners.principals.map((owner) => (owner.kind === "principal" ? owner.objectId : owner.kind)),
    uris: app?.manifest.exposes.identifierUris,
  };
}

const known = (...values: readonly string[]) => values.map((value) => ({ state: "known", value }));

describe("what a program declares, in the ids of its tenant", () => {
  it("names the deployer and people by their ids there, in whatever order a refreshed state has them", () => {
    const orders = [
      [real.deployer, real.ada, real.ben],
      [real.ben, real.ada, real.deployer],
    ];
    for (const owners of orders) {
      const found = read(declaredWith([made.deployer, made.ada, made.ben]), [recordedWith(owners)]);
      expect(found.owners).toEqual(known(real.deployer, real.ada, real.ben));
    }
  });

  it("knows the app's own ids by its URN, and the tenant's domain by the text around it", () => {
    expect(read(declaredWith([]), [recordedWith([])]).uris).toEqual(
      known("api://{clientId}", "https://contoso.onmicrosoft.com/planner"),
    );
  });

  it("takes whoever is signed in for the deployer where no state tells", () => {
    expect(read(declaredWith([made.deployer]), []).owners).toEqual(known(id(99)));
  });

  it("keeps the name of a look-up that nobody in the tenant, or more than one, answers to", () => {
    const twins = new Map([...people, [id(97), { objectId: id(97), displayName: "Ben" }]]);

    expect(read(declaredWith([made.ben]), [], new Map()).owners).toEqual(known("Ben"));
    expect(read(declaredWith([made.ben]), [], twins).owners).toEqual(known("Ben"));
  });
});

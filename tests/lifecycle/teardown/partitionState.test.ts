import { describe, expect, it } from "vitest";
import { partitionState, recordedObject, type StateResource } from "../../../lifecycle";

const id = (digit: string): string => `${digit.repeat(8)}-1111-4111-8111-111111111111`;
const stack = resource("stack", { type: "pulumi:pulumi:Stack", custom: false });
const provider = resource("azuread", { type: "pulumi:providers:azuread", id: "p1" });
const component = resource("shop", { type: "entra-app-registration:index:AppRegistration", custom: false });
const application = resource("app", {
  id: `/applications/${id("a")}`,
  parent: component.urn,
  provider: `${provider.urn}::p1`,
});
const principal = resource("principal", {
  type: "azuread:index/servicePrincipal:ServicePrincipal",
  id: `/servicePrincipals/${id("b")}`,
  parent: component.urn,
  propertyDependencies: { clientId: [application.urn] },
  provider: `${provider.urn}::p1`,
});
const state = [stack, provider, component, application, principal];

function resource(name: string, fields: Partial<StateResource> = {}): StateResource {
  return {
    urn: `urn:pulumi:dev::shop::t::${name}`,
    type: "azuread:index/application:Application",
    id: "",
    custom: true,
    external: false,
    parent: name === "stack" ? "" : "urn:pulumi:dev::shop::t::stack",
    ...fields,
  };
}

/** The state with fields of one resource changed. */
function withFields(changed: StateResource, fields: Partial<StateResource>): readonly StateResource[] {
  return state.map((resource) => (resource === changed ? { ...resource, ...fields } : resource));
}

describe("partitionState", () => {
  it("lets everything go where nothing is to stay", () => {
    expect(partitionState(state, new Set())).toEqual({ goes: state.map(({ urn }) => urn), stays: [], retained: [] });
  });

  it("keeps what is protected and all that it cannot be without", () => {
    expect(partitionState(withFields(application, { protect: true }), new Set())).toEqual({
      goes: [principal.urn],
      stays: [
        { urn: application.urn, reason: "protected" },
        { urn: component.urn, reason: "needed" },
        { urn: provider.urn, reason: "needed" },
        { urn: stack.urn, reason: "needed" },
      ],
      retained: [],
    });
  });

  it("calls what is protected itself so, even where something else that stays needs it, too", () => {
    const both = state.map((one) => (one === application || one === principal ? { ...one, protect: true } : one));

    expect(partitionState(both, new Set()).stays.filter(({ reason }) => reason === "protected")).toEqual([
      { urn: application.urn, reason: "protected" },
      { urn: principal.urn, reason: "protected" },
    ]);
  });

  it("keeps a principal that is not the tenant's own, by the id that the directory knows it by", () => {
    const { goes, stays } = partitionState(state, new Set([id("b")]));

    expect(goes).toEqual([]);
    expect(stays[0]).toEqual({ urn: principal.urn, reason: "foreign" });
    expect(stays.slice(1).every(({ reason }) => reason === "needed")).toBe(true);
  });

  it("lets a foreign principal go from the state where nothing is done to its object", () => {
    expect(partitionState(withFields(principal, { retainOnDelete: true }), new Set([id("b")]))).toEqual({
      goes: state.map(({ urn }) => urn),
      stays: [],
      retained: [{ urn: principal.urn, reason: "retained" }],
    });
    expect(partitionState(withFields(principal, { external: true }), new Set([id("b")])).stays).toEqual([]);
  });

  it("follows explicit dependencies", () => {
    const { stays } = partitionState(
      withFields(principal, { protect: true, propertyDependencies: {}, dependencies: [application.urn] }),
      new Set(),
    );

    expect(stays.map(({ urn }) => urn)).toContain(application.urn);
  });
});

describe("recordedObject", () => {
  it("reads application and principal from the ids that the provider gives", () => {
    expect(recordedObject(application)).toEqual({ kind: "application", objectId: id("a") });
    expect(recordedObject(principal)).toEqual({ kind: "servicePrincipal", objectId: id("b") });
  });

  it.each([
    ["what hangs on an application", { id: `/applications/${id("a")}/redirectUris/WEB` }],
    ["what the program only looks at", { external: true }],
    ["a component", { custom: false }],
    ["what another provider manages", { type: "command:local:Command" }],
  ])("knows that %s is neither", (_what, fields) => {
    expect(recordedObject({ ...application, ...fields })).toBeUndefined();
  });
});

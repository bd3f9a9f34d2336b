import { expect, it } from "vitest";
import { type ImportEntry, renderImportFile } from "../../directory";
import { parseImportFile } from "../../rehearsal";
import { resolveImports } from "../../rehearsal/import/resolveImports";

const component = "entra-app-registration:index:AppRegistration";
const application = "azuread:index/application:Application";
const principal = "azuread:index/servicePrincipal:ServicePrincipal";
const parent = `urn:pulumi:dev::rooms::${component}::board`;

const entries: readonly ImportEntry[] = [
  { urn: parent, type: component, name: "board", isComponent: true, inputs: { exceptions: ["a"] } },
  ...[
    { type: application, id: "/applications/1" },
    { type: principal, id: "/servicePrincipals/2" },
  ].map(({ type, id }) => ({
    ...{ urn: `urn:pulumi:dev::rooms::${component}$${type}::board`, type, name: "board", id, parent },
    isComponent: false,
  })),
];

it("resources of one name get names of their own in the file, and keep their logical ones", () => {
  expect(JSON.parse(renderImportFile(entries, { providerVersion: "6.9.1" }))).toEqual({
    nameTable: {},
    resources: [
      { type: component, name: "board", component: true, inputs: { exceptions: ["a"] } },
      ...[
        { type: application, name: "board-application", id: "/applications/1" },
        { type: principal, name: "board-servicePrincipal", id: "/servicePrincipals/2" },
      ].map((resource) => ({ ...resource, logicalName: "board", parent: "board", version: "6.9.1" })),
    ],
  });
});

it("a parent that the state has already is named in the table", () => {
  const [, ...children] = entries;
  const { nameTable, resources } = JSON.parse(renderImportFile(children));

  expect(nameTable).toEqual({ "board-appRegistration": parent });
  expect(resources).toEqual([
    { type: application, name: "board", id: "/applications/1", parent: "board-appRegistration" },
    {
      ...{ type: principal, name: "board-servicePrincipal", logicalName: "board", id: "/servicePrincipals/2" },
      parent: "board-appRegistration",
    },
  ]);
});

it("the file leads to the very URNs that it was made from", () => {
  const resolved = resolveImports(parseImportFile(renderImportFile(entries)), { project: "rooms", stack: "dev" });
  expect(resolved.map(({ urn }) => urn)).toEqual(entries.map(({ urn }) => urn));
});

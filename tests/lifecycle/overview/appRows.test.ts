import { describe, expect, it } from "vitest";
import type { AppOverview, PermissionOverview } from "../../../lifecycle/overview/appOverview";
import { sortRows, toRows } from "../../../lifecycle/overview/appRows";
import { describeApp } from "../../../lifecycle/overview/describeApp";
import { summarizeApp } from "../../../lifecycle/overview/summarizeApp";
import { apis, now, people, sampleApp } from "./sampleApp";

const overview = describeApp(sampleApp, { apis, people, now });
const { credentials, permissions } = overview;
const stack = { project: "rooms", stack: "dev" };
const known = { name: "board", objectId: "object-1", clientId: "client-1" };

describe("summarizeApp", () => {
  it("counts, grades by the worst and names the credential that ends next", () => {
    expect(summarizeApp(overview)).toEqual({
      ...{ delegated: 4, application: 2, risk: "high", consent: "partly", users: 2, notAsked: 1 },
      nextExpiry: credentials[0],
    });
  });

  const permission: PermissionOverview = {
    ...{ api: "A", apiClientId: "a", name: "P", kind: "delegated", isAsked: true },
    ...{ forWholeTenant: false, forUsers: [], consent: undefined, risk: undefined },
  };
  const granted = { ...permission, forWholeTenant: true };
  const byBen = { ...permission, forUsers: ["ben"] };
  it.each([
    ["noneNeeded", "asks for nothing", []],
    ["noneNeeded", "has what it never asked for", [{ ...granted, isAsked: false }]],
    ["wholeTenant", "has everything for everybody", [granted, granted]],
    ["someUsers", "has everything, from a user", [byBen, byBen]],
    ["partly", "has some for everybody and some from a user", [granted, byBen]],
    ["partly", "lacks something", [byBen, permission]],
    ["nobody", "lacks everything", [permission, permission]],
  ] as const)("says %s of an app that %s", (consent, _, held) => {
    expect(summarizeApp({ ...overview, permissions: held }).consent).toBe(consent);
  });

  it("says nothing of credentials that never end, and of risks that nobody grades", () => {
    const federated = credentials.filter(({ kind }) => kind === "federated");

    expect(summarizeApp({ ...overview, credentials: federated, permissions: [permission] })).toMatchObject({
      nextExpiry: undefined,
      risk: undefined,
    });
  });
});

describe("toRows", () => {
  const standings = (rows: ReturnType<typeof toRows>) => rows.map(({ standing, name }) => [standing, name]);

  it("takes the name from the state, else from the mark, else from what people see", () => {
    const unmarked = { ...overview, marker: undefined, objectId: "object-2" };
    const others = {
      ...overview,
      marker: { project: "rooms", stack: "prod", name: "board-prod" },
      objectId: "object-3",
    };
    const rows = toRows([overview, unmarked, others], { ...stack, known: [known] }, { tellsGone: true });

    expect(standings(rows)).toEqual([
      ["recorded", "board"],
      ["other", "Room Board"],
      ["other", "board-prod"],
    ]);
  });

  it("tells what has the mark and not the state, and what the state knows and the tenant does not hold", () => {
    const gone = { name: "finder", objectId: "object-9", clientId: "client-9" };

    expect(standings(toRows([overview], { ...stack, known: [gone] }, { tellsGone: true }))).toEqual([
      ["unrecorded", "room-board"],
      ["gone", "finder"],
    ]);
  });

  it("calls nothing gone where only a part of the stack was asked for", () => {
    expect(toRows([], { ...stack, known: [known] }, { tellsGone: false })).toEqual([]);
  });
});

describe("sortRows", () => {
  const withRisk = (name: string, risk: PermissionOverview["risk"], daysLeft?: number): AppOverview => ({
    ...overview,
    ...{ displayName: name, clientId: name, objectId: name, marker: undefined },
    permissions: permissions.slice(0, 1).map((permission) => ({ ...permission, risk })),
    credentials: daysLeft === undefined ? [] : credentials.slice(0, 1).map((entry) => ({ ...entry, daysLeft })),
  });
  const rows = toRows(
    [
      withRisk("ungraded", undefined),
      withRisk("low", "low", 3),
      withRisk("Alpha", "high", 90),
      withRisk("beta", "high", -1),
      withRisk("aardvark", "high"),
      withRisk("root", "tier-0"),
    ],
    { ...stack, known: [{ name: "finder", objectId: "object-9", clientId: "client-9" }] },
    { tellsGone: true },
  );
  const names = (order: Parameters<typeof sortRows>[1]) => sortRows(rows, order).map(({ name }) => name);

  it("puts what is gone first by risk, then the worst, and of equals what ends soonest", () => {
    expect(names("risk")).toEqual(["finder", "root", "beta", "Alpha", "aardvark", "low", "ungraded"]);
  });

  it("puts what ended first by expiry, and what never ends last, the worst first", () => {
    expect(names("expiry")).toEqual(["beta", "low", "Alpha", "finder", "root", "aardvark", "ungraded"]);
  });

  it("goes by name whatever its case", () => {
    expect(names("name")).toEqual(["aardvark", "Alpha", "beta", "finder", "low", "root", "ungraded"]);
  });
});

/** Applications are found by whatever a person or a program knows of them. */
import { beforeAll, describe, expect, it } from "vitest";
import { type AppSelection, type DirectoryClient, findApps } from "../../../directory";
import { nobody } from "../../practice-tenant/graphTenant";
import type { ReplyBody } from "../../practice-tenant/tenantClient";
import { usePracticeDirectory, withPagesOf } from "./practiceDirectory";

const practice = usePracticeDirectory();

let directory: DirectoryClient;
const apps = new Map<string, ReplyBody>();

function ada(): string {
  return practice.tenant.users[0]?.objectId ?? "";
}

beforeAll(async () => {
  directory = await practice.connect();
  const tagged: readonly (readonly [name: string, tags: readonly string[]])[] = [
    ["one", ["team-a", "appreg:rooms/dev/one"]],
    ["two", ["appreg:rooms/dev/two"]],
    ["live", ["appreg:rooms/prod/one"]],
    ["longer", ["appreg:rooms/development/one"]],
    ["upper", ["APPREG:rooms/dev/three", "appreg:Rooms/dev/three"]],
    ["foreign", ["appreg:rooms-2/dev/one"]],
    ["spaced", ["appreg:my%20rooms/d%C3%A9v/o'ne"]],
    ["O'Brien", []],
    ["plain", ["appreg:", "appreg:rooms", "appreg:rooms/dev"]],
  ];
  for (const [displayName, tags] of tagged) {
    const owners = displayName === "two" || displayName === "plain" ? [`/directoryObjects/${ada()}`] : [];
    apps.set(
      displayName,
      await practice.create("/v1.0/applications", { displayName, tags, "owners@odata.bind": owners }),
    );
  }
});

async function namesFor(selection: AppSelection): Promise<readonly string[]> {
  return (await findApps(directory, selection)).map(({ displayName }) => displayName);
}

function keysOf(key: "id" | "appId", ...names: readonly string[]): readonly string[] {
  return names.map((name) => String(apps.get(name)?.[key]));
}

describe("findApps", () => {
  it("tells of each app what is known before its parts are read", async () => {
    const [app] = await findApps(directory, { by: "displayName", value: "one" });
    const created = apps.get("one");

    expect(app).toEqual({
      objectId: created?.id,
      clientId: created?.appId,
      displayName: "one",
      createdAt: created?.createdDateTime,
      tags: ["team-a", "appreg:rooms/dev/one"],
      application: (await practice.graph("GET", `/v1.0/applications?$filter=displayName eq 'one'`.replaceAll(" ", "+")))
        .body.value?.[0],
    });
  });

  it.each([
    ["a project", { project: "rooms" }, ["one", "two", "live", "longer"]],
    ["a stack", { project: "rooms", stack: "dev" }, ["one", "two"]],
    ["one app", { project: "rooms", stack: "dev", name: "one" }, ["one"]],
    ["one app in every stack", { project: "rooms", name: "one" }, ["one", "live", "longer"]],
    ["names that are encoded", { project: "my rooms", stack: "dév", name: "o'ne" }, ["spaced"]],
    ["names that are encoded, without an app", { project: "my rooms" }, ["spaced"]],
    ["a project of which there is none", { project: "room" }, []],
    ["an app of which there is none", { project: "rooms", stack: "dev", name: "three" }, []],
  ])("by the marker of %s finds exactly its apps, capitals and beginnings told apart", async (_, marker, names) => {
    expect(await namesFor({ by: "marker", ...marker })).toEqual(names);
  });

  it("by ids finds those that exist, each once, and passes over texts that are no ids", async () => {
    const clientIds = [...keysOf("appId", "two", "one", "two"), nobody, "not an id", "x')/y"];
    const objectIds = [...keysOf("id", "plain"), nobody, keysOf("id", "one")[0]?.toUpperCase() ?? "", "../users"];

    expect(await namesFor({ by: "clientIds", values: clientIds })).toEqual(["two", "one"]);
    expect(await namesFor({ by: "objectIds", values: objectIds })).toEqual(["plain", "one"]);
    expect(await namesFor({ by: "objectIds", values: [] })).toEqual([]);
  });

  it.each([
    ["O'Brien", ["O'Brien"]],
    ["o'brien", ["O'Brien"]],
    ["O'", []],
    ["' or displayName eq 'one", []],
  ])("by the display name %s", async (value, names) => {
    expect(await namesFor({ by: "displayName", value })).toEqual(names);
  });

  it("by owner finds those of a user and those of a principal, and none of nobody", async () => {
    const { principal } = await practice.register({ displayName: "robot" });
    const link = `/directoryObjects/${principal.id}`;
    await practice.create("/v1.0/applications", { displayName: "the robot's", "owners@odata.bind": [link] });

    expect(await namesFor({ by: "owner", objectId: ada() })).toEqual(["two", "plain"]);
    expect(await namesFor({ by: "owner", objectId: String(principal.id) })).toEqual(["the robot's"]);
    expect(await namesFor({ by: "owner", objectId: nobody })).toEqual([]);
  });

  it("of a principal takes no right to read users, of a user it does, and says so", async () => {
    const reader = await practice.connectWith({ roles: ["Application.Read.All"] });
    const [robot] = await findApps(directory, { by: "displayName", value: "robot" });
    const { body } = await practice.graph("GET", `/v1.0/servicePrincipals(appId='${robot?.clientId}')`);

    expect(await findApps(reader, { by: "owner", objectId: String(body.id) })).toHaveLength(1);
    await expect(findApps(reader, { by: "owner", objectId: ada() })).rejects.toMatchObject({
      code: "ERR_GRAPH_REFUSED",
      status: 403,
      message: expect.stringContaining(`GET /users/${ada()}/ownedObjects`),
    });
  });

  it("finds every app of a tenant whose list has more than one page", async () => {
    const names = Array.from({ length: 8 }, (_, at) => `many ${at}`);
    for (const displayName of names) await practice.create("/v1.0/applications", { displayName });

    const found = await findApps(withPagesOf(3, directory), { by: "all" });

    expect(found.length).toBeGreaterThan(names.length);
    expect(found.map(({ displayName }) => displayName)).toEqual(await namesFor({ by: "all" }));
    expect(found.map(({ displayName }) => displayName)).toEqual(expect.arrayContaining(names));
  });

  it("does not take a refusal for none", async () => {
    const stranger = await practice.connectWith({ roles: ["User.Read.All"] });

    for (const selection of [{ by: "all" }, { by: "clientIds", values: keysOf("appId", "one") }] as const) {
      await expect(findApps(stranger, selection)).rejects.toMatchObject({ code: "ERR_GRAPH_REFUSED", status: 403 });
    }
  });
});

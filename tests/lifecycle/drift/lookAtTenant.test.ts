/** The look at a tenant against a practice tenant: what it asks for, and what it does without. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessTo } from "../../../cli/practice/runningTenant";
import type { DirectoryReader, DirectoryWriter } from "../../../directory";
import { lookAtTenant } from "../../../lifecycle";
import { type PracticeTenant, startPracticeTenant } from "../../../practice-tenant";
import { graphOf } from "../../endToEnd/graphOf";

let tenant: PracticeTenant;
let graph: DirectoryWriter;

beforeAll(async () => {
  tenant = await startPracticeTenant({ port: 0 });
  graph = graphOf(accessTo(tenant));
});

afterAll(() => tenant.close());

async function makeApp(tag: string): Promise<string> {
  const { id } = await graph.post("/applications", { displayName: "Planner", tags: [tag] });
  return String(id);
}

/** Writes down what is asked; `answer` may refuse a path. */
function watched(refuse: (path: string) => boolean = () => false) {
  const asked: string[] = [];
  const directory: DirectoryReader = {
    get: (path) => graph.get(path),
    list: (path) => {
      asked.push(path);
      return graph.list(path);
    },
    getMany: async (paths) => {
      asked.push(...paths);
      const answers = await graph.getMany(paths);
      return answers.map((answer, at) => (refuse(paths[at] ?? "") ? { status: 403, body: {} } : answer));
    },
  };
  return { directory, asked };
}

const stack = { project: "apps", stack: "dev" };

describe("a look at the tenant", () => {
  it("finds what the state knows, and what carries the stack's marker beside it, of this stack alone", async () => {
    const known = await makeApp("appreg:apps/dev/planner");
    const stranger = await makeApp("appreg:apps/dev/planner");
    await makeApp("appreg:apps/prod/planner");
    const { directory, asked } = watched();

    const look = await lookAtTenant(directory, { ...stack, objectIds: [known] });

    expect(look.apps.map(({ objectId }) => objectId)).toEqual([known]);
    expect(look.strangers.map(({ objectId }) => objectId)).toEqual([stranger]);
    expect(look.deleted).toEqual([]);
    expect(asked.filter((path) => path.includes("deletedItems"))).toEqual([]);
  });

  it("looks into the recycle bin for an application that is missing", async () => {
    const gone = await makeApp("appreg:apps/test/planner");
    await graph.delete(`/applications/${gone}`);

    const look = await lookAtTenant(graph, { project: "apps", stack: "test", objectIds: [gone] });

    expect(look.apps).toEqual([]);
    expect(look.deleted).toMatchObject([{ objectId: gone, kind: "application", displayName: "Planner" }]);
  });

  it("names the users who consented, and does without their names where it may not read them", async () => {
    const [, ben] = tenant.users;
    const id = await makeApp("appreg:apps/names/planner");
    const { appId } = await graph.get(`/applications/${id}`);
    const { id: clientId } = await graph.post("/servicePrincipals", { appId });
    const { id: resourceId } = await graph.get("/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')");
    await graph.post("/oauth2PermissionGrants", {
      ...{ clientId, resourceId, consentType: "Principal", principalId: ben?.objectId, scope: "User.Read" },
    });
    const lookedFor = { project: "apps", stack: "names", objectIds: [id] };
    const isUser = (path: string) => path.startsWith("/users/");

    const [named, unnamed] = [
      await lookAtTenant(graph, lookedFor),
      await lookAtTenant(watched(isUser).directory, lookedFor),
    ];

    expect(named.people.get(ben?.objectId ?? "")).toEqual({
      objectId: ben?.objectId,
      displayName: ben?.displayName,
      userPrincipalName: ben?.userPrincipalName,
    });
    expect(unnamed.people.has(ben?.objectId ?? "")).toBe(false);
  });
});

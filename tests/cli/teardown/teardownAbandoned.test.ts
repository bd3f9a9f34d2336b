import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DirectorySeed } from "../../../practice-tenant";
import { answering, startTeardownProject, type TeardownProject } from "./teardownProject";

const day = 24 * 60 * 60 * 1000;
const today = new Date("2026-11-23T12:00:00Z");
let project: TeardownProject;
let before: DirectorySeed;

beforeAll(async () => {
  project = await startTeardownProject();
  before = project.tenant.exportDirectory();
});

afterEach(() => project.tenant.importDirectory(before));

afterAll(() => project.close());

const now = () => project.tenant.exportDirectory();

/** An app with its principal, as old as that. */
async function register(tag: string, days: number): Promise<string> {
  const { id, appId } = await project.directory.post("/applications", {
    displayName: tag.split("/").at(-1),
    tags: [tag],
  });
  await project.directory.post("/servicePrincipals", { appId });
  const createdDateTime = `${new Date(today.getTime() - days * day).toISOString().slice(0, 19)}Z`;
  const { applications = [], ...others } = now();
  const aged = applications.map((application) =>
    application.id === id ? { ...application, createdDateTime } : application,
  );
  project.tenant.importDirectory({ ...others, applications: aged });
  return String(id);
}

function teardown(args: readonly string[], answer?: "yes" | "no") {
  const all = ["teardown", "--older-than", "7d", "--project", "shop", ...args];
  return project.run(all, { clock: () => today, ...(answer === undefined ? {} : answering(answer)) });
}

async function registerShop(): Promise<void> {
  await register("appreg:shop/pr-1/web", 20);
  await register("appreg:shop/pr-1/api", 8);
  await register("appreg:shop/pr-2/web", 20);
  await register("appreg:shop/pr-2/api", 1);
  await register("appreg:shop/prod/web", 2);
  await register("appreg:web/pr-1/web", 400);
  await register("nobody's", 400);
}

describe("appreg teardown --older-than", () => {
  it("takes abandoned stacks away by Graph alone: no younger one, no other project, nothing without a marker", async () => {
    await registerShop();
    const kept = now().applications?.filter(({ tags = [] }) => !tags[0]?.startsWith("appreg:shop/pr-1/"));

    const { exitCode, stdout, stderr } = await teardown(["--yes"]);

    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: "deleted: 2 applications\npurged: 2 applications\nresidue: 0\n",
    });
    expect(stderr.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<id>")).toBe(
      `Stacks of shop by their newest app; older than 7d goes:
  pr-1  goes   8 days      2 apps
  pr-2  stays  24 hours    2 apps
  prod  stays  2 days      1 app

Teardown of shop/pr-1
in the practice tenant <id>

Found by their marker alone, deleted through Microsoft Graph:
  web  pr-1/web
    client id <id>
  api  pr-1/api
    client id <id>
Then they are purged from the recycle bin: nobody can bring them back.

`,
    );
    expect(now()).toMatchObject({ applications: kept, deleted: [] });
    expect(kept).toHaveLength(5);
  });

  it("asks first, and shows with --dry-run what would go", async () => {
    await registerShop();
    const up = now();

    expect(await teardown([], "no")).toMatchObject({ exitCode: 1, stdout: "" });
    const { exitCode, stdout } = await teardown(["--dry-run", "--json"]);

    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      project: "shop",
      stacks: ["pr-1"],
      engine: null,
      dryRun: true,
      apps: [
        { stack: "pr-1", name: "web", by: "directory", createdAt: "2026-11-03T12:00:00Z" },
        { stack: "pr-1", name: "api", by: "directory", createdAt: "2026-11-15T12:00:00Z" },
      ],
    });
    expect(now()).toEqual(up);
    expect(await teardown([], "yes")).toMatchObject({ exitCode: 0 });
  });

  it("finishes what was interrupted between deleting and purging, though the deletion is of today", async () => {
    const id = await register("appreg:shop/pr-1/web", 20);
    await project.directory.delete(`/applications/${id}`);

    const { exitCode, stdout, stderr } = await teardown(["--yes"]);

    expect(stderr).toContain("  pr-1  goes   20 days     0 apps, 1 in the recycle bin\n");
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "purged: 1 application\nresidue: 0\n" });
    expect(now()).toEqual(before);
  });

  it("is content where nothing is abandoned, and where the project has no app at all", async () => {
    expect(await teardown([], "no")).toMatchObject({ exitCode: 0, stdout: "residue: 0\n" });
    await register("appreg:shop/prod/web", 2);
    const up = now();

    const { exitCode, stdout, stderr } = await teardown([], "no");

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "residue: 0\n" });
    expect(stderr).toContain("No stack of shop is to go\n");
    expect(now()).toEqual(up);
  });

  it.each([
    [["teardown", "--older-than", "7", "--yes"], '"7" is no age.'],
    [
      ["teardown", "--project", "shop", "--yes"],
      "--project is for abandoned stacks, and means nothing without --older-than.",
    ],
    [
      ["teardown", "--tenant", "practice", "--yes"],
      "--tenant is for abandoned stacks, and means nothing without --older-than.",
    ],
    [["teardown", "--older-than", "7d", "--engine", "pulumi", "--yes"], "removed by Microsoft Graph alone"],
    [["teardown", "--older-than", "7d"], "This needs a yes, and there is no terminal to ask at."],
  ])("refuses %j", async (args, message) => {
    await register("appreg:shop/pr-1/web", 20);
    const up = now();

    const { exitCode, stdout, stderr } = await project.run(args);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(now()).toEqual(up);
  });
});

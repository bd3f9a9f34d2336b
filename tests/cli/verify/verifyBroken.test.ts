/** The example program on a practice tenant as somebody broke it: each kind of breakage is one row. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type DirectoryClient, type Fields, fieldsOf, listOf } from "../../../directory";
import { createVerifiedProject, failing, type VerifiedProject } from "./verifiedProject";

const upn = "ben@practice.onmicrosoft.com";
const mailReadWrite = "024d486e-b451-40bb-833d-3e66d98c5c73";

let project: VerifiedProject;

beforeAll(async () => {
  project = await createVerifiedProject();
  await project.bringUp();
  project.keep();
}, 60_000);

afterEach(() => project.restore());
afterAll(() => project.remove());

async function principalOf(directory: DirectoryClient, displayName: string): Promise<Fields> {
  const [found] = await directory.list(`/servicePrincipals?$filter=displayName eq '${displayName}'`);
  if (found === undefined) throw new Error(`no principal of ${displayName}`);
  return found;
}

async function applicationOf(directory: DirectoryClient, displayName: string): Promise<Fields> {
  const [found] = await directory.list(`/applications?$filter=displayName eq '${displayName}'`);
  if (found === undefined) throw new Error(`no application of ${displayName}`);
  return found;
}

async function grantsOf(directory: DirectoryClient, displayName: string): Promise<readonly Fields[]> {
  const { id } = await principalOf(directory, displayName);
  return directory.list(`/servicePrincipals/${id}/oauth2PermissionGrants`);
}

/** Titles of the rows that differ, and of those that are not proved for it. */
async function rowsOf(app: string): Promise<{ readonly differs: string[]; readonly notProved: string[] }> {
  const rows = failing(await project.verify(app));
  const titles = (verdict: string): string[] =>
    rows.filter((row) => row.verdict === verdict).map(({ kind, subject }) => [kind, subject].filter(Boolean).join(" "));
  return { differs: titles("differs"), notProved: titles("notProved") };
}

describe("a difference", () => {
  it("consent that was taken back is missing in the consent, by name, also where sign-in asks for it", async () => {
    await project.change(async (directory) => {
      for (const { id } of await grantsOf(directory, "Room Board"))
        await directory.delete(`/oauth2PermissionGrants/${id}`);
    });
    const { apps, exitCode } = await project.verify("room-board");
    const rows = failing({ apps, verdict: "", counts: {} });
    const missing = [
      { permission: "Calendars.Read", kind: "delegated", missingIn: "consent" },
      { permission: "User.Read", kind: "delegated", missingIn: "consent" },
    ];

    expect(exitCode).toBe(1);
    expect(rows).toEqual([
      {
        app: "room-board",
        kind: "consented",
        verdict: "differs",
        found: "2 consents not as declared",
        details: [
          "missing: Calendars.Read of Microsoft Graph, for the whole tenant",
          "missing: User.Read of Microsoft Graph, for the whole tenant",
        ],
        fix: "refresh the stack and bring it up again: the program gives the consent",
      },
      {
        app: "room-board",
        kind: "token",
        subject: "single page",
        by: upn,
        verdict: "differs",
        found: "sign-in asks for consent that the program gives",
        details: [
          "lacks Calendars.Read: it is declared, and nobody consented to it",
          "lacks User.Read: it is declared, and nobody consented to it",
        ],
        fix: "bring the stack up again: the program consents to Calendars.Read, User.Read",
        missing,
      },
      {
        app: "room-board",
        kind: "call",
        subject: "Graph",
        verdict: "notProved",
        found: "not tried: there is no token to call with",
        details: [],
      },
    ]);
    expect((await project.exportDirectory()).oauth2PermissionGrants).toEqual([]);
  });

  it("consent beyond what is declared is in the token, too", async () => {
    await project.change(async (directory) => {
      const [grant] = await grantsOf(directory, "Room Board");
      await directory.patch(`/oauth2PermissionGrants/${grant?.id}`, { scope: "User.Read Calendars.Read Mail.Read" });
    });
    const rows = failing(await project.verify("room-board"));

    expect(rows.map(({ kind, details }) => ({ kind, details }))).toEqual([
      { kind: "consented", details: ["not declared: Mail.Read of Microsoft Graph, for the whole tenant"] },
      { kind: "token", details: ["grants Mail.Read: consented to, and not declared"] },
    ]);
  });

  it("a permission and a redirect URI that were added by hand are configured and not declared", async () => {
    await project.change(async (directory) => {
      const { id, requiredResourceAccess } = await applicationOf(directory, "Calendar Sync");
      const [graph] = listOf(requiredResourceAccess).map(fieldsOf);
      const resourceAccess = [...listOf(graph?.resourceAccess), { id: mailReadWrite, type: "Scope" }];
      await directory.patch(`/applications/${id}`, {
        requiredResourceAccess: [{ ...graph, resourceAccess }],
        web: { redirectUris: ["https://added.example/"] },
      });
    });
    const rows = failing(await project.verify("calendar-sync"));

    expect(rows.map(({ kind, found, details }) => ({ kind, found, details }))).toEqual([
      {
        kind: "configured",
        found: "2 settings not as declared",
        details: [
          "not declared: web redirect URI https://added.example/",
          "not declared: Mail.ReadWrite of Microsoft Graph (delegated)",
        ],
      },
    ]);
  });

  it("a principal that was disabled signs nobody in, and the row says so", async () => {
    await project.change(async (directory) => {
      const { id } = await principalOf(directory, "Room Board");
      await directory.patch(`/servicePrincipals/${id}`, { accountEnabled: false });
    });
    const rows = failing(await project.verify("room-board"));

    expect(rows.map(({ kind, verdict, found, fix }) => ({ kind, verdict, found, fix }))).toEqual([
      {
        kind: "configured",
        verdict: "differs",
        found: "1 setting not as declared",
        fix: "refresh the stack and bring it up again, or declare what is meant to stay",
      },
      {
        kind: "token",
        verdict: "differs",
        found: `"${upn}" got no token. The app is disabled. (AADSTS7000112)`,
        fix: "enable its service principal",
      },
      { kind: "call", verdict: "notProved", found: "not tried: there is no token to call with", fix: undefined },
    ]);
  });

  it("an application that is there twice is told with the other one's client id", async () => {
    let other: unknown;
    await project.change(async (directory) => {
      const { tags } = await applicationOf(directory, "Room Board");
      other = (await directory.post("/applications", { displayName: "Room Board", tags })).appId;
    });
    const [row, ...others] = failing(await project.verify("room-board"));

    expect(others).toEqual([]);
    expect(row).toMatchObject({
      kind: "exists",
      verdict: "differs",
      found: `2 applications have its marker, ${other} besides`,
      fix: "run `npx appreg recover`: it takes up or deletes what the state does not know",
    });
  });

  it("an application that was deleted gets no further than that", async () => {
    await project.change(async (directory) => {
      const { id } = await applicationOf(directory, "Room Board");
      await directory.delete(`/applications/${id}`);
    });
    const { apps, exitCode } = await project.verify("room-board");

    expect(exitCode).toBe(1);
    expect(apps[0]?.checks.map(({ kind, verdict }) => ({ kind, verdict }))).toEqual([
      { kind: "exists", verdict: "differs" },
      { kind: "applied", verdict: "holds" },
    ]);
  });

  it("a principal that was deleted alone is missing, with all that hung on it", async () => {
    await project.change(async (directory) => {
      const { id } = await principalOf(directory, "Room Board");
      await directory.delete(`/servicePrincipals/${id}`);
    });

    expect(await rowsOf("room-board")).toEqual({
      differs: ["exists", "configured", "consented", "token single page"],
      notProved: ["call Graph"],
    });
  });

  it("a marker that was taken away is one, because nothing else finds the app again", async () => {
    await project.change(async (directory) => {
      const { id } = await applicationOf(directory, "Room Board");
      await directory.patch(`/applications/${id}`, { tags: [] });
    });

    expect(await rowsOf("room-board")).toEqual({ differs: ["exists", "configured"], notProved: [] });
  });

  it("a program that went on without being brought up is one, by what it declares now", async () => {
    project.editProgram((text) =>
      text.replace(
        'delegated: ["User.Read", "Calendars.Read"]',
        'delegated: ["User.Read", "Calendars.Read", "Mail.Read"]',
      ),
    );
    const rows = failing(await project.verify("room-board"));

    expect(rows.map(({ kind, found, details }) => ({ kind, found, details }))).toEqual([
      {
        kind: "applied",
        found: "the program has changed since it was brought up",
        details: [
          "not brought up yet: Mail.Read of Microsoft Graph (delegated)",
          "not brought up yet: Mail.Read of Microsoft Graph, for the whole tenant",
        ],
      },
    ]);
  });

  it("an app that was never brought up, and one that the program no longer declares, are one each", async () => {
    project.editProgram((text) => text.replace('AppRegistration("room-board"', 'AppRegistration("seat-board"'));
    const rows = failing(await project.verify());

    expect(rows.map(({ app, kind, found }) => ({ app, kind, found }))).toEqual([
      { app: "room-board", kind: "applied", found: "the program no longer declares it" },
      { app: "seat-board", kind: "applied", found: "declared, and never brought up" },
    ]);
  });
});

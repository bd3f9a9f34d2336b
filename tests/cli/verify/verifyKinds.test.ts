/** Apps of every kind on a practice tenant that runs: each way to a token, what proves them, and tokens that somebody has. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deployerToken } from "../../../cli/practice/deployerToken";
import { accessTo, removeRunningNote, writeRunningNote } from "../../../cli/practice/runningTenant";
import { type PracticeTenant, startPracticeTenant } from "../../../practice-tenant";
import { createVerifiedProject, failing, type VerifiedProject } from "./verifiedProject";

const components = JSON.stringify(join(__dirname, "..", "..", "..", "components"));

const program = (certificate: string) => `
import { readFileSync } from "node:fs";
import { ApiApp, DaemonApp, githubActions, NativeApp, WebApp } from ${components};

const roomsApi = new ApiApp("rooms-api", {
  displayName: "Rooms API",
  scopes: { "Rooms.Read": { consent: "user", title: "Read rooms", description: "See all rooms." } },
  appRoles: { "Rooms.Sync": { title: "Sync", description: "Write rooms.", members: ["applications"] } },
  permissions: { microsoftGraph: { delegated: ["Calendars.Read"] } },
  consent: "wholeTenant",
});
new NativeApp("room-finder", {
  displayName: "Room Finder",
  permissions: { microsoftGraph: { delegated: ["User.Read"] }, ...roomsApi.permissions({ delegated: ["Rooms.Read"] }) },
});
new WebApp("portal", {
  displayName: "Portal",
  redirectUris: ["https://portal.contoso.com/signed-in"],
  owners: ["ada@practice.onmicrosoft.com"],
  permissions: { microsoftGraph: { delegated: ["User.Read", "Files.Read"] } },
  credentials: { secrets: [{ name: "local", until: "2099-01-01" }] },
});
const mailDigest = new DaemonApp("mail-digest", {
  displayName: "Mail Digest",
  permissions: {
    microsoftGraph: { application: ["Mail.Send", "Calendars.Read", "Group.Read.All"] },
    ...roomsApi.permissions({ application: ["Rooms.Sync"] }),
  },
  consent: "wholeTenant",
  credentials: {
    secrets: [{ name: "old", until: "2098-06-30" }, { name: "new", until: "2099-06-30" }],
    certificates: [{ name: "own", pem: readFileSync(${JSON.stringify(certificate)}, "utf8") }],
    federated: [githubActions({ repository: "octo/mail-digest", branch: "main" })],
  },
});
export const access = mailDigest.access;
new DaemonApp("bare", {
  displayName: "Bare",
  permissions: { microsoftGraph: { application: ["Mail.Send"] } },
  consent: "wholeTenant",
});
`;

let project: VerifiedProject;
let tenant: PracticeTenant;
/** Told of every request that the tenant has answered. */
let onRequest: (path: string) => void = () => undefined;

beforeAll(async () => {
  project = await createVerifiedProject();
  await project.run(["certificate", "mail-digest", "--days", "90"]);
  const certificate = readdirSync(project.folder).find((name) => name.endsWith(".crt")) ?? "";
  project.editProgram(() => program(certificate));
  await project.bringUp();
  const folder = join(project.folder, ".practice");
  const log = (entry: { readonly path: string }) => onRequest(entry.path);
  tenant = await startPracticeTenant({ folder, port: Number(new URL(project.origin).port), log });
  writeRunningNote(folder, tenant);
}, 120_000);

afterAll(async () => {
  removeRunningNote(join(project.folder, ".practice"));
  await tenant.close();
  project.remove();
});

/** The rows of tokens and calls, as the table has them. */
async function proofsOf(app: string): Promise<readonly string[]> {
  const { apps } = await project.verify(app);
  const marks: Readonly<Record<string, string>> = { holds: "+", differs: "x", notProved: "-" };
  return (apps[0]?.checks ?? [])
    .filter(({ kind }) => kind === "token" || kind === "call")
    .map(({ verdict, subject, found }) => `${marks[verdict]} ${subject}: ${found}`);
}

const tokenOf = async (app: string, ...args: string[]) => (await project.run(["token", app, "--raw", ...args])).stdout;

describe("appreg verify", () => {
  it("proves a daemon by everything that the program declares of it, without being told where it is", async () => {
    const graph = "Microsoft Graph: 3 permissions, as declared";
    const rooms = "rooms-api: 1 permission, as declared";

    expect(await proofsOf("mail-digest")).toEqual([
      ...[`+ federated: ${graph}`, `+ federated: ${rooms}`],
      ...[`+ certificate: ${graph}`, `+ certificate: ${rooms}`],
      ...[`+ secret: ${graph}`, `+ secret: ${rooms}`],
      "+ Calendars: GET /users/ben@practice.onmicrosoft.com/events",
      "+ Group: GET /groups",
      "- Mail: not tried: Mail.Send opens nothing that only reads",
    ]);
  });

  it("signs in to a web app whose people come back to another machine, and says what the tenant does not have", async () => {
    expect(await proofsOf("portal")).toEqual([
      "+ web server: Microsoft Graph: 2 permissions, as declared",
      "- Files: GET /me/drive/root/children answered 501 NotImplemented: the practice tenant does not have it",
      "+ User: GET /me",
    ]);
  });

  it("gets a token of each API from one sign-in, though people consent to both", async () => {
    expect(await proofsOf("room-finder")).toEqual([
      "+ browser: Microsoft Graph: 1 permission, as declared",
      "+ browser: rooms-api: 1 permission, as declared",
      "+ User: GET /me",
    ]);
  });

  it("says of which app nothing can be proved, and why", async () => {
    expect(await proofsOf("rooms-api")).toEqual([
      "- on behalf: it acts for its callers, and nobody signs in to it here",
      "- Graph: not tried: there is no token to call with",
    ]);
    expect(await proofsOf("bare")).toEqual([
      "- alone: the program declares nothing that proves the app",
      "- Graph: not tried: there is no token to call with",
    ]);
  });

  it("finds no other difference in any of them: people, roles and secrets included", async () => {
    const document = await project.verify();

    expect(failing(document).filter(({ verdict }) => verdict === "differs")).toEqual([]);
    expect(document).toMatchObject({ exitCode: 0, verdict: "holds" });
  });

  it("prints no token and no secret", async () => {
    const { stdout, stderr } = await project.run(["verify"]);

    expect(`${stdout}${stderr}`).not.toMatch(/eyJ[A-Za-z0-9_-]{10}|~[A-Za-z0-9._~-]{20}/);
  });
});

describe("a secret that the directory no longer has", () => {
  it("is refused in its row, and the other proofs hold", async () => {
    const removed: string[] = [];
    await project.change(async (directory) => {
      const [application] = await directory.list("/applications?$filter=displayName eq 'Mail Digest'");
      const passwords = application?.passwordCredentials;
      for (const { keyId, endDateTime } of passwords as { keyId: string; endDateTime: string }[]) {
        if (!endDateTime.startsWith("2099")) continue;
        await directory.post(`/applications/${application?.id}/removePassword`, { keyId });
        removed.push(keyId);
      }
    });
    const rows = failing(await project.verify("mail-digest")).filter(({ verdict }) => verdict === "differs");

    expect(removed).toHaveLength(1);
    expect(rows.map(({ kind, subject }) => [kind, subject])).toEqual([
      ["configured", undefined],
      ["token", "secret"],
    ]);
    expect(rows[1]?.found).toContain(
      '"mail-digest" got no token. The client secret is not one of the app\'s. (AADSTS7000215',
    );
  });
});

describe("a token that somebody has", () => {
  it("is judged in the place of new ones", async () => {
    const token = await tokenOf("mail-digest", "--flow", "federated");
    const { stdout } = await project.run(["verify", "--token-stdin"], { readInput: async () => token });

    expect(stdout.split("\n").filter((line) => line.includes("token"))).toEqual([
      "  ✓ token: given     Microsoft Graph: 3 permissions, as declared",
    ]);
  });

  it("may be for an API of the program, of which nothing is called", async () => {
    const { apps } = await project.verify("rooms-api");
    const token = await tokenOf("mail-digest", "--flow", "federated", "--api", `api://${apps[0]?.clientId}`);
    const { stdout } = await project.run(["verify", "--token-stdin"], { readInput: async () => token });

    expect(stdout.split("\n").filter((line) => /token|call/.test(line))).toEqual([
      "  ✓ token: given  rooms-api: 1 permission, as declared",
      "  - call: Graph   not tried: there is no token to call with",
    ]);
  });

  it("that is older than a consent is told apart from one without consent", async () => {
    const app = await tokenOf("mail-digest", "--flow", "federated");
    project.editProgram((text) =>
      text.replace(
        '"Mail.Send", "Calendars.Read", "Group.Read.All"',
        '"Mail.Send", "Mail.Read", "Calendars.Read", "Group.Read.All"',
      ),
    );
    await project.bringUp();
    const { stdout } = await project.run(["verify", "--token-stdin", "--json", "--call", "/organization"], {
      readInput: async () => app,
    });
    const rows = failing(JSON.parse(stdout)).filter(({ kind }) => kind === "token" || kind === "call");
    const missing = [{ permission: "Mail.Read", kind: "application", missingIn: "token" }];

    expect(rows.map(({ kind, subject, details, fix, missing }) => ({ kind, subject, details, fix, missing }))).toEqual([
      {
        kind: "token",
        subject: "given",
        details: ["lacks Mail.Read: it is granted, but the token is older than that"],
        fix: "get a new token: Mail.Read was granted after this one was issued",
        missing,
      },
      {
        kind: "call",
        subject: "Mail",
        details: ["needs Mail.Read: it is granted, but the token is older than that"],
        fix: "get a new token: Mail.Read was granted after this one was issued",
        missing,
      },
      {
        kind: "call",
        subject: "/organization",
        details: ["needs Organization.Read.All: it is not declared"],
        fix: "declare Organization.Read.All under permissions, and bring the stack up",
        missing: [{ permission: "Organization.Read.All", kind: "application", missingIn: "declaration" }],
      },
    ]);
  });

  it.each([
    [
      "of another app",
      () => deployerToken(accessTo(tenant)),
      /^error\[ERR_USAGE\]: The token is of the app .+, none of those that are to be verified\./,
    ],
    ["that is none", async () => "not a token", /^error\[ERR_TOKEN_UNREADABLE\]/],
  ])("%s is refused", async (_what, read, expected) => {
    const { exitCode, stdout, stderr } = await project.run(["verify", "--token-stdin"], { readInput: read });

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(expected);
  });
});

describe("what keeps a verification from its end", () => {
  it("is a directory that may not be read: the least that would do is named", async () => {
    const path = /oauth2PermissionGrants/;
    tenant.faults.add({ method: "GET", path, times: 10, status: 403, code: "Authorization_RequestDenied" });
    const { exitCode, stdout, stderr } = await project.run(["verify", "portal"]);
    tenant.faults.clear();

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/^error\[ERR_GRAPH_REFUSED\]: Microsoft Graph refused GET .*oauth2PermissionGrants: 403/);
    expect(stderr).toMatch(/fix: .*(DelegatedPermissionGrant\.Read\.All|Directory\.Read\.All)/);
  });

  it("is a person who interrupts it, and what was accepted until then is taken back", async () => {
    const before = tenant.exportDirectory().oauth2PermissionGrants ?? [];
    const interruption = new AbortController();
    let accepted = 0;
    onRequest = (path) => {
      if (!path.endsWith("/token")) return;
      accepted ||= (tenant.exportDirectory().oauth2PermissionGrants ?? []).length;
      if (accepted > before.length) interruption.abort();
      else accepted = 0;
    };
    const result = await project.run(["verify", "room-finder"], { interrupted: interruption.signal });
    onRequest = () => undefined;

    expect(accepted).toBeGreaterThan(before.length);
    expect(result).toEqual({ exitCode: 2, stdout: "", stderr: "Interrupted.\n" });
    expect(tenant.exportDirectory().oauth2PermissionGrants).toEqual(before);
  });

  it("is no path that could be read", async () => {
    const { exitCode, stderr } = await project.run(["verify", "--call", "DELETE /me"]);

    expect(exitCode).toBe(2);
    expect(stderr).toContain('error[ERR_USAGE]: --call "DELETE /me" is no path of Microsoft Graph to read.');
  });
});

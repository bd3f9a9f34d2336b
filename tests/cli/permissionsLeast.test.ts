import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPermission, type PermissionKind } from "../../catalogue";
import { runCommandLine } from "../../cli/main";
import { answerCalls } from "../../cli/permissions/least/answerCalls";
import { compareDeclared, kindsToCompare } from "../../cli/permissions/least/compareDeclared";
import { renderDeclaration } from "../../cli/permissions/least/renderDeclaration";
import { recordDeps } from "./recordedDeps";

const graph = "https://graph.microsoft.com";
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "appreg-least-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], input?: string) {
  const { deps, result } = recordDeps({
    cwd: folder,
    ...(input === undefined ? {} : { readInput: async () => input }),
  });
  await runCommandLine(["permissions", "least", ...args], deps);
  return result;
}

const get = (url: string, kind?: PermissionKind) => ({ method: "GET", url, ...(kind === undefined ? {} : { kind }) });

describe("one call", () => {
  it("is answered for both kinds of app, with why and what else would do", async () => {
    const { exitCode, stdout, stderr } = await run(["get", "/me/messages?$top=5"]);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toBe(
      [
        "delegated: the app acts for a signed-in user",
        "  Mail.ReadBasic  user consent (new tenants: admin), medium risk",
        "    GET /me/messages",
        "      the least by Microsoft's mark; also opened by Mail.Read, Mail.ReadWrite",
        "",
        "application: the app acts on its own",
        "  not possible: an app on its own has no /me, and calls /users/{id}",
        "    GET /me/messages",
        "",
      ].join("\n"),
    );
  });

  it("is answered as JSON in exactly this form", async () => {
    const { stdout } = await run(["POST", `${graph}/v1.0/me/sendMail`, "--json"]);

    expect(JSON.parse(stdout)).toEqual({
      calls: [
        {
          method: "POST",
          url: `${graph}/v1.0/me/sendMail`,
          delegated: { least: ["Mail.Send"], alternatives: expect.any(Array), source: "marked" },
          application: null,
        },
      ],
      least: { delegated: ["Mail.Send"], application: [] },
    });
  });

  it("for one kind leaves the other out", async () => {
    const { stdout } = await run(["GET", "/users/ada@contoso.example/messages", "--kind", "application"]);

    expect(stdout).toMatch(/^application: the app acts on its own\n {2}Mail\.ReadBasic\.All {2}admin consent/);
    expect(stdout).not.toContain("delegated");
  });

  it("that is unknown names the nearest known one, and ends with 1", async () => {
    const { exitCode, stdout, stderr } = await run(["GET", "/me/mesages"]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/^Not known: GET \/me\/mesages; the nearest that is: GET \/me\/messages/);
  });

  it("that is unknown is null as JSON, for both kinds", async () => {
    const { exitCode, stdout } = await run(["GET", "/users/x/nonsense", "--json"]);

    expect({ exitCode, answer: JSON.parse(stdout) }).toEqual({
      exitCode: 1,
      answer: {
        calls: [{ method: "GET", url: "/users/x/nonsense", delegated: null, application: null }],
        least: { delegated: [], application: [] },
      },
    });
  });

  it.each([
    [
      ["GET", "https://contoso.example/v1.0/me"],
      'error[ERR_URL_NOT_GRAPH]: "https://contoso.example/v1.0/me" is a call to "contoso.example", not to Microsoft Graph.\n',
    ],
    [
      ["FETCH", "/me"],
      'error[ERR_CALLS_UNREADABLE]: The call: "FETCH" is no method of Microsoft Graph, which has GET, POST, PATCH, PUT, DELETE.\n',
    ],
    [
      ["FETCH", "https://contoso.example/"],
      'error[ERR_CALLS_UNREADABLE]: The call: "FETCH" is no method of Microsoft Graph, which has GET, POST, PATCH, PUT, DELETE. "https://contoso.example/" is a call to "contoso.example", not to Microsoft Graph.\n',
    ],
    [["GET"], 'error[ERR_USAGE]: "GET" is only half of a call.\n'],
    [[], "error[ERR_USAGE]: There are no calls to look at.\n"],
    [["GET", "/me", "--log", "calls.txt"], "error[ERR_USAGE]: The calls are to come from one place, not several.\n"],
    [["--har", "absent.har"], "error[ERR_CALLS_UNREADABLE]: absent.har: it cannot be read (ENOENT).\n"],
    [["--log", "."], "error[ERR_CALLS_UNREADABLE]: .: it cannot be read (EISDIR).\n"],
  ])("that is none, %j, is refused", async (args, error) => {
    const { exitCode, stdout, stderr } = await run(args);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr.startsWith(error)).toBe(true);
    expect(stderr).toMatch(/\n {2}fix: .+\n$/);
  });
});

describe("several calls", () => {
  const log = ["GET /me", "GET /me/messages", "PATCH /me/messages/AAMk", "GET /me/messages"].join("\n");

  it("from standard input have one answer for all, in which a broader permission serves the narrower calls too", async () => {
    const { exitCode, stdout } = await run(["--log", "-", "--kind", "delegated"], log);

    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      [
        "  Mail.ReadWrite  user consent (new tenants: admin), high risk",
        "    GET /me/messages",
        "      needed anyway; by itself Mail.ReadBasic is enough",
        "    PATCH /me/messages/AAMk",
        "      the least by Microsoft's mark",
        "",
      ].join("\n"),
    );
  });

  it("become the lines of a program", async () => {
    const { stdout } = await run(["--log", "-", "--kind", "delegated", "--write"], log);

    expect(stdout).toBe('permissions: { microsoftGraph: { delegated: ["Mail.ReadWrite", "User.Read"] } },\n');
  });

  it("become the lines of two programs where nobody knows of which kind the app is", async () => {
    const { stdout } = await run(["GET", "/users/x/messages", "--write"]);

    expect(stdout).toBe(
      [
        "// for a signed-in user",
        'permissions: { microsoftGraph: { delegated: ["Mail.ReadBasic"] } },',
        "",
        "// on its own",
        'permissions: { microsoftGraph: { application: ["Mail.ReadBasic.All"] } },',
        "",
      ].join("\n"),
    );
  });

  it("from a HAR leave other hosts aside, and say so", async () => {
    const request = (url: string) => ({ request: { method: "GET", url } });
    const entries = [
      request("https://contoso.example/"),
      request(`${graph}/v1.0/me`),
      request("https://cdn.example/a"),
    ];
    writeFileSync(join(folder, "app.har"), JSON.stringify({ log: { entries } }));
    const { exitCode, stdout, stderr } = await run(["--har", "app.har", "--json"]);

    expect({ exitCode, stderr, least: JSON.parse(stdout).least }).toEqual({
      exitCode: 0,
      stderr: "Ignored 2 requests to other hosts: contoso.example (1), cdn.example (1)\n",
      least: { delegated: ["User.Read"], application: [] },
    });
  });

  it("with unknown ones among them answer the others, and end with 1", async () => {
    const { exitCode, stdout, stderr } = await run(
      ["--log", "-", "--write", "--kind", "delegated"],
      `${log}\nGET /zzz/y`,
    );

    expect({ exitCode, stdout }).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("Mail.ReadWrite") });
    expect(stderr).toBe("Not known: GET /zzz/y\n");
  });

  it("never need more than 80 columns, nor a permission that cannot be declared", async () => {
    const paths = ["/me", "/users", "/groups/x/members", "/me/drive/root/children", "/sites/x/lists", "/me/chats"];
    const { stdout } = await run(["--log", "-"], paths.map((path) => `GET ${path}`).join("\n"));
    const { least } = JSON.parse((await run(["--log", "-", "--json"], paths.map((p) => `GET ${p}`).join("\n"))).stdout);

    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    for (const kind of ["delegated", "application"] as const) {
      expect(least[kind].length).toBeGreaterThan(0);
      expect(least[kind].filter((name: string) => !findPermission("microsoftGraph", kind, name)?.isEnabled)).toEqual(
        [],
      );
    }
  });

  it("can be opened with more permissions, each narrower", () => {
    const calls = [get("/me"), get("/groups")];
    const { delegated } = answerCalls(calls, { narrow: true }).together;

    expect(delegated.names).toEqual(delegated.narrowest);
    expect([...delegated.callsOf]).toEqual([
      ["GroupMember.Read.All", [calls[1]]],
      ["User.Read", [calls[0]]],
    ]);
  });

  it("count for the kind of their token only", () => {
    const { together } = answerCalls([get("/me", "delegated"), get("/users/x/messages", "application")]);

    expect([together.delegated.names, together.application.names]).toEqual([["User.Read"], ["Mail.ReadBasic.All"]]);
    expect(together.application.impossible).toEqual([]);
  });
});

describe("what an app declares", () => {
  const app = { app: "sample", clientId: "x", delegated: ["openid", "User.Read"], application: [] };

  it("is compared without the scopes of sign-in", () => {
    const answer = answerCalls([get("/me"), get("/me/messages")]);

    expect(compareDeclared(app, answer, ["delegated"])).toEqual({
      delegated: { missing: ["Mail.ReadBasic"], surplus: [] },
    });
    expect(compareDeclared({ ...app, delegated: ["Mail.Send"] }, answerCalls([get("/me")]), ["delegated"])).toEqual({
      delegated: { missing: ["User.Read"], surplus: ["Mail.Send"] },
    });
  });

  it("is right with the fewest permissions, and with the narrowest ones", () => {
    const answer = answerCalls([get("/me"), get("/groups"), get("/me/memberOf"), get("/devices")]);
    const { least, narrowest } = answer.together.delegated;

    for (const delegated of [least, narrowest]) {
      expect(compareDeclared({ ...app, delegated }, answer, ["delegated"])).toEqual({
        delegated: { missing: [], surplus: [] },
      });
    }
  });

  it("is compared for the kind that it declares, that was asked for, or that the tokens tell", () => {
    const unknown = answerCalls([get("/users")]);
    const service = { ...app, delegated: ["openid"], application: ["User.Read.All"] };

    expect(kindsToCompare(app, unknown, undefined)).toEqual(["delegated"]);
    expect(kindsToCompare(service, unknown, undefined)).toEqual(["application"]);
    expect(kindsToCompare(app, unknown, "application")).toEqual(["application"]);
    expect(kindsToCompare(app, answerCalls([get("/users", "delegated")]), undefined)).toEqual([
      "delegated",
      "application",
    ]);
    expect(() => kindsToCompare({ ...service, delegated: ["User.Read"] }, unknown, undefined)).toThrow(
      '"sample" declares delegated and application permissions, and the calls do not tell with which they are made.',
    );
  });
});

describe("the lines of a program", () => {
  it("are one where it fits, and break where it does not", () => {
    const names = ["DeviceManagementManagedDevices.PrivilegedOperations.All", "Mail.Read", "User.Read"];

    expect(renderDeclaration({ delegated: ["User.Read"] })).toBe(
      'permissions: { microsoftGraph: { delegated: ["User.Read"] } },\n',
    );
    expect(renderDeclaration({ delegated: names, application: [] }).split("\n")).toEqual([
      "permissions: {",
      "  microsoftGraph: {",
      '    delegated: ["DeviceManagementManagedDevices.PrivilegedOperations.All", "Mail.Read", "User.Read"],',
      "  },",
      "},",
      "",
    ]);
    expect(renderDeclaration({})).toBe("");
  });

  it("have one name each where there are many", () => {
    const names = Array.from({ length: 12 }, (_, index) => `Permission${index}.Read.All`);

    expect(renderDeclaration({ application: names })).toContain(
      '    application: [\n      "Permission0.Read.All",\n      "Permission1.Read.All",\n',
    );
  });
});

/** What the options of `appreg init` settle, and that every mistake is told at once, with what was probably meant. */
import { describe, expect, it } from "vitest";
import { type InitOptions, readOptions } from "../../../cli/init/readOptions";
import { graph } from "./answersFor";

const context = {
  today: "2026-11-22",
  locateCertificate: (file: string) =>
    file.endsWith(".crt") ? { path: `../${file}` } : { problem: `There is no file ${file}.`, fix: "make it" },
};

function read(options: InitOptions) {
  const { told, tenant, refusals } = readOptions(options, context);
  return { told, tenant, problems: refusals.map(({ problem, fix }) => `${problem} ${fix}`) };
}

/** What is wrong with one option more than those of a web app. */
function problemOf(options: InitOptions): string[] {
  return read({ kind: "web", name: "portal", ...options }).problems;
}

describe("permissions", () => {
  it.each([
    ["daemon", "Calendars.Read", graph("application", "Calendars.Read")],
    ["native", "calendars.read", graph("delegated", "Calendars.Read")],
    ["web", "offline_access", graph("delegated", "offline_access")],
    ["web", "microsoftGraph:application:Calendars.Read", graph("application", "Calendars.Read")],
    ["daemon", "full_access_as_app", { api: "exchangeOnline", kind: "application", name: "full_access_as_app" }],
  ])("of a %s: %s", (kind, permission, expected) => {
    expect(read({ kind, name: "a", permission: [permission] })).toEqual({
      told: expect.objectContaining({ permissions: [expected] }),
      tenant: undefined,
      problems: [],
    });
  });

  it("that a call needs at least, none of them twice", () => {
    const { told } = read({
      kind: "spa",
      name: "a",
      permission: ["Mail.ReadBasic"],
      call: ["GET /me/messages", "get /me/events"],
    });

    expect(told.permissions).toEqual([graph("delegated", "Mail.ReadBasic"), graph("delegated", "Calendars.ReadBasic")]);
  });

  it.each([
    [["Calendars.Raed"], "--permission Calendars.Raed: no permission that is known has this name. use Calendars.Read"],
    [
      ["Calendars.Read"],
      "--permission Calendars.Read: it is both a delegated and an application permission. write microsoftGraph:delegated:Calendars.Read or microsoftGraph:application:Calendars.Read",
    ],
    [
      ["delegated:User.Read"],
      "--permission delegated:User.Read: has two or more than three parts. write microsoftGraph:delegated:Calendars.Read, or Calendars.Read",
    ],
    [
      ["microsoftGrap:delegated:User.Read"],
      '--permission microsoftGrap:delegated:User.Read: the catalogue has no API "microsoftGrap". use microsoftGraph',
    ],
    [
      ["microsoftGraph:delegate:User.Read"],
      '--permission microsoftGraph:delegate:User.Read: "delegate" is no kind. use delegated',
    ],
    [
      ["microsoftGraph:delegated:Usr.Read"],
      '--permission microsoftGraph:delegated:Usr.Read: Microsoft Graph has no delegated permission named "Usr.Read". use "User.Read"',
    ],
  ])("%j is refused", (permission, problem) => {
    expect(problemOf({ permission })).toEqual([problem]);
  });

  it("of the wrong kind for the app are refused", () => {
    expect(
      read({ kind: "daemon", name: "a", permission: ["offline_access", "microsoftGraph:delegated:User.Read"] })
        .problems,
    ).toEqual([
      "--permission offline_access: a daemon acts by itself, with nobody signed in, and this is a delegated permission. choose application ones, or another --kind",
      "--permission microsoftGraph:delegated:User.Read: a daemon acts by itself, with nobody signed in, and this is a delegated permission. choose application ones, or another --kind",
    ]);
    expect(read({ kind: "spa", name: "a", permission: ["Sites.Selected", "Calls.Initiate.All"] }).problems).toEqual([
      expect.stringContaining("a single-page app acts for who has signed in, and this is an application permission"),
    ]);
  });

  it.each([
    ["GET /me/mesages", /no such call is known\. use GET \/me\/messages/],
    ["GET", /is no call\. write it as in --call "GET \/me\/messages"/],
    ["GET https://example.com/me", /is a call to "example\.com", not to Microsoft Graph/],
  ])("for the call %j are not known", (call, problem) => {
    expect(problemOf({ call: [call] })).toEqual([expect.stringMatching(problem)]);
  });
});

describe("federated credentials", () => {
  it.each([
    ["github:contoso/portal:branch=main", { repository: "contoso/portal", branch: "main" }],
    ["github:contoso/portal:pullRequest", { repository: "contoso/portal", pullRequest: "true" }],
    ["gitlab:contoso/rooms/portal:tag=v2", { project: "contoso/rooms/portal", tag: "v2" }],
    [
      "kubernetes:rooms/portal:issuer=https://oidc.example:8443/a/",
      { namespace: "rooms", serviceAccount: "portal", issuer: "https://oidc.example:8443/a/" },
    ],
    ["azure-devops:o/s:tenantId=t", { organizationId: "o", serviceConnectionId: "s", tenantId: "t" }],
    ["Terraform:contoso/rooms/production", { organization: "contoso", project: "rooms", workspace: "production" }],
    ["pulumi:contoso/rooms/dev", { organization: "contoso", project: "rooms", stack: "dev" }],
  ])("%s", (text, fields) => {
    const { told, problems } = read({ kind: "web", name: "portal", federated: [text] });

    expect({ proof: told.proof, problems }).toEqual({
      proof: { by: "federated", identities: [expect.objectContaining({ fields })] },
      problems: [],
    });
  });

  it.each([
    ["githb:contoso/portal:branch=main", /"githb" is no platform\. use one of github, gitlab/],
    ["github:contoso/portal", /give one of environment, branch, tag, pullRequest\. write it as in github:contoso/],
    ["github:contoso/portal:branch=a:tag=b", /give one of environment, branch, tag, pullRequest/],
    ["github:contoso/portal:branc=main", /GitHub Actions knows no branc\b/],
    ["kubernetes:rooms:issuer=https://x", /serviceAccount is missing/],
    ["kubernetes:rooms/a/b:issuer=https://x", /Kubernetes knows no part 3/],
    ["kubernetes:rooms/a", /issuer is missing/],
  ])("%s is refused", (text, problem) => {
    expect(problemOf({ federated: [text] })).toEqual([expect.stringMatching(problem)]);
  });
});

describe("other proofs", () => {
  it("are a certificate's file and a day to come", () => {
    expect(read({ kind: "web", name: "portal", certificate: "a.crt" }).told.proof).toEqual({
      by: "certificate",
      file: "../a.crt",
    });
    expect(read({ kind: "web", name: "portal", secretUntil: "2027-02-28" }).told.proof).toEqual({
      by: "secret",
      until: "2027-02-28",
    });
  });

  it.each([
    ["2027-02-29", "--secret-until 2027-02-29 is no day. write it as in 2027-05-21"],
    ["in a year", "--secret-until in a year is no day. write it as in 2027-05-21"],
    ["2026-11-22", "--secret-until 2026-11-22 is over. choose a day to come, such as 2027-05-21"],
  ])("a secret until %s is refused", (secretUntil, problem) => {
    expect(problemOf({ secretUntil })).toEqual([problem]);
  });

  it("one is enough", () => {
    expect(problemOf({ certificate: "a.crt", secretUntil: "2027-02-28" })).toEqual([
      "--certificate and --secret-until are given, and one is enough. keep --certificate",
    ]);
  });
});

describe("tenants", () => {
  const id = "ABCDEF01-2345-6789-abcd-ef0123456789";

  it.each([
    [{ tenant: "practice" }, "practice"],
    [{ tenant: id }, { id: id.toLowerCase(), cloud: "public" }],
    [
      { tenant: id, cloud: "China" },
      { id: id.toLowerCase(), cloud: "china" },
    ],
  ])("%j", (options, tenant) => {
    expect(read(options)).toEqual({ told: {}, tenant, problems: [] });
  });

  it.each([
    [{ tenant: "contoso.com" }, /neither "practice" nor the ID of a tenant\. take the ID from `az account show/],
    [{ tenant: id, cloud: "chna" }, /--cloud chna is no cloud\. use china/],
    [{ cloud: "china" }, /--cloud is about a real tenant, and none is named/],
  ])("%j is refused", (options, problem) => {
    expect(read(options)).toEqual({ told: {}, tenant: undefined, problems: [expect.stringMatching(problem)] });
  });
});

describe("what does not fit the kind", () => {
  it("is told all at once, mistakes of other options included", () => {
    const options = {
      ...{ kind: "spa", name: "Room Board", secretUntil: "2027-01-01", scope: ["Rooms.Read", "a b"] },
      ...{ permission: ["Sites.Selectd"], tenant: "x" },
    };

    expect(read(options).problems).toEqual([
      '--name "Room Board": a name begins with a letter and has letters, digits, - and _ only, at most 60. use room-board',
      '--tenant x is neither "practice" nor the ID of a tenant. take the ID from `az account show --query tenantId --output tsv`',
      "--permission Sites.Selectd: no permission that is known has this name. use Sites.Selected",
      "--secret-until: a single-page app is on other people's machines and can keep nothing secret. leave it out: people sign in, and that is the proof",
      "--scope: a single-page app offers nothing to other apps. leave it out, or use --kind api",
      "--scope a b is no name of a scope. write it as in Rooms.Read",
    ]);
  });

  it("a redirect URI for what nobody signs in to", () => {
    expect(read({ kind: "daemon", redirectUri: ["http://localhost"] }).problems).toEqual([
      "--redirect-uri: nobody signs in to a daemon itself. leave it out, or choose another --kind",
    ]);
  });

  it("proposes the kind that was meant", () => {
    expect(read({ kind: "deamon" }).problems).toEqual(["--kind deamon is no kind of app. use daemon"]);
    expect(read({ kind: "pwa" }).problems).toEqual([
      expect.stringMatching(/^--kind pwa is no kind of app\. use (spa|web|api)/),
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { runCommandLine } from "../../cli/main";
import { everythingIn, listNamed } from "../../cli/permissions/search/namedPermission";
import { searchPermissions, splitWords } from "../../cli/permissions/search/searchPermissions";
import { recordDeps } from "./recordedDeps";

async function run(...args: string[]) {
  const { deps, result } = recordDeps({ cwd: "/" });
  await runCommandLine(["permissions", ...args], deps);
  return result;
}

/** API and name of what was found first. */
function firstFound(...words: string[]): string {
  const [found] = searchPermissions(words, listNamed(everythingIn()));
  return found === undefined ? "nothing" : `${found.api.name} ${found.name}`;
}

const tooWide = (text: string) => text.split("\n").filter((line) => line.length > 80);

describe("words of a name", () => {
  it.each([
    ["Calendars.ReadWrite.Shared", ["calendars", "readwrite", "shared", "read", "write"]],
    ["User-Mail.ReadWrite.All", ["user-mail", "readwrite", "all", "user", "mail", "read", "write"]],
    ["full_access_as_app", ["full_access_as_app", "full", "access", "as", "app"]],
    ["APIConnectors.Read.All", ["apiconnectors", "read", "all", "connectors"]],
    ["", []],
  ])("of %s are %j", (name, words) => {
    expect(splitWords(name)).toEqual(expect.arrayContaining(words.filter((word) => !word.includes("_"))));
  });
});

describe("a search", () => {
  it.each([
    [["calendar"], "microsoftGraph Calendars.Read"],
    [["calender"], "microsoftGraph Calendars.Read"],
    [["Mail.Send"], "microsoftGraph Mail.Send"],
    [["mail.sned"], "microsoftGraph Mail.Send"],
    [["send", "mail"], "microsoftGraph Mail.Send"],
    [["all", "write", "user"], "microsoftGraph User.ReadWrite.All"],
    [["exchange", "mail", "send"], "exchangeOnline Mail.Send"],
    [["exchnage", "mail", "send"], "exchangeOnline Mail.Send"],
    [["full_access"], "exchangeOnline full_access_as_app"],
    [["offline"], "microsoftGraph offline_access"],
    [["xyzzyqqq"], "nothing"],
    [["calendar", "xyzzyqqq"], "nothing"],
    [["..."], "nothing"],
  ])("for %j finds %s first", (words, expected) => {
    expect(firstFound(...words)).toBe(expected);
  });

  it("prints a table of what it found, and what else there is on stderr", async () => {
    const { exitCode, stdout, stderr } = await run("search", "contacts", "--api", "Microsoft Graph");

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout.split("\n").slice(0, 5)).toEqual([
      "Microsoft Graph (microsoftGraph)",
      expect.stringMatching(/^ {2}permission +kind {9}consent {3}risk$/),
      expect.stringMatching(/^ {2}Contacts\.Read +delegated {4}user {6}\w+$/),
      expect.stringMatching(/^ +application {2}admin {5}\w+$/),
      expect.stringMatching(/^ {2}Contacts\.ReadWrite +delegated {4}user\* {5}\w+$/),
    ]);
    expect(stdout).toContain("\n* an administrator where Microsoft's recommended consent policy is in force\n");
  });

  it("shows the best only, unless asked for all, and never more than 80 columns", async () => {
    const best = await run("search", "read");
    const all = await run("search", "read", "--all");

    expect(best.stderr).toMatch(/^\n\d{3,4} more: a further word narrows it down, --all shows them\.\n$/);
    expect(all.stderr).toBe("");
    expect(all.stdout.length).toBeGreaterThan(best.stdout.length * 10);
    expect([...tooWide(best.stdout), ...tooWide(all.stdout)]).toEqual([]);
  });

  it("colours a terminal, and nothing else", async () => {
    const coloured = { text: "" };
    const stdout = { isTTY: true, write: (text: string) => (coloured.text += text) };
    const { deps } = recordDeps({ cwd: "/", stdout });
    await runCommandLine(["permissions", "search", "Mail.Send"], deps);

    expect(coloured.text).toContain("\u001b[36mMail.Send\u001b[39m");
    expect((await run("search", "Mail.Send")).stdout).not.toContain("\u001b");

    coloured.text = "";
    await runCommandLine(["permissions", "search", "Mail.Send"], { ...deps, env: { NO_COLOR: "1" } });
    expect(coloured.text).not.toContain("\u001b");
  });

  it("answers as JSON, the best first", async () => {
    const { stdout } = await run("search", "mail.send", "--kind", "application", "--json");
    const { search, permissions } = JSON.parse(stdout);

    expect(search).toBe("mail.send");
    expect(permissions[0]).toMatchObject({
      name: "Mail.Send",
      kind: "application",
      id: "b633e1c5-b582-4048-a93e-9f11b44c7e96",
      api: "microsoftGraph",
      apiDisplayName: "Microsoft Graph",
      isEnabled: true,
      consent: { who: "admin", recommendedPolicy: "refuses" },
      reach: "tenant",
    });
  });

  it("that finds nothing ends with 1", async () => {
    expect(await run("search", "calendar", "xyzzyqqq")).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: 'No permission has something of "calendar" and "xyzzyqqq" in it.\n',
    });
  });

  it("in an API that there is not names the nearest", async () => {
    expect(await run("search", "mail", "--api", "exchangeOnlin")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: 'error[ERR_USAGE]: The catalogue has no API "exchangeOnlin".\n  fix: use exchangeOnline\n',
    });
  });
});

describe("a list", () => {
  it("has every permission of an API, however the API is named", async () => {
    const byName = await run("list", "--api", "vivaEngage");
    const byTitle = await run("list", "--api", "viva engage");
    const byAppId = await run("list", "--api", "00000005-0000-0ff1-ce00-000000000000");

    expect(byName.stdout).toContain("  user_impersonation ");
    expect([byTitle.stdout, byAppId.stdout]).toEqual([byName.stdout, byName.stdout]);
  });

  it("fits into 80 columns, and counts as JSON what the tables hold", async () => {
    const { stdout } = await run("list");
    const { permissions } = JSON.parse((await run("list", "--kind", "delegated", "--json")).stdout);

    expect(tooWide(stdout)).toEqual([]);
    expect(permissions.length).toBeGreaterThan(800);
    expect(new Set(permissions.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(["delegated"]));
  });
});

describe("a permission that is shown", () => {
  it("tells both kinds with ids, consent, reach, risk, a stolen token and calls", async () => {
    const { exitCode, stdout } = await run("show", "mail.send", "--api", "microsoftGraph");

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^Mail\.Send\nMicrosoft Graph \(microsoftGraph\)\n\n {2}delegated: the app acts for a signed-in user\n/,
    );
    expect(stdout).toContain("  id         e383f46e-2787-4529-855e-0e479a3ffac0\n");
    expect(stdout).toContain("  id         b633e1c5-b582-4048-a93e-9f11b44c7e96\n");
    expect(stdout).toContain("  consent    the user's own, where the tenant lets users consent\n");
    expect(stdout).toContain("  consent    an administrator's\n");
    expect(stdout).toContain("  allows     sends\n  reach      the signed-in user's own data\n");
    expect(stdout).toMatch(/ {2}risk {7}high: [^:]*ScubaGear High/);
    expect(stdout).toContain("  if stolen  an ordinary user's token: high; an administrator's: high; it ends\n");
    expect(stdout).toContain("  opens      * POST   /me/sendmail\n");
    expect(tooWide(stdout)).toEqual([]);
  });

  it("shows every call when asked to", async () => {
    const some = await run("show", "Calendars.Read", "--kind", "delegated", "--api", "microsoftGraph");
    const all = await run("show", "Calendars.Read", "--kind", "delegated", "--api", "microsoftGraph", "--all");

    expect(some.stdout).toMatch(/ {15}and \d+ more \(--all\)\n/);
    expect(all.stdout).not.toContain("more (--all)");
    expect(all.stdout.split("\n").length).toBeGreaterThan(60);
  });

  it("by its id is all that have the id", async () => {
    const { permissions } = JSON.parse((await run("show", "{B633E1C5-b582-4048-a93e-9f11b44c7e96}", "--json")).stdout);

    expect(permissions.map(({ api, kind, name }: Record<string, string>) => `${api} ${kind} ${name}`)).toEqual([
      "microsoftGraph application Mail.Send",
      "exchangeOnline application Mail.Send",
    ]);
  });

  it.each([
    ["Mial.Send", 'No permission that is known is named "Mial.Send".', "did you mean Mail.Send or Mail.Read?"],
    [
      "qqqqqqqqqqqqqqqqqqqq",
      'No permission that is known is named "qqqqqqqqqqqqqqqqqqqq".',
      "search for it: appreg permissions search qqqqqqqqqqqqqqqqqqqq",
    ],
    [
      "11111111-2222-4333-8444-555555555555",
      "No permission that is known has the id 11111111-2222-4333-8444-555555555555.",
      "`appreg permissions refresh` reads what your tenant publishes besides, its own APIs included",
    ],
    [
      "00000003-0000-0000-c000-000000000000",
      "00000003-0000-0000-c000-000000000000 is no permission, but the app ID of Microsoft Graph.",
      "`appreg permissions list --api microsoftGraph` prints its permissions",
    ],
  ])("that is none, %s, ends with 1 and says what to do", async (written, problem, fix) => {
    expect(await run("show", written)).toEqual({
      exitCode: 1,
      stdout: "",
      stderr: `error[ERR_PERMISSION_UNKNOWN]: ${problem}\n  fix: ${fix}\n`,
    });
  });

  it("of another API or kind than asked for is named where it is", async () => {
    expect(await run("show", "full_access_as_app", "--api", "microsoftGraph")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(
        'is named "full_access_as_app" there.\n  fix: it is one of exchangeOnline application\n',
      ),
    });
  });
});

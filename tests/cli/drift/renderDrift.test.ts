/** Every form of output for the same drift. */
import { describe, expect, it } from "vitest";
import { driftJson } from "../../../cli/drift/driftJson";
import type { DriftReport } from "../../../cli/drift/driftReport";
import { renderDrift } from "../../../cli/drift/renderDrift";
import { driftMarker, renderDriftMarkdown } from "../../../cli/drift/renderDriftMarkdown";
import { plain } from "../../../cli/paint";
import type { DriftFinding } from "../../../lifecycle";
import { known } from "../../../manifest";

const byHand: DriftFinding = {
  ...{ app: "mailer", area: "consent", kind: "added", side: "tenant", severity: "high", opens: true },
  what: 'delegated permission "Mail.Read" of microsoftGraph for the user user-1',
  actual: "granted",
  subject: {
    kind: "consent",
    consent: { api: "microsoftGraph", permission: "Mail.Read", to: "oneUser", userObjectId: known("user-1") },
  },
  who: { objectId: "user-1", displayName: "Eve | `x` <b>@team</b>", userPrincipalName: "eve@contoso.example" },
  remedies: [{ kind: "remove", call: { method: "DELETE", path: "/oauth2PermissionGrants/g" } }, { kind: "declare" }],
};

const deleted: DriftFinding = {
  ...{
    app: "planner",
    area: "app",
    kind: "missing",
    side: "tenant",
    severity: "high",
    opens: false,
    what: "application",
  },
  ...{ declared: "there", recorded: "there", actual: "deleted, and in the recycle bin" },
  subject: { kind: "deleted", objectId: "o", deletedAt: "2026-11-20T09:00:00Z" },
  remedies: [
    { kind: "restore", call: { method: "POST", path: "/directory/deletedItems/o/restore" }, until: "2026-12-20" },
    { kind: "apply" },
  ],
};

const pending: DriftFinding = {
  ...{ app: "planner", area: "identity", kind: "changed", side: "program", severity: "low", opens: false },
  ...{ what: "display name", declared: "Plan", recorded: "Planner", actual: "Planner", remedies: [{ kind: "apply" }] },
};

function reportOf(parts: Partial<DriftReport>): DriftReport {
  return {
    ...{ project: "apps", stack: "prod", engine: "pulumi", tenantId: "tenant-1", isPractice: false },
    ...{
      lookedAt: new Date("2026-11-23T06:00:00Z"),
      findings: [],
      leftToUsers: [],
      notices: [],
      apps: ["mailer", "planner"],
    },
    ...parts,
  };
}

const report = reportOf({
  findings: [byHand, deleted, pending],
  leftToUsers: [{ app: "planner", users: 1, permissions: ["User.Read"] }],
  notices: ["random:index/randomPet:RandomPet: a resource of another provider is not compared"],
});

const look = (width: number | undefined) => ({ width, paint: plain });

describe("drift at a terminal", () => {
  it("says first who can do what the program does not say, and fits in 80 columns", () => {
    const text = renderDrift(report, look(80));

    expect(text).toBe(`3 differences: 2 high, 1 low
stack prod of apps, tenant tenant-1, state of Pulumi

Who can now do what the program does not say
  high      mailer can read the mail of the person who signed in: for
            eve@contoso.example, who consented.
            delegated permission "Mail.Read" of microsoftGraph for the user
            eve@contoso.example; only in the tenant
            to do: take it away (Enterprise applications > Permissions), or
            write it into the program

Not as the program says
  high      planner was deleted on 2026-11-20 and is in the recycle bin: nobody
            can sign in to it.
            application; program and state: there; tenant: deleted, and in the
            recycle bin
            to do: restore it until 2026-12-20 (App registrations > Deleted
            applications), or apply the program again (pulumi up --refresh
            --stack prod)

Not applied yet, or not in the state
  low       planner is configured in another way than declared: display name.
            display name; program: Plan; state and tenant: Planner
            to do: apply the program again (pulumi up --refresh --stack prod)

No drift: left to users
  planner: 1 user consented to User.Read, which the app asks for. The program
  leaves that to them.

Note: random:index/randomPet:RandomPet: a resource of another provider is not
compared
`);
    expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("keeps every line whole for a program, and shows what would move the cursor as its number", () => {
    const hostile: DriftFinding = { ...pending, app: "a\u001b[2Jb" };
    const text = renderDrift(reportOf({ findings: [hostile] }), look(undefined));

    expect(text).toContain("  low       a\\u{1b}[2Jb is configured in another way than declared: display name.\n");
    expect(text).not.toContain("\u001b");
  });

  it("says that all is well in two lines", () => {
    expect(renderDrift(reportOf({ engine: "rehearsal", isPractice: true }), look(80))).toBe(
      "No drift: program, state and tenant agree on 2 apps.\nstack prod of apps, the practice tenant, state of the rehearsal\n",
    );
  });
});

describe("drift as an issue", () => {
  it("is told with the same words, and nothing of what others wrote is read as markup", () => {
    const hostile: DriftFinding = { ...byHand, who: { objectId: "user-1", displayName: "Eve | `x` <b>@team</b>" } };
    const markdown = renderDriftMarkdown({ ...report, findings: [hostile, deleted, pending] });
    const [first, , title] = markdown.split("\n");

    expect([first, title]).toEqual(["<!-- appreg-drift:apps/prod -->", "### 3 differences: 2 high, 1 low"]);
    expect(markdown).toContain("#### Who can now do what the program does not say");
    expect(markdown).toContain("restore it until `2026-12-20` (`App registrations > Deleted applications`)");
    // Outside of code spans there is no mention, no tag and no cell that ends early.
    const row = markdown.split("\n").find((line) => line.includes("Eve")) ?? "";
    const outside = row.replaceAll(/(`+).*?\1(?!`)/g, "");
    expect(outside).not.toMatch(/<b>|@team/);
    expect(row.replaceAll("\\|", "").split("|")).toHaveLength(6);
  });

  it("has a marker whose names cannot end it", () => {
    expect(driftMarker({ project: "a --> b", stack: "c/d" })).toBe("<!-- appreg-drift:a%20--%3E%20b/c%2Fd -->");
  });

  it("is the same text for the same drift at another time", () => {
    expect(renderDriftMarkdown({ ...report, lookedAt: new Date("2027-01-01T00:00:00Z") })).toBe(
      renderDriftMarkdown(report),
    );
  });

  it("keeps the worst where GitHub takes no more, and counts the rest", () => {
    const many = Array.from({ length: 900 }, (_, at): DriftFinding => ({ ...byHand, what: `consent number ${at}` }));
    const markdown = renderDriftMarkdown(reportOf({ findings: [...many, pending] }));

    expect(markdown.length).toBeLessThanOrEqual(65_536);
    expect(markdown).toContain("`consent number 0`");
    expect(markdown).toMatch(/\n\d+ more have no room here: `appreg drift` tells them\.\n/);
    const shown = markdown.match(/consent number/g)?.length ?? 0;
    expect(markdown).toContain(`\n${901 - shown} more have no room here`);
  });
});

describe("drift as JSON", () => {
  it("has everything that the other forms say, and the requests that undo it", () => {
    expect(driftJson({ ...report, findings: [byHand] })).toEqual({
      ...{
        project: "apps",
        stack: "prod",
        engine: "pulumi",
        tenantId: "tenant-1",
        lookedAt: "2026-11-23T06:00:00.000Z",
      },
      drift: true,
      apps: ["mailer", "planner"],
      findings: [
        {
          ...{ app: "mailer", severity: "high", opens: true, area: "consent", kind: "added", what: byHand.what },
          meaning: "mailer can read the mail of the person who signed in: for eve@contoso.example, who consented.",
          ...{ side: "tenant", program: null, state: null, tenant: "granted", who: byHand.who },
          remedies: [
            { kind: "remove", command: null, request: { method: "DELETE", path: "/oauth2PermissionGrants/g" } },
            { kind: "declare", command: null, request: null },
          ],
        },
      ],
      leftToUsers: report.leftToUsers,
      notices: report.notices,
    });
    expect(driftJson(reportOf({}))).toMatchObject({ drift: false, findings: [] });
  });
});

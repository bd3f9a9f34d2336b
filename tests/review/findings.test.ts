import { describe, expect, it } from "vitest";
import { type ReviewedFinding, reviewChanges } from "../../review";
import { application, federated, secret } from "../rules/cases/partsOfApps";
import { type AppParts, app, base, head, options } from "./cases/reviewCase";

const end = "2027-03-31T00:00:00.000Z";
const reason = "the host cannot federate before its move";

/** A daemon whose secret is its only risky part. */
function daemon(parts: Partial<AppParts> = {}): AppParts {
  return {
    name: "digest",
    requests: [application("Mail.Read")],
    consents: [{ api: "microsoftGraph", permission: "Mail.Read", to: "app" }],
    credentials: [secret("server", end, "2026-11-01T00:00:00.000Z")],
    ...parts,
  };
}

const proved: Partial<AppParts> = { credentials: [federated({})] };

function findingsOf(before: readonly AppParts[], after: readonly AppParts[]): readonly ReviewedFinding[] {
  return reviewChanges(base(before.map(app)), head(after.map(app)), options).findings;
}

function tell({ app: name, status, severity, finding, exception, counts }: ReviewedFinding) {
  return { name, status, severity, rule: finding.ruleId, value: finding.value, exception, counts };
}

const avoidable = {
  name: "digest",
  severity: "medium",
  rule: "secret-avoidable",
  value: "server",
  exception: undefined,
};

describe("findings of the rules", () => {
  it("are new where the head alone has them, and hold what the rule says", () => {
    expect(findingsOf([daemon(proved)], [daemon()])).toEqual([
      {
        app: "digest",
        status: "new",
        severity: "medium",
        finding: expect.objectContaining({
          ruleId: "secret-avoidable",
          level: "risky",
          argument: "credentials.secrets",
        }),
        counts: true,
      },
    ]);
  });

  it("stand where both have them, and are gone where the base alone has", () => {
    expect(findingsOf([daemon()], [daemon()]).map(tell)).toEqual([{ ...avoidable, status: "standing", counts: true }]);
    expect(findingsOf([daemon()], [daemon(proved)]).map(tell)).toEqual([
      { ...avoidable, status: "gone", counts: false },
    ]);
    expect(findingsOf([daemon()], []).map(tell)).toEqual([{ ...avoidable, status: "gone", counts: false }]);
  });

  it("are told one by one where two of the same rule differ in their value", () => {
    const [one, two] = [daemon({ ...proved, tags: ["team a"] }), daemon({ ...proved, tags: ["team a", "team b"] })];
    const refused = { ...avoidable, severity: "high", rule: "tag-form", counts: true };

    expect(findingsOf([one], [two]).map(tell)).toEqual([
      { ...refused, status: "new", value: "team b" },
      { ...refused, status: "standing", value: "team a" },
    ]);
  });

  it("do not count while an exception is in force, up to and with its last day", () => {
    const accepted = daemon({ exceptions: [{ rule: "secret-avoidable", reason, until: options.today }] });

    expect(findingsOf([], [accepted]).map(tell)).toEqual([
      { ...avoidable, status: "new", exception: { reason, until: "2026-11-22", state: "inForce" }, counts: false },
    ]);
  });

  it("count again when the exception has run out, and weigh although they are not new", () => {
    const expired = daemon({ exceptions: [{ rule: "secret-avoidable", reason, until: "2026-11-21" }] });
    const review = reviewChanges(base([app(expired)]), head([app(expired)]), options);

    expect(review.findings.map(tell)).toEqual([
      { ...avoidable, status: "standing", exception: { reason, until: "2026-11-21", state: "expired" }, counts: true },
    ]);
    expect(review.summary.worst).toBe("medium");
  });

  it("that Entra would refuse are high, and no exception helps", () => {
    const refused = daemon({ tags: ["team a"], exceptions: [{ rule: "tag-form", reason }] });

    expect(findingsOf([daemon()], [refused]).map(tell)).toContainEqual({
      name: "digest",
      status: "new",
      severity: "high",
      rule: "tag-form",
      value: "team a",
      exception: undefined,
      counts: true,
    });
  });

  it("come those that count first, then new ones, then the worst", () => {
    const before = [daemon(), daemon({ name: "other" })];
    const after = [
      daemon({ tags: ["team a"] }),
      daemon({ name: "accepted", exceptions: [{ rule: "secret-avoidable", reason }] }),
      daemon({ name: "other", ...proved }),
      daemon({ name: "third" }),
    ];

    expect(
      findingsOf(before, after).map(({ app: name, status, finding }) => `${name} ${status} ${finding.ruleId}`),
    ).toEqual([
      "digest new tag-form",
      "third new secret-avoidable",
      "digest standing secret-avoidable",
      "accepted new secret-avoidable",
      "other gone secret-avoidable",
    ]);
  });
});

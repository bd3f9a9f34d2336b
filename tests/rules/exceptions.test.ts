import { describe, expect, it } from "vitest";
import { acceptFindings, type Finding, judgeExceptions, rules } from "../../rules";

const today = "2026-11-22";
const finding = (ruleId: string, level: Finding["level"] = "risky"): Finding => ({
  ruleId,
  level,
  argument: "credentials.secrets",
  rule: "an app proves itself without a secret",
  fix: "use a federated credential",
});
const accepts = (until?: string) => ({
  rule: "secret-avoidable",
  reason: "the appliance knows nothing else",
  ...(until !== undefined && { until }),
});

describe("an exception", () => {
  it.each([
    ["without an end", undefined],
    ["until a later day", "2027-01-31"],
    ["on its last day", today],
  ])("%s accepts the findings of its rule, and no others", (_, until) => {
    const other = finding("secret-lifetime");
    const accepted = [finding("secret-avoidable"), finding("secret-avoidable")];

    expect(acceptFindings([accepted[0] ?? other, other, ...accepted.slice(1)], [accepts(until)], { today })).toEqual({
      standing: [other],
      accepted: accepted.map((one) => ({ finding: one, exception: accepts(until) })),
    });
  });

  it.each([
    ["that ended yesterday", accepts("2026-11-21"), finding("secret-avoidable")],
    ["that ends on no day", accepts("2027-02-31"), finding("secret-avoidable")],
    ["from what Entra refuses", { ...accepts(), rule: "tag-form" }, finding("tag-form", "refused")],
  ])("%s accepts nothing", (_, exception, found) => {
    expect(acceptFindings([found], [exception], { today })).toEqual({ standing: [found], accepted: [] });
  });
});

describe("what is wrong with exceptions", () => {
  it("is nothing where each names a risky rule once, with a reason and a day to come", () => {
    const exceptions = [accepts("2026-11-22"), { rule: "owner-repeated", reason: "the team wants it" }];
    expect(judgeExceptions(exceptions, { today, rules })).toEqual([]);
  });

  it("is a rule that does not exist, with the nearest that does", () => {
    expect(judgeExceptions([{ rule: "secret-avoidabel", reason: "x" }], { today, rules })).toEqual([
      {
        argument: "exceptions[0].rule",
        value: "secret-avoidabel",
        rule: "an exception names a rule",
        fix: "use secret-avoidable",
      },
    ]);
  });

  it("is everything else at once: refused rules, repetitions, no reason, no day, a day that is over", () => {
    const exceptions = [
      { rule: "tag-form", reason: " " },
      accepts("31 January"),
      accepts("2026-11-21"),
      { rule: "quite-another-thing", reason: "x" },
    ];
    expect(judgeExceptions(exceptions, { today, rules }).map(({ argument, fix }) => `${argument}: ${fix}`)).toEqual([
      "exceptions[0].rule: mend what the rule finds, and remove the exception",
      "exceptions[0].reason: write why it is accepted, for those who review it",
      'exceptions[1].until: write it as "2027-01-31"',
      "exceptions[2].rule: remove the repetition",
      "exceptions[2].until: mend what secret-avoidable finds and remove the exception, or accept it anew until a later day",
      "exceptions[3].rule: use the id of a rule of docs/rules.md",
    ]);
  });
});

/** `rules/` and the practice tenant know the limits of Entra each by its own code; here they are held against each other. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manifestOfArguments } from "../../components/arguments/argumentManifest";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { judgeManifest } from "../../rules";
import { declarations } from "./declarations";
import { appName, DeclaredApps, type Refusal } from "./declaredApp";
import { refusedByRulesOnly, refusedByTenantOnly } from "./exceptions";

const today = "2026-11-22";
/** APPREG_AGREEMENT_RUNS is set by the nightly run. */
const numRuns = Number(process.env.APPREG_AGREEMENT_RUNS ?? 500);

let tenant: PracticeTenant;
let apps: DeclaredApps;
beforeAll(async () => {
  tenant = await startPracticeTenant({ port: 0, clock: () => new Date(`${today}T12:00:00Z`) });
  apps = await DeclaredApps.on(tenant);
});
afterAll(() => tenant.close());

/** Why no rule foresaw a refusal; the refusal itself stays in the message of the test that fails. */
function explain(refusal: Refusal): string | undefined {
  const exception = refusedByTenantOnly.find(({ message }) => message.test(refusal.message));
  if (exception === undefined) throw new Error(`no rule foresaw: ${refusal.by}: ${refusal.message}`);
  return exception.reason;
}

describe("what the rules say and what the practice tenant does", () => {
  it(`agree on ${numRuns} generated declarations`, async () => {
    await fc.assert(
      fc.asyncProperty(declarations, async (args) => {
        const findings = judgeManifest(manifestOfArguments(appName, args), { today });
        const refused = findings.filter(({ level }) => level === "refused");
        const refusal = await apps.refusalOf(args);

        if (refusal === undefined) expect(refused.filter(({ ruleId }) => !(ruleId in refusedByRulesOnly))).toEqual([]);
        else if (refused.length === 0) expect(explain(refusal)).not.toBe("");
      }),
      { numRuns },
    );
  }, 7_200_000);
});

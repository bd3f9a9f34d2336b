/** `docs/policy.md` shows what the pack says and takes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { resourceTypes } from "../../manifest";
import { judgeStack } from "../../policy/judgeStack";
import { configSchema, ownRules } from "../../policy/ruleLevels";
import { acceptFindings, judgeExceptions, judgeManifest, rules } from "../../rules";
import { appWith } from "../rules/appWith";
import { secret } from "../rules/cases/partsOfApps";

const page = readFileSync(join(__dirname, "..", "..", "docs", "policy.md"), "utf8");
const today = "2026-11-22";

function block(language: string): string {
  return (
    new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(
      page.replace(/^```bash[\s\S]*?^```$/gm, ""),
    )?.[1] ?? ""
  );
}

describe("docs/policy.md", () => {
  it("shows violations as the pack reports them", () => {
    const application = {
      urn: "urn:pulumi:dev::x::azuread:index/application:Application::planner",
      type: resourceTypes.application,
      inputs: {
        displayName: "Planner",
        web: { redirectUris: ["http://planner.contoso.com/"] },
        password: { displayName: "main", endDate: "2027-01-31" },
      },
    };
    const judged = judgeStack([application], { today, levels: {}, isRegistered: () => true });
    const shown = judged
      .filter(({ ruleId }) => ["redirect-uri-plain-http", "secret-avoidable"].includes(ruleId))
      .map(({ enforcement, ruleId, message }) =>
        [
          `        - [${enforcement}]  ${ruleId}  (azuread:index:Application: planner)`,
          ...message.split("\n").map((line) => `          ${line}`),
        ].join("\n"),
      );

    expect(block("").split("\n").slice(2).join("\n")).toBe(`${shown.join("\n")}\n`);
  });

  it("shows a configuration that the pack takes, of rules that exist", () => {
    const settings = JSON.parse(block("json"))["app-registrations"];
    const ofRules = configSchema.properties?.rules;
    const known = typeof ofRules === "object" ? Object.keys(ofRules.properties ?? {}) : [];

    expect(Object.keys(settings)).toEqual(Object.keys(configSchema.properties ?? {}));
    expect(Object.keys(settings.rules).filter((id) => !known.includes(id))).toEqual([]);
    expect(known).toEqual([...rules.map(({ id }) => id), "exception", "not-settled"]);
    expect(Object.values(ownRules).filter((id) => !page.includes(`\n| \`${id}\`: `))).toEqual([]);
  });

  it("shows an exception that accepts what it names", () => {
    const written = [...block("ts").matchAll(/rule: "(.*)", reason: "(.*)", until: "(.*)"/g)];
    const exceptions = written.map(([, rule = "", reason = "", until = ""]) => ({ rule, reason, until }));
    const app = appWith({ web: ["https://a.contoso.com/"], credentials: [secret("main", "2027-01-31")] });

    expect(exceptions).toHaveLength(1);
    expect(judgeExceptions(exceptions, { today, rules })).toEqual([]);
    expect(acceptFindings(judgeManifest(app, { today }), exceptions, { today }).standing).toEqual([]);
  });
});

/** Each rule is held to its cases, and `docs/rules.md` is made from them. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Problem, type Rule, ruleSubjects, rules } from "../../rules";
import { appWith, type Parts, today } from "./appWith";
import { apiCases } from "./cases/apiCases";
import { assignmentCases } from "./cases/assignmentCases";
import { clientTypeCases } from "./cases/clientTypeCases";
import { credentialCases } from "./cases/credentialCases";
import { identityCases } from "./cases/identityCases";
import { permissionCases } from "./cases/permissionCases";
import { redirectUriCases } from "./cases/redirectUriCases";
import type { RuleCase } from "./cases/ruleCase";

const cases: readonly RuleCase[] = [
  ...identityCases,
  ...redirectUriCases,
  ...clientTypeCases,
  ...permissionCases,
  ...apiCases,
  ...credentialCases,
  ...assignmentCases,
];

/** What stands above it in docs/errors.md is written by hand. */
const entriesTitle = "## What is checked at preview, rule by rule";

describe("every rule", () => {
  it("has its cases, in the order of the list", () => {
    expect(cases.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  });

  it("has an id of its own, which never changes", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it.each(rules)("$id says why in one sentence, and where it is known from", ({ why, code, source }) => {
    expect(why).toMatch(/^[A-Z].*[^.]\.$/s);
    expect(source).toMatch(/^https:\/\/(learn\.microsoft\.com|github\.com)\/\S+$/);
    expect(code ?? "none").toMatch(/^(none|AADSTS\d+|[A-Z]\w+)$/);
  });
});

describe.each(cases.map((one) => [one.id, one] as const))("%s", (id, { takes, finds, passesOver }) => {
  const judge = (parts: Parts) => requireRule(id).judge(appWith(parts), today);

  it.each(Object.entries(takes))("takes %s", (_, app) => {
    expect(judge(app)).toEqual([]);
  });

  it.each(Object.entries(finds))("finds %s", (_, { app, problems }) => {
    expect(judge(app)).toEqual(problems);
  });

  it.each(Object.entries(passesOver))("says nothing about %s", (_, app) => {
    expect(judge(app)).toEqual([]);
  });

  it("tells its findings as parts of a sentence, each with what to do", () => {
    const findings = Object.values(finds).flatMap(({ app }) => judge(app));
    expect(findings.filter(({ rule, fix }) => rule.endsWith(".") || fix === "" || fix.endsWith("."))).toEqual([]);
  });

  it("has cases of all three sorts", () => {
    expect([takes, finds, passesOver].map((sort) => Object.keys(sort).length > 0)).toEqual([true, true, true]);
  });
});

it("docs/rules.md says of each what it is about, why, and what to do", async () => {
  await expect(document()).toMatchFileSnapshot(resolve(__dirname, "../../docs/rules.md"));
});

it("docs/errors.md ends with an entry for each, by which people find what they were told", async () => {
  const file = resolve(__dirname, "../../docs/errors.md");
  const [byHand] = readFileSync(file, "utf8").split(`${entriesTitle}\n`);
  await expect(`${byHand}${entriesTitle}\n${entries()}`).toMatchFileSnapshot(file);
});

function requireRule(id: string): Rule {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule is called ${id}`);
  return rule;
}

function entries(): string {
  return `
An error at preview is *refused*, a warning is *risky*. [rules.md](rules.md) has the reasons and sources.

| rule | level | when | otherwise | what to do, for example |
|---|---|---|---|---|
${rules.map(renderEntry).join("\n")}
`;
}

function renderEntry(rule: Rule): string {
  const problem = exampleOf(rule);
  const cells = [`\`${rule.id}\``, rule.level, `not: ${problem?.rule}`, rule.code ?? "", problem?.fix ?? ""];
  return `| ${cells.map(escapeCell).join(" | ")} |`;
}

function exampleOf(rule: Rule): Problem | undefined {
  const example = Object.values(cases.find(({ id }) => id === rule.id)?.finds ?? {})[0];
  return example && rule.judge(appWith(example.app), today)[0];
}

function document(): string {
  const refused = rules.filter(({ level }) => level === "refused").length;
  return `# What is checked before Entra sees it

Every app is judged by ${rules.length} rules before anything is created. ${refused} of them are **refused**: Entra, Graph or the azuread provider would answer
with an error, so it is an error at preview. The others are **risky**: it works, or is only believed to be refused, and somebody should know; they are
warnings, which an [exception](policy.md#exceptions) with a reason accepts. A value that is not settled at preview passes.

"code" is what people would otherwise meet: an AADSTS number at sign-in, or the code of Graph's error. "what to do" is an example: the message has the value of
your app. This file is made from the tests of the rules: \`npx vitest run -u tests/rules/everyRule.test.ts\`.
${ruleSubjects.map(renderSubject).join("")}`;
}

function renderSubject({ title, rules: ofSubject }: (typeof ruleSubjects)[number]): string {
  return `
## ${title}

| rule | level | what | why | code | what to do, for example | source |
|---|---|---|---|---|---|---|
${ofSubject.map(renderRow).join("\n")}
`;
}

function renderRow(rule: Rule): string {
  const problem = exampleOf(rule);
  const cells = [
    `\`${rule.id}\``,
    rule.level,
    problem?.rule ?? "",
    rule.why,
    rule.code ?? "",
    problem?.fix ?? "",
    `[${new URL(rule.source).hostname}](${rule.source})`,
  ];
  return `| ${cells.map(escapeCell).join(" | ")} |`;
}

/** Markup of Markdown in ordinary text; what stands between backticks is shown as it is. */
function escapeCell(text: string): string {
  const parts = text.replaceAll("|", "\\|").split(/(`[^`]*`)/);
  return parts.map((part) => (part.startsWith("`") ? part : part.replaceAll(/[*<]/g, "\\$&"))).join("");
}

/** That no code of the table goes without a test that brings it about, and that the documents list just these. */
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { type RefusalCode, refusalCodes } from "../../../../practice-tenant/entra/refusals/refusalCodes";
import { clientCases } from "./clientCases";
import { grantCases } from "./grantCases";
import { personCases } from "./personCases";
import { redirectCases } from "./redirectCases";
import type { RefusalCase } from "./refusalCase";
import { requestCases } from "./requestCases";
import { scopeCases } from "./scopeCases";

const chapters: Readonly<Record<string, readonly RefusalCase[]>> = {
  "The request": requestCases,
  "The app, and how it proves who it is": clientCases,
  "Redirect URIs and the form of the answer": redirectCases,
  "Permissions and APIs": scopeCases,
  "The person and their consent": personCases,
  "Codes, refresh tokens, device codes and user assertions": grantCases,
};

it("every AADSTS code that sign-in knows is brought about by exactly one case, and no other", () => {
  const covered = Object.values(chapters).flatMap((cases) => cases.map(({ code }) => code));

  const inOrder = (codes: readonly number[]) => [...codes].sort((left, right) => left - right);
  expect(inOrder(covered)).toEqual(inOrder(Object.keys(refusalCodes).map(Number)));
});

it("docs/signInRefusals.md says of each what brings it about", async () => {
  await expect(document()).toMatchFileSnapshot(resolve(__dirname, "../../../../docs/signInRefusals.md"));
});

function document(): string {
  return `# What sign-in on the practice tenant refuses

Every AADSTS code that the practice tenant answers, by what it is about. Each line is a test that brings the refusal about through MSAL or
\`@azure/identity\` (where no client sends such a request, by plain HTTP) and compares number, OAuth error and HTTP status. This file is made from
those tests: \`npx vitest run -u tests/practice-tenant/entra/refusals/everyCode.test.ts\`.

Microsoft changes numbers and texts; a client must act on \`error\` and \`suberror\`, never on a number. What the tenant leaves out is said in
[Sign-in on the practice tenant](practiceSignIn.md).
${Object.entries(chapters).map(renderChapter).join("")}`;
}

function renderChapter([title, cases]: readonly [string, readonly RefusalCase[]]): string {
  const rows = [...cases].sort((left, right) => left.code - right.code).map(renderRow);
  return `
## ${title}

| AADSTS | answer | what brings it about | what to do |
|---|---|---|---|
${rows.join("\n")}
`;
}

function renderRow(refusal: RefusalCase): string {
  // The other test holds that every case has a code of the table.
  const { fix } = refusalCodes[refusal.code as RefusalCode];
  const todo = fix.replace(/\{(\w+)\}/g, "…");
  return `| ${refusal.code} | ${renderAnswer(refusal)} | ${refusal.when} | ${todo} |`;
}

function renderAnswer({ by, error, suberror, status }: RefusalCase): string {
  if (by === "page") return `a page, ${status}`;
  if (status === 303) return `\`${error}\`, to the app`;
  return `\`${error}\`${suberror === undefined ? "" : ` (\`${suberror}\`)`}, ${status}`;
}

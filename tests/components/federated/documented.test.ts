import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import * as forms from "../../../components/credentials/federated";

const page = readFileSync(join(__dirname, "..", "..", "..", "docs", "federatedCredentials.md"), "utf8");
const rows = [...page.matchAll(/^\| `(\w+\(.+\))` \| `(.+)` \|$/gm)].map(([, call = "", subject = ""]) => [
  call,
  subject,
]);

it.each(rows)("docs/federatedCredentials.md tells the subject of %s", (call, subject) => {
  expect(runInNewContext(call ?? "", { ...forms })).toMatchObject({ subject });
});

it("docs/federatedCredentials.md has every form", () => {
  const names = Object.entries(forms).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));
  const documented = rows.map(([call = ""]) => call.slice(0, call.indexOf("(")));

  expect([...new Set(documented)].sort()).toEqual(names.sort());
});

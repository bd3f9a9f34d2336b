import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runScript } from "./scriptRun";

const folder = mkdtempSync(join(tmpdir(), "appreg-issue-"));
afterAll(() => rmSync(folder, { recursive: true }));

const marker = "<!-- appreg-drift:apps/prod -->";
const issues = "/repos/contoso/apps/issues";
const drifted = `${marker}\n\n### 1 difference: 1 high\n`;
const clean = `${marker}\n\n### No drift\n`;
const ours = (number: number, body: string) => ({ number, body, user: { login: "github-actions[bot]" } });

function post(body: string, drift: boolean, open: readonly unknown[] = []) {
  const file = join(folder, "drift.md");
  writeFileSync(file, body);
  const answered = [
    `POST ${issues}`,
    ...[3, 7, 9].flatMap((n) => [`PATCH ${issues}/${n}`, `POST ${issues}/${n}/comments`]),
  ];
  return runScript({
    script: "postDrift",
    inputs: { FILE: file, DRIFT: String(drift), RUN_URL: "https://github.example/run" },
    answers: { [`GET ${issues}?state=open`]: open, ...Object.fromEntries(answered.map((request) => [request, {}])) },
  });
}

const closing = (number: number) => [
  {
    request: `POST ${issues}/${number}/comments`,
    body: { body: "No longer found: see [the run](https://github.example/run)." },
  },
  { request: `PATCH ${issues}/${number}`, body: { state: "closed", state_reason: "completed" } },
];

describe("the issue about drift", () => {
  it("is opened when there is some, with the stack in its title", async () => {
    expect(await post(drifted, true)).toEqual({
      code: 0,
      stdout: "",
      outputs: "issue=created\n",
      written: [{ request: `POST ${issues}`, body: { title: "Drift of app registrations: apps/prod", body: drifted } }],
    });
  });

  it("is updated in place, whatever else is open: another stack's, somebody's with the marker, a pull request", async () => {
    const open = [
      ours(3, "<!-- appreg-drift:apps/dev -->\nold"),
      { number: 9, body: `${marker}\nmine`, user: { login: "mallory" } },
      { ...ours(9, `${marker}\nold`), pull_request: {} },
      { number: 9, body: null, user: { login: "github-actions[bot]" } },
      ours(7, `${marker}\nold`),
    ];

    expect(await post(drifted, true, open)).toMatchObject({
      outputs: "issue=updated\n",
      written: [{ request: `PATCH ${issues}/7`, body: { body: drifted } }],
    });
  });

  it("is left alone where it says the same, in other line ends", async () => {
    expect(await post(drifted, true, [ours(7, drifted.replaceAll("\n", "\r\n"))])).toMatchObject({
      outputs: "issue=unchanged\n",
      written: [],
    });
  });

  it("is one: others that two runs at a time have opened are closed", async () => {
    expect(await post(drifted, true, [ours(9, drifted), ours(7, drifted)])).toMatchObject({
      outputs: "issue=unchanged\n",
      written: closing(9),
    });
  });

  it("is closed with a word when the drift is gone, and none is opened then", async () => {
    expect(await post(clean, false, [ours(7, drifted)])).toMatchObject({
      outputs: "issue=closed\n",
      written: closing(7),
    });
    expect(await post(clean, false)).toMatchObject({ code: 0, outputs: "issue=none\n", written: [] });
  });

  it("is not written where the file tells no drift, or is longer than GitHub takes", async () => {
    expect(await post("Hello @everybody", true)).toMatchObject({
      code: 1,
      stdout: "::error::the drift does not begin with its marker\n",
      written: [],
    });
    expect(await post(`${marker}\n${"x".repeat(70_000)}`, true)).toMatchObject({ code: 1, written: [] });
  });
});

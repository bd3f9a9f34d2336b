import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runScript } from "./scriptRun";

const folder = mkdtempSync(join(tmpdir(), "appreg-comment-"));
afterAll(() => rmSync(folder, { recursive: true }));

const head = "a".repeat(40);
const marker = "<!-- appreg-review:apps/prod -->";
const comments = "/repos/contoso/apps/issues/12/comments";
const ours = (id: number, body: string) => ({ id, body, user: { login: "github-actions[bot]" } });

interface Situation {
  readonly review?: string;
  readonly existing?: readonly unknown[];
  readonly newest?: string;
}

function post({ review, existing = [], newest = head }: Situation) {
  const file = join(folder, review === undefined ? "none.md" : "review.md");
  if (review !== undefined) writeFileSync(file, review);
  return runScript({
    script: "postComment",
    inputs: { NUMBER: "12", HEAD: head, FILE: file, RUN_URL: "https://github.example/run" },
    answers: {
      "GET /repos/contoso/apps/pulls/12": { head: { sha: newest } },
      [`GET ${comments}`]: existing,
      [`POST ${comments}`]: {},
      "PATCH /repos/contoso/apps/issues/comments/7": {},
    },
  });
}

const review = `${marker}\n### Nothing changed\n`;

describe("the comment of a review", () => {
  it("is made where there is none", async () => {
    expect(await post({ review })).toEqual({
      code: 0,
      stdout: "",
      outputs: "comment=created\n",
      written: [{ request: `POST ${comments}`, body: { body: review } }],
    });
  });

  it("is updated in place, and somebody else's with the same marker is left alone", async () => {
    const existing = [
      { id: 6, body: `${marker}\nNothing to see`, user: { login: "mallory" } },
      ours(7, `${marker}\nold`),
    ];

    expect((await post({ review, existing })).written).toEqual([
      { request: "PATCH /repos/contoso/apps/issues/comments/7", body: { body: review } },
    ]);
  });

  it("is one for each stack", async () => {
    const existing = [ours(7, "<!-- appreg-review:apps/dev -->\nold")];

    expect((await post({ review, existing })).outputs).toBe("comment=created\n");
  });

  it("is left alone where it says the same", async () => {
    expect(await post({ review, existing: [ours(7, review)] })).toMatchObject({
      outputs: "comment=unchanged\n",
      written: [],
    });
  });

  it("is not written for a commit that is not the newest", async () => {
    expect(await post({ review, newest: "b".repeat(40) })).toMatchObject({
      outputs: "comment=outdated\n",
      written: [],
    });
  });

  it("says that there is no review in the place of an earlier one that looked clean", async () => {
    const { written } = await post({ existing: [ours(7, review)] });

    expect(written).toEqual([
      {
        request: "PATCH /repos/contoso/apps/issues/comments/7",
        body: {
          body: `${marker}\n**There is no review of the app registrations at aaaaaaa.** It could not be made: see [the run](https://github.example/run). Do not merge on an earlier one.`,
        },
      },
    ]);
  });

  it("says so, too, where there was none before", async () => {
    expect((await post({})).written).toMatchObject([{ request: `POST ${comments}` }]);
  });

  it("is not written where the file is no review, or longer than GitHub takes", async () => {
    expect(await post({ review: "Hello @everybody" })).toMatchObject({ code: 1, written: [] });
    expect(await post({ review: `${marker}\n${"x".repeat(70_000)}` })).toMatchObject({ code: 1, written: [] });
  });
});

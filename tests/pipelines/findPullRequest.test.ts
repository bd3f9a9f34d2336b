import { describe, expect, it } from "vitest";
import { runScript } from "./scriptRun";

const [head, base, mergeBase, tree] = ["a", "b", "c", "d"].map((digit) => digit.repeat(40));
const event = {
  repository: { default_branch: "main" },
  workflow_run: {
    event: "pull_request",
    head_sha: head,
    head_branch: "wider",
    head_repository: { full_name: "mallory/apps", owner: { login: "mallory" } },
  },
};
const pullRequest = {
  number: 12,
  head: { sha: head, repo: { full_name: "mallory/apps" } },
  base: { ref: "main", sha: base, repo: { full_name: "contoso/apps" } },
};
const list = "GET /repos/contoso/apps/pulls?state=open&base=main&head=mallory%3Awider";
const commits = {
  [`GET /repos/contoso/apps/compare/${base}...${head}`]: { merge_base_commit: { sha: mergeBase } },
  [`GET /repos/contoso/apps/git/commits/${head}`]: { tree: { sha: tree } },
};

function find(pulls: readonly unknown[], changed: object = event) {
  return runScript({ script: "findPullRequest", event: changed, answers: { [list]: pulls, ...commits } });
}

describe("the pull request of a review", () => {
  it("is told by GitHub, with the commits of a fork as well", async () => {
    expect(await find([pullRequest])).toEqual({
      code: 0,
      stdout: "",
      outputs: `number=12\nhead=${head}\nbase=${mergeBase}\ntree=${tree}\n`,
      written: [],
    });
  });

  it.each([
    ["has a newer commit by now", { ...pullRequest, head: { ...pullRequest.head, sha: base } }],
    [
      "comes from another repository",
      { ...pullRequest, head: { ...pullRequest.head, repo: { full_name: "eve/apps" } } },
    ],
    ["goes into another branch", { ...pullRequest, base: { ...pullRequest.base, ref: "wider" } }],
  ])("is none that %s", async (_, other) => {
    expect(await find([other])).toMatchObject({
      code: 1,
      outputs: "",
      stdout: `::error::0 open pull requests into main have ${head} as their newest commit\n`,
    });
  });

  it("is not guessed where there are two", async () => {
    expect(await find([pullRequest, { ...pullRequest, number: 13 }])).toMatchObject({ code: 1, outputs: "" });
  });

  it("is not looked for after another event", async () => {
    const pushed = { ...event, workflow_run: { ...event.workflow_run, event: "push" } };

    expect(await find([pullRequest], pushed)).toMatchObject({ code: 1, outputs: "" });
  });
});

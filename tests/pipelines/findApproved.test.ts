import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runScript } from "./scriptRun";

const folder = mkdtempSync(join(tmpdir(), "appreg-approved-"));
afterAll(() => rmSync(folder, { recursive: true }));

const [commit, tree] = ["a".repeat(40), "d".repeat(40)];
const digest = `sha256:${"1".repeat(64)}`;
const other = `sha256:${"2".repeat(64)}`;
const name = `appreg-review-prod-${tree}`;
const record = { digest, tree, stack: "prod", pullRequest: 12, head: "b".repeat(40) };
const publishing = {
  event: "workflow_run",
  path: ".github/workflows/appreg-publish.yml",
  head_branch: "main",
  head_repository: { full_name: "contoso/apps" },
  conclusion: "success",
};

/** What the store of artifacts hands out: a zip with one file. */
function archive(content: object): Buffer {
  const [file, zip] = [join(folder, "approved.json"), join(folder, "artifact.zip")];
  writeFileSync(file, JSON.stringify(content));
  rmSync(zip, { force: true });
  execFileSync("zip", ["--quiet", "--junk-paths", zip, file]);
  return readFileSync(zip);
}

interface Kept {
  readonly record?: object;
  readonly maker?: object;
  readonly expired?: boolean;
}

function find(kept: readonly Kept[], pulls: readonly unknown[] = [merged]) {
  const artifacts = kept.map(({ expired = false }, at) => ({ id: at, name, expired, workflow_run: { id: 100 + at } }));
  const each = kept.flatMap((one, at) => [
    [`GET /repos/contoso/apps/actions/runs/${100 + at}`, { ...publishing, ...one.maker }],
    [`GET /repos/contoso/apps/actions/artifacts/${at}/zip`, archive({ ...record, ...one.record })],
  ]);
  return runScript({
    script: "findApproved",
    event: { repository: { default_branch: "main" } },
    inputs: { COMMIT: commit, STACK: "prod", WORKFLOW: publishing.path },
    answers: {
      [`GET /repos/contoso/apps/commits/${commit}/pulls`]: pulls,
      [`GET /repos/contoso/apps/git/commits/${commit}`]: { tree: { sha: tree } },
      [`GET /repos/contoso/apps/actions/artifacts?name=${name}`]: { artifacts },
      ...Object.fromEntries(each),
    },
  });
}

const merged = { number: 12, merged_at: "2026-11-22T10:00:00Z", merge_commit_sha: commit, base: { ref: "main" } };

describe("what was approved", () => {
  it("is the digest that was published for the tree of the merged pull request", async () => {
    expect(await find([{}])).toEqual({
      code: 0,
      stdout: "",
      outputs: `digest=${digest}\npull-request=12\n`,
      written: [],
    });
  });

  it.each([
    ["of a run of the pull request itself", { maker: { event: "pull_request" } }],
    ["of another workflow", { maker: { path: ".github/workflows/other.yml" } }],
    ["of a run from another branch", { maker: { head_branch: "wider" } }],
    ["of a run of a fork", { maker: { head_repository: { full_name: "mallory/apps" } } }],
    ["of a run that failed", { maker: { conclusion: "failure" } }],
    ["for another pull request", { record: { pullRequest: 13 } }],
    ["for another tree", { record: { tree: "e".repeat(40) } }],
    ["for another stack", { record: { stack: "dev" } }],
    ["that has expired", { expired: true }],
  ])("is nothing %s", async (_, kept) => {
    const { code, outputs, stdout } = await find([kept]);

    expect({ code, outputs }).toEqual({ code: 1, outputs: "" });
    expect(stdout).toContain(`::error::no review was published for tree ${tree} of pull request 12, stack prod`);
  });

  it("is what all reviews of the same content agree on", async () => {
    expect((await find([{}, {}])).outputs).toContain(`digest=${digest}\n`);
    expect(await find([{}, { record: { digest: other } }])).toMatchObject({
      code: 1,
      outputs: "",
      stdout: `::error::2 reviews of tree ${tree} of pull request 12, stack prod disagree\n`,
    });
  });

  it("is nothing for a commit that came by no pull request", async () => {
    expect(await find([{}], [])).toMatchObject({ code: 1, outputs: "" });
    expect(await find([{}], [{ ...merged, merged_at: null }])).toMatchObject({ code: 1, outputs: "" });
    expect(await find([{}], [{ ...merged, merge_commit_sha: tree }])).toMatchObject({ code: 1, outputs: "" });
  });

  it("is a digest and nothing that could write outputs of its own", async () => {
    expect(await find([{ record: { digest: `${digest}\ndigest=${other}` } }])).toMatchObject({ code: 1, outputs: "" });
  });
});

/**
 * The digest of what was reviewed before a commit was merged.
 *
 * It is taken from artifacts of the workflow that publishes reviews and of nothing else: that workflow runs from the default
 * branch only, so that no pull request decides what it says. Comments, which many may edit, are not asked, and neither are
 * checks, which a branch's own workflow may write.
 */
const { execFileSync } = require("node:child_process");
const { mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { treeOf } = require("./findPullRequest.cjs");
const { run } = require("./run.cjs");

const digestForm = /^sha256:[0-9a-f]{64}$/;

async function findApproved(context, readRecord = readFromArchive) {
  const { github, repository, event, input } = context;
  const branch = event.repository.default_branch;
  const commit = input("COMMIT");
  const stack = input("STACK");
  const merged = await findMerged(context, { commit, branch });
  const tree = await treeOf(github, repository, commit);
  const name = artifactName(stack, tree);
  const artifacts = await github.list(
    `/repos/${repository}/actions/artifacts?name=${encodeURIComponent(name)}`,
    "artifacts",
  );
  const records = [];
  for (const artifact of artifacts) {
    if (artifact.expired || artifact.name !== name) continue;
    const maker = await github.get(`/repos/${repository}/actions/runs/${artifact.workflow_run.id}`);
    if (!isPublished(maker, { repository, branch, path: input("WORKFLOW") })) continue;
    const record = readRecord(await github.download(`/repos/${repository}/actions/artifacts/${artifact.id}/zip`));
    if (record.pullRequest === merged.number && record.tree === tree && record.stack === stack) records.push(record);
  }
  return { digest: onlyDigest(records, { merged, tree, stack }), "pull-request": String(merged.number) };
}

/** Named after what was reviewed: a squashed, rebased or merged commit has the same tree as the branch that was up to date. */
function artifactName(stack, tree) {
  return `appreg-review-${encodeURIComponent(stack)}-${tree}`;
}

async function findMerged({ github, repository }, { commit, branch }) {
  const pulls = await github.list(`/repos/${repository}/commits/${commit}/pulls`);
  const merged = pulls.find((one) => one.merged_at && one.merge_commit_sha === commit && one.base.ref === branch);
  if (merged) return merged;
  throw new Error(`${commit} did not come into ${branch} by a pull request, so nobody reviewed it`);
}

/** Whether a run is one of the publishing workflow, as the default branch has it. */
function isPublished(maker, { repository, branch, path }) {
  return (
    maker.event === "workflow_run" &&
    maker.path.split("@")[0] === path &&
    maker.head_branch === branch &&
    maker.head_repository?.full_name === repository &&
    maker.conclusion === "success"
  );
}

function onlyDigest(records, { merged, tree, stack }) {
  const digests = [...new Set(records.map(({ digest }) => digest))];
  const what = `tree ${tree} of pull request ${merged.number}, stack ${stack}`;
  if (digests.length === 0) {
    throw new Error(
      `no review was published for ${what}: its branch was not up to date when it was reviewed, or the review has expired`,
    );
  }
  // Somebody let the same content be read twice with different results: which of them people saw is not known.
  if (digests.length > 1) throw new Error(`${digests.length} reviews of ${what} disagree`);
  const [digest] = digests;
  if (digestForm.test(digest)) return digest;
  throw new Error(`the published review of ${what} holds no digest`);
}

function readFromArchive(archive) {
  const folder = mkdtempSync(join(tmpdir(), "appreg-approved-"));
  try {
    const file = join(folder, "artifact.zip");
    writeFileSync(file, archive);
    return JSON.parse(execFileSync("unzip", ["-p", file, "approved.json"], { encoding: "utf8", maxBuffer: 65_536 }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

module.exports = { artifactName, findApproved, readFromArchive };

if (require.main === module) run(findApproved);

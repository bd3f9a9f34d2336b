/**
 * Which pull request a finished workflow run belongs to, by what GitHub says of both: the run's own artifacts are written by
 * the pull request's code and are not asked.
 */
const { run } = require("./run.cjs");

const commitForm = /^[0-9a-f]{40}$/;

/** @returns number, the commits of head and merge base, and the tree of head; all of them from GitHub. */
async function findPullRequest({ github, repository, event }) {
  const { workflow_run: ended, repository: own } = event;
  if (ended?.event !== "pull_request") throw new Error("the run that ended was not one of a pull request");
  const head = requireCommit(ended.head_sha);
  const query = new URLSearchParams({
    state: "open",
    base: own.default_branch,
    head: `${ended.head_repository.owner.login}:${ended.head_branch}`,
  });
  const open = await github.list(`/repos/${repository}/pulls?${query}`);
  const found = open.filter(
    (one) =>
      one.head.sha === head &&
      one.head.repo?.full_name === ended.head_repository.full_name &&
      one.base.ref === own.default_branch &&
      one.base.repo.full_name === repository,
  );
  if (found.length !== 1) {
    throw new Error(
      `${found.length} open pull requests into ${own.default_branch} have ${head} as their newest commit`,
    );
  }
  const [{ number, base }] = found;
  const compared = await github.get(`/repos/${repository}/compare/${requireCommit(base.sha)}...${head}?per_page=1`);
  return {
    number: String(number),
    head,
    base: requireCommit(compared.merge_base_commit.sha),
    tree: await treeOf(github, repository, head),
  };
}

/** The tree of a commit: what it contains, without who made it, when, and from what. */
async function treeOf(github, repository, commit) {
  const { tree } = await github.get(`/repos/${repository}/git/commits/${commit}`);
  return requireCommit(tree.sha);
}

function requireCommit(text) {
  if (typeof text === "string" && commitForm.test(text)) return text;
  throw new Error("GitHub named a commit that is none");
}

module.exports = { findPullRequest, treeOf };

if (require.main === module) run(findPullRequest);

/** Writes down what was reviewed, for the deployment to find: bound to the tree, the pull request and the stack. */
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { artifactName } = require("./findApproved.cjs");
const { run } = require("./run.cjs");

async function recordReview({ input }) {
  const [folder, stack, tree] = ["FOLDER", "STACK", "TREE"].map(input);
  const review = JSON.parse(readFileSync(join(folder, "review.json"), "utf8"));
  // The stack that was read is the pull request's word; the one that was asked for is the workflow's.
  if (review.stack !== stack) throw new Error("the review is of another stack than was asked for");
  const digest = review.digests.head;
  const record = { digest, tree, stack, pullRequest: Number(input("NUMBER")), head: input("HEAD") };
  writeFileSync(join(folder, "approved.json"), `${JSON.stringify(record, null, 2)}\n`);
  return { digest, artifact: artifactName(stack, tree) };
}

module.exports = { recordReview };

if (require.main === module) run(recordReview);

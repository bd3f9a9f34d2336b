/** Puts a review into its pull request: one comment, found by its marker and updated in place. */
const { existsSync, readFileSync } = require("node:fs");
const { run } = require("./run.cjs");

/** The longest comment that GitHub takes, in characters. */
const mostCharacters = 65_536;

/** Who comments with the token of a workflow. Anybody may write a marker into a comment of their own. */
const ownLogin = "github-actions[bot]";

/** First line of a review in Markdown, invisible in the page. It names project and stack. */
const markerForm = /^<!-- appreg-review:[^\s<>]+ -->$/;

async function postComment({ github, repository, input }) {
  const number = Number(input("NUMBER"));
  if (!Number.isInteger(number)) throw new Error("NUMBER is no number of a pull request");
  const { head } = await github.get(`/repos/${repository}/pulls/${number}`);
  if (head.sha !== input("HEAD")) return { comment: "outdated" };
  const comments = await github.list(`/repos/${repository}/issues/${number}/comments`);
  const own = comments.filter((one) => one.user?.login === ownLogin && markerForm.test(firstLine(one.body)));
  const place = { github, repository, number };
  const file = input("FILE");
  if (existsSync(file)) return putReview(place, readFileSync(file, "utf8"), own);
  return tellFailure(place, failureText(head.sha, input("RUN_URL")), own);
}

async function putReview(place, body, own) {
  const marker = firstLine(body);
  if (!markerForm.test(marker)) throw new Error("the review does not begin with its marker");
  if (body.length > mostCharacters) {
    throw new Error(`the comment has ${body.length} characters, GitHub takes ${mostCharacters}`);
  }
  const earlier = own.find((one) => firstLine(one.body) === marker);
  return { comment: await put(place, body, earlier) };
}

/** Whatever an earlier commit's review said must not stand there as if it were this one's. */
async function tellFailure(place, text, own) {
  if (own.length === 0) return { comment: await put(place, `<!-- appreg-review:none -->\n${text}`, undefined) };
  for (const one of own) await put(place, `${firstLine(one.body)}\n${text}`, one);
  return { comment: "updated" };
}

async function put({ github, repository, number }, body, earlier) {
  if (earlier === undefined) {
    await github.send("POST", `/repos/${repository}/issues/${number}/comments`, { body });
    return "created";
  }
  if (earlier.body === body) return "unchanged";
  await github.send("PATCH", `/repos/${repository}/issues/comments/${earlier.id}`, { body });
  return "updated";
}

function failureText(head, runUrl) {
  return `**There is no review of the app registrations at ${head.slice(0, 7)}.** It could not be made: see [the run](${runUrl}). Do not merge on an earlier one.`;
}

function firstLine(text) {
  return text.split("\n", 1)[0] ?? "";
}

module.exports = { mostCharacters, postComment };

if (require.main === module) run(postComment);

/** Keeps one issue for the drift of a stack: opened when there is some, updated in place, closed when it is gone. */
const { readFileSync } = require("node:fs");
const { run } = require("./run.cjs");

/** The longest issue that GitHub takes, in characters. */
const mostCharacters = 65_536;

/** Who opens issues with the token of a workflow. Anybody may write a marker into an issue of their own. */
const ownLogin = "github-actions[bot]";

/** First line of drift in Markdown, invisible in the page. It names project and stack. */
const markerForm = /^<!-- appreg-drift:([^\s<>]+) -->$/;

async function postDrift({ github, repository, input }) {
  const body = readFileSync(input("FILE"), "utf8");
  const [, stack] = markerForm.exec(firstLine(body)) ?? [];
  if (stack === undefined) throw new Error("the drift does not begin with its marker");
  if (body.length > mostCharacters) {
    throw new Error(`the issue has ${body.length} characters, GitHub takes ${mostCharacters}`);
  }
  const open = await github.list(`/repos/${repository}/issues?state=open`);
  const own = open
    .filter((issue) => issue.pull_request === undefined && issue.user?.login === ownLogin)
    .filter((issue) => firstLine(issue.body ?? "") === firstLine(body))
    .sort((a, b) => a.number - b.number);
  const place = { github, repository };
  if (input("DRIFT") !== "true") return { issue: await closeAll(place, own, input("RUN_URL")) };
  const [first, ...others] = own;
  // Two runs at a time may both have opened one.
  await closeAll(place, others, input("RUN_URL"));
  return { issue: await put(place, { title: `Drift of app registrations: ${stack}`, body }, first) };
}

async function put({ github, repository }, issue, earlier) {
  if (earlier === undefined) {
    await github.send("POST", `/repos/${repository}/issues`, issue);
    return "created";
  }
  if (sameText(earlier.body, issue.body)) return "unchanged";
  await github.send("PATCH", `/repos/${repository}/issues/${earlier.number}`, { body: issue.body });
  return "updated";
}

/** GitHub may store other line ends than it was given. */
function sameText(a, b) {
  return a.replaceAll("\r\n", "\n").trimEnd() === b.trimEnd();
}

async function closeAll({ github, repository }, issues, runUrl) {
  for (const { number } of issues) {
    const path = `/repos/${repository}/issues/${number}`;
    await github.send("POST", `${path}/comments`, { body: `No longer found: see [the run](${runUrl}).` });
    await github.send("PATCH", path, { state: "closed", state_reason: "completed" });
  }
  return issues.length === 0 ? "none" : "closed";
}

function firstLine(text) {
  return text.split(/\r?\n/, 1)[0] ?? "";
}

module.exports = { postDrift };

if (require.main === module) run(postDrift);

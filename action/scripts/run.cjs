/** Runs one of the scripts as a step of a workflow: hands it GitHub, the event and its inputs, and writes its outputs. */
const { appendFileSync, readFileSync } = require("node:fs");
const { createGitHub } = require("./github.cjs");

/**
 * @param {(context: { github: object, repository: string, event: object, input: (name: string) => string }) => Promise<Record<string, string>>} script
 */
async function run(script) {
  const { env } = process;
  try {
    const outputs = await script({
      github: createGitHub({ apiUrl: env.GITHUB_API_URL, token: env.GITHUB_TOKEN, fetch }),
      repository: env.GITHUB_REPOSITORY,
      event: JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, "utf8")),
      input: (name) => requireText(env, `INPUT_${name}`),
    });
    appendFileSync(env.GITHUB_OUTPUT, renderOutputs(outputs));
  } catch (error) {
    // What others wrote may stand in a message: a line break would begin a command of the workflow.
    process.stdout.write(`::error::${String(error.message).replaceAll(/[\r\n]+/g, " ")}\n`);
    process.exitCode = 1;
  }
}

function requireText(env, name) {
  if (env[name]) return env[name];
  throw new Error(`${name} is not set`);
}

/** `name=value` lines. A value with a line break could write further outputs. */
function renderOutputs(outputs) {
  const lines = Object.entries(outputs).map(([name, value]) => {
    if (/[\r\n]/.test(value)) throw new Error(`the output ${name} holds a line break`);
    return `${name}=${value}\n`;
  });
  return lines.join("");
}

module.exports = { renderOutputs, run };

import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { runScript, token } from "./scriptRun";

const script = join(__dirname, "..", "..", "action", "scripts", "drift.sh");

/** Runs the script with an `appreg` that writes down how it was called, prints and ends. */
async function look(code: number) {
  const place = mkdtempSync(join(tmpdir(), "appreg-drift-script-"));
  onTestFinished(() => rmSync(place, { recursive: true }));
  const [npx, called, output, summary] = ["npx", "called", "output", "summary"].map((name) => join(place, name));
  writeFileSync(
    String(npx),
    `#!/bin/bash\necho "$@" > "${called}"\necho '<!-- appreg-drift:apps/prod -->'\nexit ${code}\n`,
  );
  chmodSync(String(npx), 0o755);
  const env = {
    ...{ PATH: `${place}:${process.env.PATH}`, STACK: "prod", ENGINE: "pulumi", FOLDER: join(place, "drift") },
    ...{ GITHUB_OUTPUT: String(output), GITHUB_STEP_SUMMARY: String(summary) },
  };
  const ended = await promisify(execFile)("bash", [script], { env }).then(
    () => 0,
    (error: { readonly code: number }) => error.code,
  );
  const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);
  return {
    code: ended,
    called: read(String(called)),
    outputs: read(String(output)),
    summary: read(String(summary)),
    file: read(join(place, "drift", "drift.md")),
  };
}

const text = "<!-- appreg-drift:apps/prod -->\n";

describe("the look of the pipeline", () => {
  it.each([
    [0, "drift=false\n"],
    [1, "drift=true\n"],
  ])("that ends with %i keeps what was found, on the page of the run too", async (code, outputs) => {
    expect(await look(code)).toEqual({
      code: 0,
      called: "--no-install appreg drift --stack prod --engine pulumi --markdown\n",
      outputs,
      summary: text,
      file: text,
    });
  });

  it("that could not be taken fails and has no outcome, so that no issue says there is no drift", async () => {
    expect(await look(2)).toMatchObject({ code: 2, outputs: undefined, summary: undefined, file: undefined });
  });
});

describe("the sign-in of the pipeline", () => {
  const answers = { "GET /token?audience=api%3A%2F%2FAzureADTokenExchange": { value: "a-signed-token" } };

  function signIn(given: Readonly<Record<string, unknown>> = answers) {
    const folder = mkdtempSync(join(tmpdir(), "appreg-sign-in-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const env = (url: string) => ({
      ...{ ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token, RUNNER_TEMP: folder },
    });
    return { file: join(folder, "appreg-federated-token"), done: runScript({ script: "signIn", answers: given, env }) };
  }

  it("keeps the token that GitHub signs for Entra ID in a file for this job alone, and out of the log", async () => {
    const { file, done } = signIn();

    expect(await done).toEqual({
      code: 0,
      stdout: "::add-mask::a-signed-token\n",
      outputs: `file=${file}\n`,
      written: [],
    });
    expect(readFileSync(file, "utf8")).toBe("a-signed-token");
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("fails where GitHub gives none", async () => {
    const { file, done } = signIn({});

    expect(await done).toMatchObject({
      code: 1,
      stdout: "::error::GitHub answered 404 when it was asked for a token of this job\n",
    });
    expect(existsSync(file)).toBe(false);
  });

  it("says which permission the job lacks", async () => {
    expect(await runScript({ script: "signIn" })).toMatchObject({
      code: 1,
      stdout: "::error::the job has no token of its own: give it `permissions: id-token: write`\n",
    });
  });
});

/** Runs a script of the pipelines as a step does, against a GitHub on this machine that answers what a test gives it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";

const scripts = join(__dirname, "..", "..", "action", "scripts");

export interface ScriptRun {
  /** Without its ending. */
  readonly script: string;
  readonly event?: unknown;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Answers by "GET /path"; a query is part of it but for the page. Buffers are sent as they are, all else as JSON. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Further variables of the job. @param url of the GitHub that answers */
  readonly env?: (url: string) => Readonly<Record<string, string>>;
}

export interface ScriptResult {
  readonly code: number;
  readonly stdout: string;
  readonly outputs: string;
  /** What was written to GitHub. */
  readonly written: readonly { readonly request: string; readonly body: unknown }[];
}

export const token = "a-token-of-the-run";

export async function runScript({
  script,
  event = {},
  inputs = {},
  answers = {},
  env = () => ({}),
}: ScriptRun): Promise<ScriptResult> {
  const folder = mkdtempSync(join(tmpdir(), "appreg-script-"));
  const [eventFile, outputFile] = [join(folder, "event.json"), join(folder, "output")];
  writeFileSync(eventFile, JSON.stringify(event));
  writeFileSync(outputFile, "");
  const gitHub = await startGitHub(answers);
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value]);
  const child = spawn(process.execPath, [join(scripts, `${script}.cjs`)], {
    env: {
      ...Object.fromEntries(variables),
      ...env(gitHub.url),
      PATH: process.env.PATH,
      GITHUB_API_URL: gitHub.url,
      GITHUB_TOKEN: token,
      GITHUB_REPOSITORY: "contoso/apps",
      GITHUB_EVENT_PATH: eventFile,
      GITHUB_OUTPUT: outputFile,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);
  const outputs = readFileSync(outputFile, "utf8");
  gitHub.close();
  rmSync(folder, { recursive: true });
  return { code, stdout, outputs, written: gitHub.written };
}

async function startGitHub(answers: Readonly<Record<string, unknown>>) {
  const written: { request: string; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const answer = request.headers.authorization === `Bearer ${token}` ? answers[keyOf(request)] : undefined;
    if (request.method !== "GET") {
      written.push({ request: keyOf(request), body: JSON.parse((await buffer(request)).toString()) });
    }
    if (answer === undefined) response.writeHead(404).end();
    else response.end(Buffer.isBuffer(answer) ? answer : JSON.stringify(answer));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, written, close: () => server.close() };
}

function keyOf({ method, url = "" }: IncomingMessage): string {
  return `${method} ${url.replace(/[?&]per_page=\d+(&page=1)?$/, "")}`;
}

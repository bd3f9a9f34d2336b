/** A directory that answers nonsense: what is said of it, and that state and directory stay whole. */
import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAzureadProvider } from "../../rehearsal/azuread/createAzureadProvider";
import { createHttpsExchange } from "../../rehearsal/azuread/transport/httpsExchange";
import { type NonsenseDirectory, startNonsenseDirectory } from "./nonsenseDirectory";
import { errorsOf, stepsOf, TestProject } from "./rehearseProgram";

const program = `
class Principal extends pulumi.CustomResource {
  constructor(name, inputs) {
    super("azuread:index/servicePrincipal:ServicePrincipal", name, { objectId: undefined, ...inputs }, { version: "6.9.1" });
  }
}
const one = new App("one", { displayName: "One", clientId: undefined });
new Principal("one-sp", { clientId: one.clientId });`;

const html = "<html><body>Sign in to the hotel's network</body></html>";
const kinds = {
  "HTML instead of JSON": (response) => response.writeHead(200, { "content-type": "text/html" }).end(html),
  "an empty answer": (response) => response.writeHead(200).end(),
  "JSON that was cut off": (response) =>
    response.writeHead(200, { "content-type": "application/json" }).end('{"id":"1","value":[{"i'),
  "JSON of another shape": (response) => response.writeHead(200).end('["surprise"]'),
  "a list that is none": (response) => response.writeHead(200).end('{"value":"surprise"}'),
  "a broken connection": (response) => response.destroy(),
  "errors of the server": (response) => response.writeHead(500).end("oops"),
  silence: () => undefined,
} satisfies Record<string, (response: ServerResponse) => unknown>;

let directory: NonsenseDirectory;
beforeAll(async () => {
  directory = await startNonsenseDirectory();
});
beforeEach(() => {
  directory.answer = () => undefined;
});
afterAll(() => directory.close());

/** Answers requests of a method and path with nonsense. */
function befall(method: string, path: RegExp, kind: keyof typeof kinds): void {
  directory.answer = (asked, url) =>
    asked === method && path.test(url) ? (response) => void kinds[kind](response) : undefined;
}

/** Without the pauses between repetitions, and soon tired of silence. */
const impatientProvider = () =>
  createAzureadProvider({
    sleep: async () => undefined,
    exchange: ({ caPem }) => createHttpsExchange(caPem, 500),
  });

function up(project: TestProject) {
  return project.up(program, { directory: directory.connection, provider: impatientProvider() });
}

describe("a directory that answers nonsense", { timeout: 120_000 }, () => {
  it.each([
    ["HTML instead of JSON", "the document holds no `name`"],
    ["an empty answer", "the document holds no `name`"],
    ["JSON of another shape", "the document holds no `name`"],
    ["a broken connection", "did not answer: socket hang up"],
    ["errors of the server", "unexpected status 500"],
    ["silence", "did not answer: no answer within 0.5 seconds"],
  ] as const)("at its metadata (%s) is refused before anything is made", async (kind, reason) => {
    befall("GET", /^\/metadata/, kind);
    const project = new TestProject();
    const result = await up(project);

    expect(result.exitCode).toBe(1);
    expect(errorsOf(result)).toEqual([expect.stringContaining(reason)]);
    expect(errorsOf(result)[0]).toMatch(/\n {2}Fix: \S/);
    expect(stepsOf(result)).toEqual([]);
    expect(project.state().pending_operations).toBeUndefined();
  });

  it.each([
    ["HTML instead of JSON", "received HTTP status 200"],
    ["JSON that was cut off", "received HTTP status 200"],
    ["errors of the server", "received HTTP status 500"],
    ["a broken connection", "did not answer: socket hang up"],
  ] as const)("at its sign-in (%s) is refused before anything is made", async (kind, reason) => {
    befall("POST", /\/token$/, kind);
    const project = new TestProject();
    const result = await up(project);

    expect(errorsOf(result)).toEqual([expect.stringContaining(reason)]);
    expect(errorsOf(result).join()).not.toContain(directory.connection.clientSecret);
    expect(stepsOf(result)).toEqual([]);
  });

  it.each([
    ["HTML instead of JSON", "with 200 and something that is no JSON, or was cut off (text/html)"],
    ["an empty answer", "the directory answered without an object"],
    ["JSON that was cut off", "something that is no JSON, or was cut off (application/json)"],
    ["JSON of another shape", "the directory answered without an object"],
    ["a list that is none", "a page that has no list in `value`"],
    ["a broken connection", "did not answer: socket hang up"],
    ["errors of the server", "unexpected status 500 (500 Internal Server Error)"],
    ["silence", "did not answer: no answer within 0.5 seconds"],
  ] as const)("in the middle of a run (%s) fails that step; the next run makes up for it", async (kind, reason) => {
    befall("GET", /\/servicePrincipals\?/, kind);
    const project = new TestProject();
    const failed = await up(project);

    expect(failed.exitCode).toBe(1);
    expect(stepsOf(failed)).toEqual(["create one", "create one-sp (failed)"]);
    expect(errorsOf(failed)).toEqual([expect.stringContaining(reason), "update failed"]);
    expect(errorsOf(failed).join()).not.toContain("hotel");
    expect(project.names()).toEqual(["proj-dev", "default_6_9_1", "one"]);
    expect(project.state().pending_operations).toBeUndefined();

    directory.answer = () => undefined;
    expect(stepsOf(await up(project))).toEqual(["same one", "create one-sp"]);
    const destroyed = await project.run("destroy", program, {
      directory: directory.connection,
      provider: impatientProvider(),
    });
    expect(destroyed.exitCode).toBe(0);
    expect(directory.tenant.exportDirectory().applications).toEqual([]);
  });
});

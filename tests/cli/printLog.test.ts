import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { printLog } from "../../cli/practice/printLog";
import { renderRequest } from "../../cli/practice/renderRequest";
import { describeStack, findProject } from "../../cli/project/findProject";
import { deployerFacts, type RequestLogEntry, requestLogFile } from "../../practice-tenant";
import { recordDeps } from "./recordedDeps";

const clientId = "c57a2829-57e7-41ea-b134-3ce20baa4390";
const request: RequestLogEntry = {
  time: "2026-11-22T15:04:05.678Z",
  method: "GET",
  path: "/v1.0/me",
  status: 200,
  milliseconds: 2.6,
};

describe("renderRequest", () => {
  it("names the app, or tells how its client id begins", () => {
    expect(renderRequest(request, { app: undefined, width: 80 })).toBe("15:04:05  200  GET    /v1.0/me  3 ms\n");
    expect(renderRequest({ ...request, clientId }, { app: undefined, width: 80 })).toBe(
      "15:04:05  200  GET    /v1.0/me  3 ms  c57a2829…\n",
    );
    expect(renderRequest({ ...request, clientId }, { app: "calendar-sync", width: 80 })).toBe(
      "15:04:05  200  GET    /v1.0/me  3 ms  calendar-sync\n",
    );
  });

  it("cuts ids short, then the middle of the path and the end of a name, to fit into the width", () => {
    const path = `/v1.0/servicePrincipals/${clientId}/appRoleAssignedTo/${clientId}/extensions/and/more`;
    const line = renderRequest({ ...request, path }, { app: "an-app-with-a-name-of-many-words", width: 80 });

    expect(line.trimEnd()).toHaveLength(80);
    expect(line).toBe("15:04:05  200  GET    /v1.0/se…tensions/and/more  3 ms  an-app-with-a-name-of-m…\n");
    expect(renderRequest({ ...request, path }, { app: undefined, width: 120 })).toBe(
      "15:04:05  200  GET    /v1.0/servicePrincipals/c57a2829…/appRoleAssignedTo/c57a2829…/extensions/and/more  3 ms\n",
    );
  });
});

describe("appreg practice log", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "appreg-log-"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: sample\nruntime: nodejs\n");
    writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: {}\n");
    mkdirSync(join(folder, ".practice"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const deployed = { ...request, clientId: deployerFacts.clientId };
  const called = { ...request, clientId, tokenKind: "delegated" as const };

  function logged(...entries: readonly RequestLogEntry[]): string {
    const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
    writeFileSync(requestLogFile(join(folder, ".practice")), text);
    return text;
  }

  function writeState(text: string): void {
    const file = describeStack(findProject(folder)).rehearsalState;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Leaves a stack that holds one app. */
  function rehearse(): void {
    const resource = (type: string, name: string, outputs: object) => ({
      urn: `urn:pulumi:dev::sample::${type}::${name}`,
      custom: true,
      id: name,
      type,
      inputs: {},
      outputs,
    });
    const resources = [resource("azuread:index/application:Application", "calendar-sync", { clientId })];
    writeState(JSON.stringify({ version: 3, deployment: { manifest: {}, resources } }));
  }

  async function run(options: { readonly json?: boolean } = {}) {
    const { deps, result } = recordDeps({ cwd: folder });
    const exitCode = await printLog(options, deps);
    return { ...result, exitCode };
  }

  it("calls the deployer and the apps of rehearsed stacks by their names", async () => {
    logged(deployed, called);
    rehearse();

    expect(await run()).toEqual({
      exitCode: 0,
      stdout: "15:04:05  200  GET    /v1.0/me  3 ms  deployer\n15:04:05  200  GET    /v1.0/me  3 ms  calendar-sync\n",
      stderr: "",
    });
  });

  it("is readable without names where the state of a stack is damaged", async () => {
    logged(called);
    writeState("no JSON");

    expect((await run()).stdout).toBe("15:04:05  200  GET    /v1.0/me  3 ms  c57a2829…\n");
  });

  it("has everything whole with --json", async () => {
    const text = logged(deployed, called);
    rehearse();

    expect((await run({ json: true })).stdout).toBe(text);
  });

  it("names an app that is new since the log is followed", async () => {
    logged(deployed);
    const { deps, result, interrupt } = recordDeps({ cwd: folder });
    const stdout = {
      write: (text: string) => {
        result.stdout += text;
        if (text.includes("calendar-sync")) return interrupt();
        rehearse();
        logged(deployed, called);
      },
    };
    await printLog({ follow: true }, { ...deps, stdout });

    expect(result.stdout.split("\n").map((line) => line.slice(38))).toEqual(["deployer", "calendar-sync", ""]);
  });
});

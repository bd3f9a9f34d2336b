/** The built command with a program that never ends, and a person who presses Ctrl-C. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { createSampleProject } from "./sampleProject";

const builtCommand = join(__dirname, "..", "..", "bin", "appreg.js");

const program = (ending: string): string => `
import * as azuread from "@pulumi/azuread";
const app = new azuread.Application("kept", { displayName: "Kept" });
app.id.apply(() => { console.log("here"); ${ending} });
`;

it.each([
  ["a timer", "setInterval(() => undefined, 1000);"],
  ["a loop that does nothing else", "for (;;);"],
])(
  "Ctrl-C ends a run whose program is kept by %s, and the next run goes on from what was done",
  async (_what, ending) => {
    const project = await createSampleProject();
    onTestFinished(() => project.remove());
    writeFileSync(join(project.folder, "index.ts"), program(ending));
    const start = (): ReturnType<typeof spawn> =>
      spawn(process.execPath, [builtCommand, "rehearse", "up", "--yes"], {
        cwd: project.folder,
        env: { PATH: process.env.PATH, NO_COLOR: "1" },
        stdio: ["ignore", "pipe", "pipe"],
      });

    const interrupted = start();
    let said = "";
    interrupted.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    await vi.waitFor(() => expect(said).toContain("here\n"), { timeout: 60_000 });
    interrupted.kill("SIGINT");
    const [code] = await once(interrupted, "exit");

    expect(code).toBe(1);
    expect(said).toContain(
      "\nStopping: what is under way is finished first, retries included.\n  Ctrl-C again ends at once; the next run then says what it cannot know.\n",
    );
    const stateFile = join(project.folder, ".practice", "stacks", "entra-app-registration", "dev.json");
    const { deployment } = JSON.parse(readFileSync(stateFile, "utf8"));
    const names = deployment.resources.map(({ urn }: { urn: string }) => urn.split("::").at(-1));
    expect(names).toEqual(["entra-app-registration-dev", "default_6_9_1", "kept"]);
    expect(deployment.pending_operations).toBeUndefined();
    expect(existsSync(`${stateFile}.lock`)).toBe(false);

    writeFileSync(join(project.folder, "index.ts"), program(""));
    const next = start();
    let printed = "";
    next.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
    await once(next, "close");
    expect(printed).toContain("\nResources:\n    2 unchanged\n");
  },
  120_000,
);

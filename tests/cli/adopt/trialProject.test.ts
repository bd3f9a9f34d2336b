/** The project in which adopted apps are tried out: of the one at hand it has the name, the stack and the compiler's settings only. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { moduleFrom, type Trial, withTrialProject } from "../../../cli/adopt/trialProject";

let trial: Trial;
beforeEach(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-trial-")));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    "name: apps\nruntime:\n  name: nodejs\n  options:\n    tsconfig: tsconfig.program.json\nconfig:\n  url: {}\n",
  );
  writeFileSync(join(folder, "tsconfig.program.json"), "{}\n");
  trial = {
    project: { name: "apps", folder, practiceFolder: join(folder, ".practice") },
    stack: "prod",
    files: [{ name: "board.ts", text: "export const board = 1;\n" }],
  };
});

/** All that it consists of. */
function read(folder: string) {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("a trial", () => {
  it("has the project's name and stack and no setting, and is gone afterwards", async () => {
    const { folder } = trial.project;
    const files = await withTrialProject(trial, async (place) => read(place));

    expect({ ...files, "Pulumi.yaml": parse(files["Pulumi.yaml"] ?? "") }).toEqual({
      "Pulumi.yaml": {
        name: "apps",
        runtime: { name: "nodejs", options: { tsconfig: join(folder, "tsconfig.program.json") } },
        main: "index.ts",
      },
      "Pulumi.prod.yaml": "config: {}\n",
      "package.json": '{ "private": true }\n',
      "index.ts": 'export * from "./board";\n',
      "board.ts": "export const board = 1;\n",
    });
    expect(existsSync(join(folder, ".appreg"))).toBe(false);
  });

  it("leaves what others keep in its folder, also where the work fails", async () => {
    const kept = join(trial.project.folder, ".appreg", "kept");
    mkdirSync(kept, { recursive: true });
    const failing = withTrialProject(trial, () => Promise.reject(new Error("failed")));

    await expect(failing).rejects.toThrow("failed");
    expect(readdirSync(join(trial.project.folder, ".appreg"))).toEqual(["kept"]);
  });
});

describe("a module", () => {
  it.each([
    ["entra-app-registration", "entra-app-registration"],
    ["./components", "../components"],
    ["../shared/apps", "../../shared/apps"],
    ["/opt/components", "/opt/components"],
  ])("%s is %s from a folder below", (module, expected) => {
    expect(moduleFrom(module, "/home/ada/rooms", "/home/ada/rooms/apps")).toBe(expected);
  });
});

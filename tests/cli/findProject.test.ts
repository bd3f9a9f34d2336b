import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findProject, findStack, ProjectNotFoundError, StackNotFoundError } from "../../cli/project/findProject";

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "appreg-project-")));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: sample\nruntime: nodejs\n");
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("findProject", () => {
  it("finds the project from a folder inside it", () => {
    mkdirSync(join(folder, "docs", "more"), { recursive: true });

    expect(findProject(join(folder, "docs", "more"))).toEqual({
      name: "sample",
      folder,
      practiceFolder: join(folder, ".practice"),
    });
  });

  it("names the line of a file that is no YAML", () => {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: sample\nruntime: [\n");

    expect(() => findProject(folder)).toThrow(
      /^Pulumi\.yaml: line 3 is not YAML \(BAD_INDENT\)\.\n {2}Fix: correct the line$/,
    );
  });

  it("says where it looked", () => {
    rmSync(join(folder, "Pulumi.yaml"));

    expect(() => findProject(folder)).toThrow(new ProjectNotFoundError(folder));
  });
});

describe("findStack", () => {
  it("takes the only stack, with its plain settings and none of its secrets", () => {
    writeFileSync(
      join(folder, "Pulumi.prod.yaml"),
      "config:\n  azuread:tenantId: contoso\n  sample:limit: 3\n  azuread:clientSecret:\n    secure: v1:abc\n",
    );

    expect(findStack(findProject(folder))).toEqual({
      name: "prod",
      config: { "azuread:tenantId": "contoso", "sample:limit": "3" },
      rehearsalState: join(folder, ".practice", "stacks", "sample", "prod.json"),
    });
  });

  it("takes dev among several", () => {
    for (const name of ["dev", "prod"]) writeFileSync(join(folder, `Pulumi.${name}.yaml`), "config: {}\n");

    expect(findStack(findProject(folder)).name).toBe("dev");
  });

  it("names the stacks there are when it does not find one", () => {
    for (const name of ["one", "two"]) writeFileSync(join(folder, `Pulumi.${name}.yaml`), "");

    expect(() => findStack(findProject(folder))).toThrow(new StackNotFoundError("dev", ["one", "two"]));
  });
});

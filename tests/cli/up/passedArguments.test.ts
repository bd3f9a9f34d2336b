import { describe, expect, it } from "vitest";
import { sortArguments } from "../../../cli/up/passedArguments";
import { UsageError } from "../../../cli/usageError";

describe("arguments for pulumi up", () => {
  it("are passed on as they are, and to the preview those that change its result", () => {
    expect(sortArguments(["--refresh", "-m", "release 12", "--policy-pack=policy", "--policy-pack", "other"])).toEqual({
      up: ["--refresh", "-m", "release 12", "--policy-pack=policy", "--policy-pack", "other"],
      preview: ["--refresh", "--policy-pack=policy", "--policy-pack", "other"],
      setsParallel: false,
    });
  });

  it("say whether the person decides how many steps run at a time", () => {
    expect(sortArguments(["-p", "4"]).setsParallel).toBe(true);
    expect(sortArguments(["--parallel=4"]).setsParallel).toBe(true);
  });

  it.each([
    "--target",
    "-t",
    "--config",
    "-c",
    "--config-file",
    "--plan",
    "--skip-preview",
    "-f",
    "--replace",
    "template",
    "--later-option",
  ])("are refused where they could change what is applied: %s", (argument) => {
    expect(() => sortArguments([argument, "x"])).toThrow(
      expect.objectContaining({
        code: "ERR_USAGE",
        problem: `"${argument}" is not passed on to pulumi up: it could change what is applied from what was reviewed.`,
      }),
    );
  });

  it("are refused where appreg has them itself", () => {
    expect(() => sortArguments(["--stack=prod"])).toThrow(
      new UsageError(
        '"--stack" is not passed on to pulumi up: it is an option of appreg itself.',
        "write --stack before the --",
      ),
    );
  });

  it("are refused without the value that they need", () => {
    expect(() => sortArguments(["--message"])).toThrow("--message needs a value.");
  });
});

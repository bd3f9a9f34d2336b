import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { adoptHelp } from "../../cli/commands/adopt";
import { certificateHelp } from "../../cli/commands/certificate";
import { completionHelp } from "../../cli/commands/completion";
import { connectHelp } from "../../cli/commands/connect";
import { consentHelp } from "../../cli/commands/consent";
import { consentPreviewHelp } from "../../cli/commands/consentPreview";
import { doctorHelp } from "../../cli/commands/doctor";
import { driftHelp } from "../../cli/commands/drift";
import { initHelp } from "../../cli/commands/init";
import { listHelp } from "../../cli/commands/list";
import { manifestHelp } from "../../cli/commands/manifest";
import { permissionsHelp } from "../../cli/commands/permissions";
import { permissionsLeastHelp } from "../../cli/commands/permissionsLeast";
import { permissionsListHelp } from "../../cli/commands/permissionsList";
import { permissionsRefreshHelp } from "../../cli/commands/permissionsRefresh";
import { permissionsSearchHelp } from "../../cli/commands/permissionsSearch";
import { permissionsShowHelp } from "../../cli/commands/permissionsShow";
import { practiceHelp } from "../../cli/commands/practice";
import { practiceAssertionHelp } from "../../cli/commands/practiceAssertion";
import { practiceEnvHelp } from "../../cli/commands/practiceEnv";
import { practiceLogHelp } from "../../cli/commands/practiceLog";
import { practiceResetHelp } from "../../cli/commands/practiceReset";
import { practiceServeHelp } from "../../cli/commands/practiceServe";
import { practiceStatusHelp } from "../../cli/commands/practiceStatus";
import { quickstartHelp } from "../../cli/commands/quickstart";
import { recoverHelp } from "../../cli/commands/recover";
import { rehearseExitCodes, rehearseHelp } from "../../cli/commands/rehearse";
import { reviewHelp } from "../../cli/commands/review";
import { showHelp } from "../../cli/commands/show";
import { teardownHelp } from "../../cli/commands/teardown";
import { tokenHelp } from "../../cli/commands/token";
import { upHelp } from "../../cli/commands/up";
import { verifyHelp } from "../../cli/commands/verify";
import { programHelp } from "../../cli/createProgram";
import { runBuilt } from "./builtCommand";

const root = join(__dirname, "..", "..");

describe("--help", () => {
  it.each([
    ["", programHelp],
    ["quickstart", quickstartHelp],
    ["init", initHelp],
    ["rehearse", rehearseHelp],
    ["rehearse preview", rehearseExitCodes],
    ["rehearse up", rehearseExitCodes],
    ["rehearse refresh", rehearseExitCodes],
    ["rehearse destroy", rehearseExitCodes],
    ["rehearse import", rehearseExitCodes],
    ["recover", recoverHelp],
    ["adopt", adoptHelp],
    ["review", reviewHelp],
    ["manifest", manifestHelp],
    ["up", upHelp],
    ["drift", driftHelp],
    ["teardown", teardownHelp],
    ["doctor", doctorHelp],
    ["list", listHelp],
    ["show", showHelp],
    ["token", tokenHelp],
    ["verify", verifyHelp],
    ["connect", connectHelp],
    ["certificate", certificateHelp],
    ["consent", consentHelp],
    ["consent preview", consentPreviewHelp],
    ["permissions", permissionsHelp],
    ["permissions search", permissionsSearchHelp],
    ["permissions show", permissionsShowHelp],
    ["permissions list", permissionsListHelp],
    ["permissions least", permissionsLeastHelp],
    ["permissions refresh", permissionsRefreshHelp],
    ["practice", practiceHelp],
    ["practice serve", practiceServeHelp],
    ["practice status", practiceStatusHelp],
    ["practice reset", practiceResetHelp],
    ["practice log", practiceLogHelp],
    ["practice env", practiceEnvHelp],
    ["practice assertion", practiceAssertionHelp],
    ["completion", completionHelp],
  ])("of `appreg %s` goes to stdout, ends with its text, and fits into 80 columns", async (command, text) => {
    const { code, stdout, stderr } = await runBuilt([...command.split(" ").filter(Boolean), "--help"]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.endsWith(`${text}\n`)).toBe(true);
    expect(stdout).toMatch(/Exit codes: 0 /);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("loads no room, so that it is quick", () => {
    const script = `
      require("./dist/cli/createProgram").createProgram({});
      const rooms = /node_modules\\/(?!commander)|dist\\/(practice-tenant|rehearsal|token|catalogue)\\//;
      console.log(JSON.stringify(Object.keys(require.cache).filter((file) => rooms.test(file))));`;

    expect(execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" })).toBe("[]\n");
  });
});

describe("--version", () => {
  it("prints the version of the package", async () => {
    expect(await runBuilt(["--version"])).toEqual({ code: 0, stdout: "0.1.0\n", stderr: "" });
  });
});

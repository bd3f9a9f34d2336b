/** The parts of `appreg review` that prepare two versions: packages, variables, settings, documents. */
import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { joinJson, joinSarif } from "../../cli/review/joinDocuments";
import { linkDependencies } from "../../cli/review/linkDependencies";
import { reachesSeverity } from "../../cli/review/reachesSeverity";
import { sealedNotices } from "../../cli/review/sealedNotices";
import { withoutCredentials } from "../../cli/review/withoutCredentials";
import { severities } from "../../review";

/** Two checkouts of one repository: the one at hand, and one without packages. */
function checkouts() {
  const folder = mkdtempSync(join(tmpdir(), "appreg-checkouts-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (file: string, text = ""): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const [atHand, bare] = [join(folder, "at-hand"), join(folder, "bare")];
  return { folder, write, atHand, bare: { root: bare, label: "main (1234567)", commit: "1234567890" } };
}

describe("packages of a checkout that has none", () => {
  it("are those at hand, one link each, but the repository's own workspaces are of its own version", () => {
    const { write, atHand, bare } = checkouts();
    for (const root of ["at-hand", "bare"]) {
      write(`${root}/package-lock.json`, "the same");
      write(`${root}/apps/identity/package.json`);
      write(`${root}/libraries/names/package.json`);
    }
    write("at-hand/node_modules/zod/index.js");
    write("at-hand/node_modules/@pulumi/pulumi/index.js");
    write("at-hand/node_modules/.cache/x");
    symlinkSync("../libraries/names", join(atHand, "node_modules", "names"), "junction");
    write("at-hand/apps/identity/node_modules/yaml/index.js");

    linkDependencies({ bare, atHand, prefix: join("apps", "identity") });

    const target = (path: string) => readlinkSync(join(bare.root, path));
    expect(target("node_modules/zod")).toBe(join(atHand, "node_modules", "zod"));
    expect(target("node_modules/@pulumi/pulumi")).toBe(join(atHand, "node_modules", "@pulumi", "pulumi"));
    expect(target("node_modules/names")).toBe(join(bare.root, "libraries", "names"));
    expect(target("apps/identity/node_modules/yaml")).toBe(join(atHand, "apps", "identity", "node_modules", "yaml"));
    expect(existsSync(join(bare.root, "node_modules", ".cache"))).toBe(false);
  });

  it.each([
    ["package-lock.json", "npm ci"],
    ["pnpm-lock.yaml", "pnpm install --frozen-lockfile"],
    ["yarn.lock", "yarn install --immutable"],
    ["package.json", "npm install"],
  ])("are refused where %s differs", (file, install) => {
    const { write, atHand, bare } = checkouts();
    write(`at-hand/${file}`, "one");
    write(`bare/${file}`, "another");
    write("at-hand/node_modules/zod/index.js");

    expect(() => linkDependencies({ bare, atHand, prefix: "" })).toThrow(
      expect.objectContaining({ code: "ERR_DEPENDENCIES_DIFFER", fix: expect.stringContaining(`; ${install};`) }),
    );
    expect(existsSync(join(bare.root, "node_modules"))).toBe(false);
  });

  it("are left alone where it has some of its own", () => {
    const { write, atHand, bare } = checkouts();
    write("at-hand/package-lock.json", "one");
    write("bare/package-lock.json", "another");
    write("bare/node_modules/zod/index.js");

    expect(() => linkDependencies({ bare, atHand, prefix: "" })).not.toThrow();
  });
});

describe("the variables of a reviewed program", () => {
  it("are the caller's without what opens anything", () => {
    const kept = { PATH: "/bin", HOME: "/home", LANG: "C", PULUMI_NODEJS_TRANSPILE_ONLY: "true", KEYBOARD: "de" };
    const names = [
      ...["ARM_CLIENT_ID", "ARM_CLIENT_SECRET", "AZURE_TENANT_ID", "PULUMI_ACCESS_TOKEN", "PULUMI_BACKEND_URL"],
      ...["AWS_PROFILE", "GOOGLE_APPLICATION_CREDENTIALS", "GITHUB_TOKEN", "GH_TOKEN", "NPM_TOKEN", "DB_PASSWORD"],
      ...[
        "ACTIONS_ID_TOKEN_REQUEST_URL",
        "ACTIONS_RUNTIME_URL",
        "npm_config__authToken",
        "SIGNING_KEY",
        "OPENAI_APIKEY",
      ],
    ];

    expect(withoutCredentials({ ...kept, ...Object.fromEntries(names.map((name) => [name, "x"])) })).toEqual(kept);
  });
});

describe("encrypted settings of two versions", () => {
  it("are told where both have them and they were encrypted anew", () => {
    const base = { "shop:a": "1", "shop:b": "1", "shop:gone": "1" };

    expect(sealedNotices(base, { "shop:new": "1", "shop:b": "2", "shop:a": "1" })).toEqual([
      {
        kind: "notVerified",
        text: "its encrypted value was written anew, and nobody opened it here: what it feeds may be something else now",
        about: "the setting shop:b",
      },
    ]);
  });
});

describe("reviews of several stacks as one document", () => {
  it("are a list in JSON, and runs in SARIF; one alone stays as it is, to the byte", () => {
    const sarif = (name: string) => `${JSON.stringify({ version: "2.1.0", runs: [{ name }] }, undefined, 1)}\n`;

    expect(joinJson(['{ "stack": "dev" }\n'])).toBe('{ "stack": "dev" }\n');
    expect(JSON.parse(joinJson(['{"stack":"dev"}\n', '{"stack":"prod"}\n']))).toEqual([
      { stack: "dev" },
      { stack: "prod" },
    ]);
    expect(joinSarif([sarif("dev")])).toBe(sarif("dev"));
    expect(JSON.parse(joinSarif([sarif("dev"), sarif("prod")]))).toEqual({
      version: "2.1.0",
      runs: [{ name: "dev" }, { name: "prod" }],
    });
  });
});

describe("the threshold of --fail-on", () => {
  it("counts itself and everything above it, and nothing where nothing was found", () => {
    const reaching = (threshold: (typeof severities)[number]) =>
      severities.filter((worst) => reachesSeverity(worst, threshold));

    expect(reaching("critical")).toEqual(["critical"]);
    expect(reaching("medium")).toEqual(["critical", "high", "medium"]);
    expect(reaching("info")).toEqual([...severities]);
    expect(reachesSeverity(undefined, "info")).toBe(false);
  });
});

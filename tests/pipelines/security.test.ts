import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = join(__dirname, "..", "..");
const workflows = readdirSync(join(root, "docs", "workflows")).map((file) => join("docs", "workflows", file));
const actions = readdirSync(join(root, "action"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("action.yml"))
  .map((file) => join("action", file));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const textOf = (file: string): string => readFileSync(join(root, file), "utf8");
// What actionlint has found to be a workflow.
const workflowOf = (file: string): Workflow => parse(textOf(file)) as Workflow;

function jobsOf(file: string): readonly { readonly name: string; readonly job: Job }[] {
  return Object.entries(workflowOf(file).jobs).map(([name, job]) => ({ name, job }));
}

/** Steps of a workflow, or of a composite action. */
function stepsOf(file: string): readonly Step[] {
  if (workflows.includes(file)) return jobsOf(file).flatMap(({ job }) => job.steps);
  return (parse(textOf(file)) as { readonly runs: { readonly steps: readonly Step[] } }).runs.steps;
}

describe("the pipelines", () => {
  it("are four workflows and seven actions", () => {
    expect(workflows).toHaveLength(4);
    expect(actions.sort()).toEqual(
      ["", "approved/", "comment/", "drift/", "issue/", "pull-request/", "render/"]
        .map((folder) => `action/${folder}action.yml`)
        .sort(),
    );
  });

  it("give write access to five jobs in all, each to one thing", () => {
    const writing = workflows.flatMap((file) =>
      jobsOf(file).flatMap(({ name, job }) =>
        Object.entries(job.permissions ?? {}).flatMap(([scope, access]) =>
          access === "write" ? [`${file} ${name} ${scope}`] : [],
        ),
      ),
    );

    expect(writing).toEqual([
      "docs/workflows/appreg-deploy.yml up id-token",
      "docs/workflows/appreg-drift.yml look id-token",
      "docs/workflows/appreg-drift.yml issue issues",
      "docs/workflows/appreg-publish.yml comment pull-requests",
      "docs/workflows/appreg-publish.yml code-scanning security-events",
    ]);
  });

  it.each(workflows)("say at the top of %s what its token may do, and that is nothing or reading", (file) => {
    const { permissions } = workflowOf(file);

    expect(permissions).toBeDefined();
    expect(Object.values(permissions ?? {}).filter((access) => access !== "read")).toEqual([]);
  });

  it("run no code of a pull request with more than its own event gives", () => {
    for (const file of workflows) expect(Object.keys(workflowOf(file).on)).not.toContain("pull_request_target");
    const checkouts = stepsOf("docs/workflows/appreg-publish.yml").filter(({ uses = "" }) =>
      uses.startsWith("actions/checkout@"),
    );

    expect(checkouts.map((step) => step.with)).toEqual([
      { ref: "$" + "{{ steps.pull-request.outputs.base }}", "persist-credentials": false },
    ]);
  });

  it("run in the jobs that may write to pull requests nothing but a download and one script", () => {
    const { job } = jobsOf("docs/workflows/appreg-publish.yml").find(({ name }) => name === "comment") ?? {};

    expect(job?.steps.map(({ uses, run }) => (uses ?? run ?? "").split("@")[0])).toEqual([
      "actions/download-artifact",
      "OWNER/entra-app-registration/action/comment",
    ]);
    expect(stepsOf("action/comment/action.yml").map(({ uses, run }) => uses ?? run)).toEqual([
      'node "$GITHUB_ACTION_PATH/../scripts/postComment.cjs"',
    ]);
  });

  it("run in the job that may write issues nothing but a download and one script", () => {
    const { job } = jobsOf("docs/workflows/appreg-drift.yml").find(({ name }) => name === "issue") ?? {};

    expect(job?.steps.map(({ uses, run }) => (uses ?? run ?? "").split("@")[0])).toEqual([
      "actions/download-artifact",
      "OWNER/entra-app-registration/action/issue",
    ]);
    expect(stepsOf("action/issue/action.yml").map(({ uses, run }) => uses ?? run)).toEqual([
      'node "$GITHUB_ACTION_PATH/../scripts/postDrift.cjs"',
    ]);
  });

  it("hand secrets to the jobs only that need the state: the deployment, and the look for drift", () => {
    const holding = [...workflows, ...actions].filter((file) => textOf(file).includes("secrets."));

    expect(holding).toEqual(["docs/workflows/appreg-deploy.yml", "docs/workflows/appreg-drift.yml"]);
    const ofIssue = jobsOf("docs/workflows/appreg-drift.yml").find(({ name }) => name === "issue");
    expect(JSON.stringify(ofIssue)).not.toContain("secrets.");
  });

  it.each([...workflows, ...actions])("pin in %s what others wrote by commit, with its version beside it", (file) => {
    const used = [...textOf(file).matchAll(/uses: (.+)/g)].map(([, what = ""]) => what);
    const others = used.filter((what) => !what.startsWith("OWNER/entra-app-registration/action"));

    expect(others.filter((what) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(what))).toEqual([]);
  });

  it.each([...workflows, ...actions])(
    "write no expression into a script of %s: what others chose comes as a variable",
    (file) => {
      expect(stepsOf(file).filter(({ run = "" }) => run.includes("$" + "{{"))).toEqual([]);
    },
  );

  it.each(workflows)("leave no token behind in a checkout of %s", (file) => {
    const checkouts = stepsOf(file).filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));

    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
  });

  it.each(actions)("use in %s inputs that are described, scripts that exist and a named shell", (file) => {
    const text = textOf(file);
    // An action's metadata, whose form GitHub prescribes.
    const { inputs = {} } = parse(text) as {
      readonly inputs?: Readonly<Record<string, { readonly description?: string }>>;
    };
    const usedInputs = [...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name = ""]) => name);
    const scripts = [...text.matchAll(/\$GITHUB_ACTION_PATH\/([\w./]+)/g)].map(([, path = ""]) =>
      join(dirname(file), path),
    );

    expect([...new Set(usedInputs)].sort()).toEqual(Object.keys(inputs).sort());
    expect(Object.values(inputs).filter(({ description }) => description === undefined)).toEqual([]);
    expect(scripts.filter((script) => !existsSync(join(root, script)))).toEqual([]);
    expect(stepsOf(file).filter(({ run, shell }) => run !== undefined && shell !== "bash")).toEqual([]);
  });
});

/** What to do once the files are written. Pure. */
import type { AppAnswers, TenantAnswer } from "./answers";
import { identifiersOf } from "./appNames";
import { deployerNeeds } from "./deployerNeeds";
import { type Pins, runtimePackages } from "./newProject";

export interface WrittenInit {
  readonly answers: AppAnswers;
  readonly stack: string;
  /** Undefined where the stack's settings do not say it. */
  readonly tenant: TenantAnswer | undefined;
  /** "new": nothing is installed yet; "lacking": the project does not name this package. */
  readonly packages: "installed" | "new" | "lacking";
  readonly pins: Pins;
  /** From the current folder, where that is another one. */
  readonly folder: string;
  readonly lineToAdd: string | undefined;
  /** The program's file, as people call it. */
  readonly entry: string;
}

const column = 42;

/** Each line ends in a line break. */
export function renderNextSteps(written: WrittenInit): string {
  const { answers, tenant, lineToAdd, entry } = written;
  const join = lineToAdd === undefined ? "" : `\nLeft alone: ${entry}. Add to it:\n  ${lineToAdd}\n`;
  const isReal = tenant !== undefined && tenant !== "practice";
  const needs = isReal
    ? `\nWho runs it in the tenant needs, to\n${deployerNeeds(answers)
        .map((need) => `  ${need}\n`)
        .join("")}`
    : "";
  const steps = [...preparation(written), ...(isReal ? realSteps(written, tenant) : practiceSteps(written))];
  return `${join}\nNext:\n${steps.map(renderStep).join("")}${needs}`;
}

type Step = readonly [command: string, remark: string];

/** A command that reaches into the column of remarks has its remark below. */
function renderStep([command, remark]: Step): string {
  const apart = command.length < column || remark === "" ? "" : `\n${" ".repeat(column + 2)}`;
  return `${`  ${command.padEnd(apart === "" ? column : 0)}${apart}${remark}`.trimEnd()}\n`;
}

function preparation({ packages, folder, pins, answers }: WrittenInit): Step[] {
  const named = runtimePackages.map((name) => `${name}@${pins[name]}`);
  return [
    ...(folder === "" ? [] : [[`cd ${folder}`, ""] as const]),
    ...(packages === "new" ? [["npm install", ""] as const] : []),
    ...(packages === "lacking"
      ? [["npm install --save-exact", ""] as const, ...named.map((one): Step => [`  ${one}`, ""])]
      : []),
    ...(answers.kind.keepsCredential && answers.kind.name !== "api" && answers.proof.by === "nothing"
      ? [[`npx appreg certificate ${answers.name}`, "makes a key and a certificate"] as const]
      : []),
  ];
}

function practiceSteps({ answers, stack }: WrittenInit): Step[] {
  const option = stack === "dev" ? "" : ` --stack ${stack}`;
  const token = tokenStep(answers, option);
  return [
    [`npx appreg rehearse preview${option}`, "what it would create"],
    [`npx appreg rehearse up${option}`, "create it on the practice tenant"],
    ...(token === undefined ? [] : [token]),
  ];
}

/** Undefined where there is nothing to get a token for, or nothing to get it with; an API acts for its callers only. */
function tokenStep({ name, kind, permissions, proof }: AppAnswers, option: string): Step | undefined {
  if (permissions.length === 0 || kind.name === "api") return undefined;
  if (kind.keepsCredential && proof.by === "nothing") return undefined;
  const secret = proof.by === "secret" ? ` --secret-output ${identifiersOf(name, () => false).secret}` : "";
  const remark = kind.name === "daemon" ? "get a token as the app" : "sign in, see what a token holds";
  return [`npx appreg token ${name}${secret}${option}`, remark];
}

function realSteps({ stack, answers }: WrittenInit, tenant: Exclude<TenantAnswer, "practice">): Step[] {
  const cloud = azureClouds.get(tenant.cloud);
  return [
    [`npx appreg rehearse preview --stack ${stack}`, "without the tenant"],
    ...(cloud === undefined ? [] : [[`az cloud set --name ${cloud}`, ""] as const]),
    [`az login --allow-no-subscriptions -t ${tenant.id}`, ""],
    [`pulumi stack init ${stack}`, "with the Pulumi CLI"],
    ["pulumi up", "shows what it would do, and asks"],
    ...(answers.kind.keepsCredential ? [] : [[`npx appreg token ${answers.name} --stack ${stack}`, ""] as const]),
  ];
}

/** Where the Azure CLI has to be told. */
const azureClouds: ReadonlyMap<string, string> = new Map([
  ["usgovernment", "AzureUSGovernment"],
  ["usgovernmentl4", "AzureUSGovernment"],
  ["usgovernmentl5", "AzureUSGovernment"],
  ["dod", "AzureUSGovernment"],
  ["china", "AzureChinaCloud"],
]);

/** The platforms whose tokens an app can trust, as `appreg init` asks for them and takes them in one word. */
import type { Refusal } from "../connect/connectRefusedError";
import type { Source } from "./sourceText";

/** What an app trusts: the call in the program that makes the credential. */
export interface FederatedIdentity {
  readonly form: FederatedForm;
  /** By the names of the fields; only those that were given. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface FederatedField {
  readonly name: string;
  /** What is asked for, or what is chosen with it. */
  readonly label: string;
  readonly example: string;
}

export interface FederatedForm {
  /** First word of the short form. */
  readonly id: string;
  readonly label: string;
  /** The function of the library. */
  readonly call: string;
  /** Divided by slashes in the short form; a single one may hold slashes itself. */
  readonly path: readonly FederatedField[];
  /** `key=value` in the short form. */
  readonly keyed: readonly FederatedField[];
  /** Of these `key=value` exactly one. */
  readonly oneOf: readonly FederatedField[];
  /** The whole short form, for help and errors. */
  readonly example: string;
  /** The arguments of the calls; several where a platform needs several credentials. */
  readonly calls: (fields: Readonly<Record<string, string>>) => readonly Source[];
}

const field = (name: string, label: string, example: string): FederatedField => ({ name, label, example });

/** The fields as they are, which is what most platforms take. */
const asGiven: FederatedForm["calls"] = (fields) => [fields];

export const federatedForms: readonly FederatedForm[] = [
  {
    id: "github",
    label: "GitHub Actions",
    call: "githubActions",
    path: [field("repository", "Repository", "contoso/room-board")],
    keyed: [],
    oneOf: [
      field("environment", "Jobs of an environment", "production"),
      field("branch", "Jobs on a branch", "main"),
      field("tag", "Jobs on a tag", "v2"),
      field("pullRequest", "Jobs of pull requests", "true"),
    ],
    example: "github:contoso/room-board:environment=production",
    calls: ({ pullRequest, ...fields }) => [{ ...fields, ...(pullRequest !== undefined && { pullRequest: true }) }],
  },
  {
    id: "gitlab",
    label: "GitLab CI",
    call: "gitLab",
    path: [field("project", "Project with all its groups", "contoso/rooms/room-board")],
    keyed: [],
    oneOf: [field("branch", "Jobs on a branch", "main"), field("tag", "Jobs on a tag", "v2")],
    example: "gitlab:contoso/rooms/room-board:branch=main",
    calls: asGiven,
  },
  {
    id: "azure-devops",
    label: "Azure DevOps",
    call: "azureDevOps",
    path: [
      field("organizationId", "ID of the organization", "00000000-0000-0000-0000-000000000000"),
      field("serviceConnectionId", "ID of the service connection", "00000000-0000-0000-0000-000000000000"),
    ],
    keyed: [field("tenantId", "Tenant of the service connection", "00000000-0000-0000-0000-000000000000")],
    oneOf: [],
    example: "azure-devops:<organization ID>/<service connection ID>:tenantId=<tenant ID>",
    calls: asGiven,
  },
  {
    id: "kubernetes",
    label: "Kubernetes",
    call: "kubernetes",
    path: [field("namespace", "Namespace", "rooms"), field("serviceAccount", "Service account", "mail-digest")],
    keyed: [field("issuer", "Issuer of the cluster", "https://eastus.oic.prod-aks.azure.com/<tenant>/<cluster>/")],
    oneOf: [],
    example: "kubernetes:rooms/mail-digest:issuer=https://…/",
    calls: asGiven,
  },
  {
    id: "terraform",
    label: "Terraform Cloud",
    call: "terraformCloud",
    path: [
      field("organization", "Organization", "contoso"),
      field("project", "Project", "rooms"),
      field("workspace", "Workspace", "production"),
    ],
    keyed: [],
    oneOf: [],
    example: "terraform:contoso/rooms/production",
    calls: (fields) => ["plan", "apply"].map((phase) => ({ ...fields, phase })),
  },
  {
    id: "pulumi",
    label: "Pulumi Deployments",
    call: "pulumiCloud",
    path: [
      field("organization", "Organization", "contoso"),
      field("project", "Project", "rooms"),
      field("stack", "Stack", "production"),
    ],
    keyed: [],
    oneOf: [],
    example: "pulumi:contoso/rooms/production",
    calls: ({ organization = "", project = "", stack = "" }) =>
      ["preview", "update"].map((operation) => ({ organization, deployment: { project, stack, operation } })),
  },
];

/** The identity that a short form such as `github:contoso/room-board:environment=production` stands for. */
export function parseFederated(text: string): FederatedIdentity | Refusal {
  const [id = "", ...rest] = text.split(":");
  const form = federatedForms.find((one) => one.id === id.toLowerCase());
  if (form === undefined) {
    const ids = federatedForms.map((one) => one.id).join(", ");
    return {
      problem: `--federated ${text}: "${id}" is no platform.`,
      fix: `use one of ${ids}, as in ${federatedForms[0]?.example}`,
    };
  }
  // An issuer has a colon of its own: a part begins where a key does.
  const [path = "", ...pairs] = rest.join(":").split(/:(?=\w+(?:=|$|:))/);
  const fields = { ...readPath(form, path), ...readPairs(pairs) };
  const problem = misfitOf(form, fields);
  return problem === undefined
    ? { form, fields }
    : { problem: `--federated ${text}: ${problem}.`, fix: `write it as in ${form.example}` };
}

function readPath({ path }: FederatedForm, text: string): Record<string, string> {
  const parts = path.length === 1 ? [text] : text.split("/");
  const named = parts.map((part, index): [string, string] => [path[index]?.name ?? `part ${index + 1}`, part]);
  return Object.fromEntries(named.filter(([, value]) => value !== ""));
}

function readPairs(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair): [string, string] => {
      const [, key = pair, value = ""] = /^(\w+)=(.*)$/s.exec(pair) ?? [];
      // Those of GitHub that a pull request starts need no value.
      return /^pull_?request$/i.test(key) ? ["pullRequest", "true"] : [key, value];
    }),
  );
}

function misfitOf(form: FederatedForm, fields: Readonly<Record<string, string>>): string | undefined {
  const known = [...form.path, ...form.keyed, ...form.oneOf].map(({ name }) => name);
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) return `${form.label} knows no ${unknown}`;
  const missing = [...form.path, ...form.keyed].find(({ name }) => (fields[name] ?? "") === "");
  if (missing !== undefined) return `${missing.name} is missing`;
  if (form.oneOf.length === 0) return undefined;
  const given = form.oneOf.filter(({ name }) => (fields[name] ?? "") !== "");
  return given.length === 1 ? undefined : `give one of ${form.oneOf.map(({ name }) => name).join(", ")}`;
}

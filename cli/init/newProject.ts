/** The files of a project that is begun in an empty folder, all but its program and its stack. Pure. */
import { libraryName } from "./programModule";

/** Exact versions by the names of packages. */
export type Pins = Readonly<Record<string, string>>;

/** What the program needs to run, and what checks its types. */
export const runtimePackages = [libraryName, "@pulumi/azuread", "@pulumi/pulumi"] as const;
export const developmentPackages = ["@types/node", "typescript"] as const;

/** What must not get into a repository: state and certificates of the practice tenant, keys, what the tools make. */
const ignored = [
  "node_modules/",
  ".practice/",
  ".appreg/",
  ".env",
  ".env.*",
  "!.env.example",
  "*.key",
  "*.pem",
  "*.pfx",
];

/** By file name. */
export function newProjectFiles(name: string, pins: Pins): Readonly<Record<string, string>> {
  return {
    "Pulumi.yaml": [
      `name: ${name}`,
      "description: App registrations of Microsoft Entra ID",
      "runtime:",
      "  name: nodejs",
      "  options:",
      "    typescript: true",
      "",
    ].join("\n"),
    "package.json": renderJson({
      name: name.toLowerCase().replace(/^[._]+/, "") || "apps",
      private: true,
      main: "index.ts",
      scripts: { check: "tsc --noEmit", preview: "appreg rehearse preview", up: "appreg rehearse up" },
      dependencies: pick(pins, runtimePackages),
      devDependencies: pick(pins, developmentPackages),
    }),
    "tsconfig.json": renderJson({
      compilerOptions: {
        target: "ES2022",
        module: "commonjs",
        moduleResolution: "node",
        types: ["node"],
        strict: true,
        noImplicitReturns: true,
        noFallthroughCasesInSwitch: true,
        forceConsistentCasingInFileNames: true,
        esModuleInterop: true,
        skipLibCheck: true,
        noEmit: true,
      },
      files: ["index.ts"],
    }),
  };
}

/** The file's text with the lines that it lacks. */
export function extendGitignore(existing = ""): string {
  const present = new Set(existing.split(/\r?\n/).map((line) => line.trim().replace(/^\/|\/$/g, "")));
  const missing = ignored.filter((line) => !present.has(line.replace(/\/$/, "")));
  if (missing.length === 0) return existing;
  const above = existing === "" || existing.endsWith("\n") ? existing : `${existing}\n`;
  return `${above}${missing.join("\n")}\n`;
}

/** A name that Pulumi takes for a project, from that of a folder. */
export function projectName(folderName: string): string {
  return (
    folderName
      .replaceAll(/[^A-Za-z0-9_.-]+/g, "-")
      .replaceAll(/^[-.]+|[-.]+$/g, "")
      .slice(0, 100) || "apps"
  );
}

function pick(pins: Pins, names: readonly string[]): Pins {
  return Object.fromEntries(names.map((name) => [name, pins[name] ?? "*"]));
}

function renderJson(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

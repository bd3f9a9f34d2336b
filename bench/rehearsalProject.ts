/** Makes a Pulumi project with so many apps in it, in a folder of its own, as a user's would be. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** With our component, or with nothing but the azuread provider. */
export type ProgramKind = "component" | "plain";

const root = join(__dirname, "..");

const componentProgram = (apps: number) => `import { AppRegistration } from "entra-app-registration";

for (let number = 1; number <= ${apps}; number += 1) {
  new AppRegistration(\`app-\${number}\`, {
    displayName: \`App \${number}\`,
    publicClient: { redirectUris: ["http://localhost"] },
    permissions: { microsoftGraph: { delegated: ["User.Read", "Calendars.Read"] } },
    consent: "wholeTenant",
  });
}
`;

/** Microsoft Graph and its "User.Read", as a program without our component has to name them. */
const plainProgram = (apps: number) => `import * as azuread from "@pulumi/azuread";

for (let number = 1; number <= ${apps}; number += 1) {
  const application = new azuread.Application(\`app-\${number}\`, {
    displayName: \`App \${number}\`,
    publicClient: { redirectUris: ["http://localhost"] },
    requiredResourceAccesses: [
      {
        resourceAppId: "00000003-0000-0000-c000-000000000000",
        resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
      },
    ],
  });
  new azuread.ServicePrincipal(\`app-\${number}\`, { clientId: application.clientId });
}
`;

const programs: Readonly<Record<ProgramKind, (apps: number) => string>> = {
  component: componentProgram,
  plain: plainProgram,
};

/** @returns the folder, and what removes it */
export function makeProject(kind: ProgramKind, apps: number): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "bench-project-"));
  const files: Readonly<Record<string, string>> = {
    "Pulumi.yaml": "name: bench\nruntime: nodejs\nmain: index.ts\n",
    // Port 0: whichever is free.
    "Pulumi.dev.yaml": "config:\n  azuread:metadataHost: 127.0.0.1:0\n",
    "package.json": `${JSON.stringify({ name: "bench", private: true })}\n`,
    // As README.md tells it: types are the editor's business, not that of every run.
    "tsconfig.json": `${JSON.stringify({ compilerOptions: { target: "ES2022", module: "commonjs", moduleResolution: "node", noCheck: true }, files: ["index.ts"] })}\n`,
    "index.ts": programs[kind](apps),
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  linkPackages(folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** An empty tenant and an empty stack; only what Node has compiled stays. */
export function beginAnew(projectFolder: string): void {
  const practice = join(projectFolder, ".practice");
  for (const entry of readdirSync(practice)) {
    if (entry !== "compiled") rmSync(join(practice, entry), { recursive: true });
  }
}

function linkPackages(folder: string): void {
  const packages = join(folder, "node_modules");
  mkdirSync(packages);
  symlinkSync(join(root, "node_modules", "@pulumi"), join(packages, "@pulumi"), "junction");
  symlinkSync(root, join(packages, "entra-app-registration"), "junction");
}

/** An empty Pulumi project elsewhere, as `pulumi new typescript` makes one, with this package installed from its tarball. */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { unpackInto } from "./packedPackage";
import { installTree, readManifest, runtimeTree } from "./runtimeTree";

const root = join(__dirname, "..", "..");

/** What the project itself asks for besides this package and Pulumi, as the template does. */
const ownPackages = ["typescript", "@types/node"];

const program = `import { AppRegistration } from "entra-app-registration";

const timeSheet = new AppRegistration("time-sheet", {
  displayName: "Time Sheet",
  publicClient: { redirectUris: ["http://localhost"], allowPublicClientFlows: true },
  permissions: { microsoftGraph: { delegated: ["openid", "profile", "User.Read", "Calendars.Read"] } },
});

export const timeSheetAccess = timeSheet.access;
`;

/** The same with a permission that does not exist. */
const wrongProgram = program.replace("Calendars.Read", "Calendars.Raed");

/** As the template has it. */
const templateOptions = {
  strict: true,
  outDir: "bin",
  target: "es2020",
  module: "commonjs",
  moduleResolution: "node",
  sourceMap: true,
  experimentalDecorators: true,
  pretty: true,
  noFallthroughCasesInSwitch: true,
  noImplicitReturns: true,
  forceConsistentCasingInFileNames: true,
};

export interface ConsumerProject {
  /** Folders of the packages that this one needs to run, below the project. */
  readonly tree: readonly string[];
  /** Names of the packages that this one's code asks for. */
  importedPackages(): string[];
  /** Runs one of the project's commands (`node_modules/.bin`), as `npx` does. */
  run(command: string, ...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** @param port where the stack expects the practice tenant */
export function createConsumer(folder: string, tarball: string, port: number): ConsumerProject {
  const { dependencies = {}, peerDependencies = {} } = readManifest(root);
  const tree = runtimeTree(root, Object.keys({ ...dependencies, ...peerDependencies }));
  installTree(root, folder, [...tree, ...runtimeTree(root, ownPackages)]);
  unpackInto(tarball, join(folder, "node_modules", "entra-app-registration"));
  linkCommand(folder, "appreg", "entra-app-registration/bin/appreg.js");
  linkCommand(folder, "tsc", "typescript/bin/tsc");
  const write = (file: string, content: unknown): void =>
    writeFileSync(join(folder, file), typeof content === "string" ? content : `${JSON.stringify(content, null, 2)}\n`);
  write("package.json", { name: "time-sheet", main: "index.ts" });
  write("tsconfig.json", { compilerOptions: templateOptions, files: ["index.ts"] });
  write("Pulumi.yaml", "name: time-sheet\nruntime: nodejs\n");
  write("Pulumi.dev.yaml", `config:\n  azuread:metadataHost: 127.0.0.1:${port}\n`);
  write("index.ts", program);
  write("module.mts", program);
  write("wrong.ts", wrongProgram);
  return {
    tree,
    importedPackages: () => importsBelow(join(folder, "node_modules", "entra-app-registration", "dist")),
    run: (command, ...args) => runCommand(folder, command, args),
  };
}

/** Node's own modules and files of the package apart. */
function importsBelow(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.c?js$/.test(file));
  const specifiers = files.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/\b(?:require|import)\("([^".][^"]*)"\)/g)].map(
      ([, specifier = ""]) => specifier,
    ),
  );
  const names = specifiers.flatMap((specifier) => /^(@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[0] ?? []);
  return [...new Set(names)].filter((name) => !isBuiltin(name)).sort();
}

function linkCommand(folder: string, name: string, script: string): void {
  const bin = join(folder, "node_modules", ".bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(join("..", script), join(bin, name));
}

async function runCommand(folder: string, command: string, args: readonly string[]) {
  const child = spawn(process.execPath, [join(folder, "node_modules", ".bin", command), ...args], {
    cwd: folder,
    // Nothing of this checkout's: neither its Node on PATH nor a variable that would find its packages.
    env: { PATH: "/usr/bin:/bin", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}

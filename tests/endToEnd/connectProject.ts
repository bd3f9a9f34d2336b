/** A project with an app of every kind on a practice tenant that runs, and what people type to connect programs to it. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommandLine } from "../../cli/main";
import { accessTo, type TenantAccess } from "../../cli/practice/runningTenant";
import { describeStack, findProject } from "../../cli/project/findProject";
import { readSecretOutput } from "../../cli/token/readStackOutputs";
import { startPracticeTenant } from "../../practice-tenant";
import { recordDeps } from "../cli/recordedDeps";
import { createSampleProject, findFreePort } from "./sampleProject";

const root = join(__dirname, "..", "..");

export interface ConnectProject {
  readonly folder: string;
  readonly tenant: TenantAccess;
  /** Where the web server of each library listens. */
  readonly ports: { readonly page: number; readonly ownPage: number; readonly web: number };
  /** Runs a command inside this process. */
  run(...args: string[]): Promise<{ stdout: string; stderr: string; exitCode: number | undefined }>;
  /** The value of an output that the program marked as secret. */
  secret(output: string): Promise<string>;
  close(): Promise<void>;
}

/** Brings the apps up, in a git repository that ignores `.env`. */
export async function startConnectProject(): Promise<ConnectProject> {
  const project = await createSampleProject();
  const ports = { page: await findFreePort(), ownPage: await findFreePort(), web: await findFreePort() };
  project.editProgram(() => program(ports));
  execFileSync("git", ["init", "--quiet"], { cwd: project.folder });
  writeFileSync(join(project.folder, ".gitignore"), "node_modules\n.practice/\n.venv\n.env\n");
  const run: ConnectProject["run"] = async (...args) => {
    const { deps, result } = recordDeps({ cwd: project.folder });
    await runCommandLine(args, deps);
    return result;
  };
  const up = await run("rehearse", "up", "--yes");
  if (up.exitCode !== 0) throw new Error(`the apps were not brought up: ${up.stdout}${up.stderr}`);
  const folder = join(project.folder, ".practice");
  const tenant = await startPracticeTenant({ folder, port: Number(new URL(project.origin).port) });
  const found = findProject(project.folder);
  return {
    ...{ folder: project.folder, tenant: accessTo(tenant), ports, run },
    secret: async (name) =>
      String(await readSecretOutput(found, describeStack(found), { name, engine: "rehearsal", env: {} })),
    close: async () => {
      await tenant.close();
      project.remove();
    },
  };
}

const program = ({ page, ownPage, web }: ConnectProject["ports"]): string => `
import { AppRegistration } from ${JSON.stringify(join(root, "components"))};

const credentials = { secrets: [{ name: "only", until: "2099-01-01" }] };

const calendarSync = new AppRegistration("calendar-sync", {
  displayName: "Calendar Sync",
  publicClient: { redirectUris: ["http://localhost"], allowPublicClientFlows: true },
  permissions: { microsoftGraph: { delegated: ["openid", "profile", "offline_access", "Calendars.Read"] } },
});
const meter = new AppRegistration("meter", {
  displayName: "Meter",
  publicClient: { redirectUris: ["https://login.microsoftonline.com/common/oauth2/nativeclient"], allowPublicClientFlows: true },
  permissions: { microsoftGraph: { delegated: ["User.Read"] } },
});
const roomBoard = new AppRegistration("room-board", {
  displayName: "Room Board",
  singlePage: { redirectUris: ["http://localhost:${page}/redirect.html"] },
  permissions: { microsoftGraph: { delegated: ["User.Read"] } },
});
const floorPlan = new AppRegistration("floor-plan", {
  displayName: "Floor Plan",
  singlePage: { redirectUris: ["http://localhost:${ownPage}/"] },
  permissions: { microsoftGraph: { delegated: ["Contacts.Read"] } },
});
const portal = new AppRegistration("portal", {
  displayName: "Portal",
  web: { redirectUris: ["http://localhost:${web}/signed-in"] },
  permissions: { microsoftGraph: { delegated: ["User.Read", "Calendars.Read"] } },
  credentials,
});
const mailDigest = new AppRegistration("mail-digest", {
  displayName: "Mail Digest",
  permissions: { microsoftGraph: { application: ["Mail.Send", "Calendars.Read"] } },
  consent: "wholeTenant",
  credentials,
});
const mailer = new AppRegistration("mailer", {
  displayName: "Mailer",
  permissions: { microsoftGraph: { application: ["Mail.Send"] } },
  consent: "wholeTenant",
  credentials,
});

export const apps = calendarSync.access;
export const meterAccess = meter.access;
export const roomBoardAccess = roomBoard.access;
export const floorPlanAccess = floorPlan.access;
export const portalAccess = portal.access;
export const mailDigestAccess = mailDigest.access;
export const mailerAccess = mailer.access;
export const portalSecret = portal.secrets.only;
export const mailDigestSecret = mailDigest.secrets.only;
export const mailerSecret = mailer.secrets.only;
`;

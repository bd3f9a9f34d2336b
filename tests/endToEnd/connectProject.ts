/** A project with an app of every kind on a practice tenant that runs, and what people type to connect programs to it. */
import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommandLine } from "../../cli/main";
import { accessTo, removeRunningNote, type TenantAccess, writeRunningNote } from "../../cli/practice/runningTenant";
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
  /** The PEM file of the certificate and the key of those apps that have one. */
  readonly certificateFile: string;
  /** The value of an output that the program marked as secret. */
  secret(output: string): Promise<string>;
  close(): Promise<void>;
}

/** Brings the apps up, in a git repository that ignores `.env`. */
export async function startConnectProject(): Promise<ConnectProject> {
  const project = await createSampleProject();
  const ports = { page: await findFreePort(), ownPage: await findFreePort(), web: await findFreePort() };
  execFileSync("git", ["init", "--quiet"], { cwd: project.folder });
  writeFileSync(join(project.folder, ".gitignore"), "node_modules\n.practice/\n.venv\n.env\n");
  const run: ConnectProject["run"] = async (...args) => {
    const { deps, result } = recordDeps({ cwd: project.folder });
    await runCommandLine(args, deps);
    return result;
  };
  const certificate = await run("certificate", "archive", "--days", "90");
  if (certificate.exitCode !== 0) throw new Error(`no certificate was made: ${certificate.stderr}`);
  const own = (folder: string, ending: string) =>
    join(folder, readdirSync(folder).find((name) => name.endsWith(ending)) ?? "");
  project.editProgram(() => program(ports, own(project.folder, ".crt")));
  const up = await run("rehearse", "up", "--yes");
  if (up.exitCode !== 0) throw new Error(`the apps were not brought up: ${up.stdout}${up.stderr}`);
  const folder = join(project.folder, ".practice");
  const tenant = await startPracticeTenant({ folder, port: Number(new URL(project.origin).port) });
  // As `appreg practice serve` does, for the commands that run meanwhile.
  writeRunningNote(folder, tenant);
  const found = findProject(project.folder);
  return {
    ...{ folder: project.folder, tenant: accessTo(tenant), ports, run },
    certificateFile: own(join(project.folder, ".appreg"), ".pem"),
    secret: async (name) =>
      String(await readSecretOutput(found, describeStack(found), { name, engine: "rehearsal", env: {} })),
    close: async () => {
      removeRunningNote(folder);
      await tenant.close();
      project.remove();
    },
  };
}

const program = ({ page, ownPage, web }: ConnectProject["ports"], certificate: string): string => `
import { readFileSync } from "node:fs";
import { AppRegistration, githubActions } from ${JSON.stringify(join(root, "components"))};

const credentials = { secrets: [{ name: "only", until: "2099-01-01" }] };
const federated = [githubActions({ repository: "contoso/apps", branch: "main" })];
const certificates = [{ name: "only", pem: readFileSync(${JSON.stringify(certificate)}, "utf8") }];

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
const nightSync = new AppRegistration("night-sync", {
  displayName: "Night Sync",
  permissions: { microsoftGraph: { application: ["Calendars.Read"] } },
  consent: "wholeTenant",
  credentials: { federated },
});
const archive = new AppRegistration("archive", {
  displayName: "Archive",
  permissions: { microsoftGraph: { application: ["Calendars.Read"] } },
  consent: "wholeTenant",
  credentials: { certificates },
});
const intranet = new AppRegistration("intranet", {
  displayName: "Intranet",
  web: { redirectUris: ["http://localhost:${web}/signed-in"] },
  permissions: { microsoftGraph: { delegated: ["User.Read", "Calendars.Read"] } },
  credentials: { federated, certificates, secrets: credentials.secrets },
});

export const apps = calendarSync.access;
export const meterAccess = meter.access;
export const roomBoardAccess = roomBoard.access;
export const floorPlanAccess = floorPlan.access;
export const portalAccess = portal.access;
export const mailDigestAccess = mailDigest.access;
export const mailerAccess = mailer.access;
export const nightSyncAccess = nightSync.access;
export const archiveAccess = archive.access;
export const intranetAccess = intranet.access;
export const intranetSecret = intranet.secrets.only;
export const portalSecret = portal.secrets.only;
export const mailDigestSecret = mailDigest.secrets.only;
export const mailerSecret = mailer.secrets.only;
`;

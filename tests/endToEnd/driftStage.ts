/** Three apps that were rehearsed on a practice tenant of their own, and the tenant's own hands to change them behind the program's back. */
import { join } from "node:path";
import { runCommandLine } from "../../cli/main";
import { accessTo, writeRunningNote } from "../../cli/practice/runningTenant";
import type { DirectoryWriter } from "../../directory";
import { type PracticeTenant, startPracticeTenant } from "../../practice-tenant";
import { type RecordedDeps, recordDeps } from "../cli/recordedDeps";
import { graphOf } from "./graphOf";
import { createSampleProject, type SampleProject } from "./sampleProject";

const components = JSON.stringify(join(__dirname, "..", "..", "components"));

/** A service with application permissions, a single page with consent as code, and an app that leaves consent to users. */
export const driftProgram = `import { AppRegistration } from ${components};

new AppRegistration("mailer", {
  displayName: "Mailer",
  owners: ["ada@practice.onmicrosoft.com"],
  permissions: { microsoftGraph: { application: ["Calendars.Read"] } },
  consent: "wholeTenant",
  credentials: {
    secrets: [{ name: "main", until: "2027-05-01" }],
    federated: [{ name: "build", issuer: "https://token.actions.githubusercontent.com", subject: "repo:contoso/mailer:ref:refs/heads/main" }],
  },
});
new AppRegistration("room-board", {
  displayName: "Room Board",
  singlePage: { redirectUris: ["https://rooms.contoso.example/"] },
  permissions: { microsoftGraph: { delegated: ["User.Read"] } },
  consent: "wholeTenant",
});
new AppRegistration("calendar-sync", {
  displayName: "Calendar Sync",
  publicClient: { redirectUris: ["http://localhost"], allowPublicClientFlows: true },
  permissions: { microsoftGraph: { delegated: ["User.Read", "Calendars.Read"] } },
});
`;

interface Begun extends Pick<RecordedDeps, "result" | "interrupt"> {
  readonly ended: Promise<void>;
}

export interface DriftStage {
  readonly project: SampleProject;
  readonly tenant: PracticeTenant;
  /** Graph, as whoever deploys. */
  readonly graph: DirectoryWriter;
  run(...args: readonly string[]): Promise<RecordedDeps["result"]>;
  /** Where other programs are found on this path. */
  runOn(path: string | undefined, ...args: readonly string[]): Promise<RecordedDeps["result"]>;
  /** A command that goes on until it is interrupted. */
  begin(...args: readonly string[]): Begun;
  close(): Promise<void>;
}

export async function openDriftStage(): Promise<DriftStage> {
  const project = await createSampleProject();
  project.editProgram(() => driftProgram);
  const folder = join(project.folder, ".practice");
  const tenant = await startPracticeTenant({ folder, port: Number(new URL(project.origin).port) });
  writeRunningNote(folder, tenant);
  const beginOn = (path: string | undefined, args: readonly string[]): Begun => {
    const { deps, result, interrupt } = recordDeps({ cwd: project.folder, env: { ...process.env, PATH: path } });
    return { result, interrupt, ended: runCommandLine(args, deps) };
  };
  const runOn: DriftStage["runOn"] = async (path, ...args) => {
    const { result, ended } = beginOn(path, args);
    await ended;
    return result;
  };
  const [begin, run]: [DriftStage["begin"], DriftStage["run"]] = [
    (...args) => beginOn(process.env.PATH, args),
    (...args) => runOn(process.env.PATH, ...args),
  ];
  const close = async (): Promise<void> => {
    await tenant.close();
    project.remove();
  };
  return { project, tenant, graph: graphOf(accessTo(tenant)), begin, run, runOn, close };
}

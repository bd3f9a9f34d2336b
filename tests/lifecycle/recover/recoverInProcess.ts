/** `appreg recover --yes` without its command line: what the program declares is read once for many recoveries. */
import type { CliDeps } from "../../../cli/cliDeps";
import { accessTo } from "../../../cli/practice/runningTenant";
import type { Project, Stack } from "../../../cli/project/findProject";
import { rehearsalEngine } from "../../../cli/recover/engines/rehearsalEngine";
import { recover } from "../../../cli/recover/recover";
import type { RecoverOptions } from "../../../cli/recover/recoverOptions";
import type { OfflineResult } from "../../../rehearsal";
import { readTokenClaims } from "../../../token";
import { recordDeps } from "../../cli/recordedDeps";
import type { ProgramOnTenant } from "./programOnTenant";

export interface Recovered {
  readonly exitCode: number;
  readonly output: string;
}

export async function recoverInProcess(
  { folder, stateFile, tenant, directory, deployerToken }: ProgramOnTenant,
  program: OfflineResult,
  options: RecoverOptions = {},
): Promise<Recovered> {
  const { deps, result } = recordDeps({ cwd: folder });
  const project: Project = { name: program.project, folder, practiceFolder: folder };
  const stack: Stack = { name: "dev", config: {}, rehearsalState: stateFile };
  const operator = readTokenClaims(await deployerToken());
  const place = { project, stack, deps: deps satisfies CliDeps };
  const exitCode = await recover({
    ...place,
    tenant: { directory, tenantId: tenant.tenantId, operator },
    engine: rehearsalEngine({ ...place, directory: accessTo(tenant) }),
    engineName: "rehearsal",
    program,
    options: { yes: true, ...options },
    progress: { show: () => undefined, clear: () => undefined },
  });
  return { exitCode, output: result.stdout };
}

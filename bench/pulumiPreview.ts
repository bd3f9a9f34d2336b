/** How long the real `pulumi preview` takes, where there is a Pulumi CLI: against a practice tenant, with a state in a folder. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type PracticeTenant, startPracticeTenant } from "../practice-tenant";

const run = promisify(execFile);

/** @returns seconds of the second of two previews, for the first may install the plugin; undefined where there is no CLI */
export async function measurePulumiPreview(projectFolder: string): Promise<number | undefined> {
  if (!(await hasPulumi())) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "bench-pulumi-"));
  const tenant = await startPracticeTenant({ port: 0 });
  try {
    const env = environmentFor(tenant, folder);
    const pulumi = (...args: readonly string[]) =>
      run("pulumi", [...args, "--non-interactive"], { cwd: projectFolder, env, maxBuffer: 1 << 28 });
    await pulumi("stack", "init", "dev");
    await pulumi("config", "set", "azuread:metadataHost", new URL(tenant.origin).host, "--stack", "dev");
    await pulumi("preview", "--stack", "dev");
    const started = performance.now();
    await pulumi("preview", "--stack", "dev");
    return (performance.now() - started) / 1000;
  } finally {
    await tenant.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function hasPulumi(): Promise<boolean> {
  return run("pulumi", ["version"]).then(
    () => true,
    () => false,
  );
}

function environmentFor({ caPem, tenantId, deployer }: PracticeTenant, folder: string): NodeJS.ProcessEnv {
  const authority = join(folder, "ca.pem");
  writeFileSync(authority, caPem);
  return {
    ...process.env,
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: "practice",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    SSL_CERT_FILE: authority,
    ARM_TENANT_ID: tenantId,
    ARM_CLIENT_ID: deployer.clientId,
    ARM_CLIENT_SECRET: deployer.clientSecret,
  };
}

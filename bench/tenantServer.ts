/** A practice tenant in a process of its own, on disk as `appreg practice serve` keeps it. Argument: its folder. */
import { startPracticeTenant } from "../practice-tenant";
import type { TenantContext } from "../practice-tenant/context";
import { openStoreFile, storeFileIn } from "../practice-tenant/storeFile";
import { openSigningKey } from "../practice-tenant/tokens/openSigningKey";
import { signToken } from "../practice-tenant/tokens/signToken";
import { answerCpuTime } from "./answerCpuTime";

/** What the bench needs to know of the server. */
export interface TenantNote {
  readonly origin: string;
  readonly caPem: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A token of the first user, as a sign-in would give it. */
  readonly userToken: string;
}

async function serve(folder: string): Promise<void> {
  const tenant = await startPracticeTenant({ folder, port: 0 });
  const { origin, caPem, tenantId, deployer } = tenant;
  await tenant.close();
  // The key is in the store, which one process at a time can open.
  const store = openStoreFile(storeFileIn(folder));
  const keys = await openSigningKey(store);
  store.close();
  const port = Number(new URL(origin).port);
  const running = await startPracticeTenant({ folder, port });
  const userToken = await userTokenFor({ keys, origin, tenantId }, running.users[0]?.objectId ?? "");
  const note: TenantNote = { origin, caPem, tenantId, ...deployer, userToken };
  process.send?.(note);
  answerCpuTime();
  process.once("disconnect", () => void running.close().then(() => process.exit(0)));
}

function userTokenFor(
  { keys, origin, tenantId }: Pick<TenantContext, "keys" | "origin" | "tenantId">,
  oid: string,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return signToken(keys, {
    aud: "https://graph.microsoft.com",
    iss: `${origin}/${tenantId}/`,
    ...{ iat: now, nbf: now, exp: now + 3600 },
    ...{ oid, sub: oid, tid: tenantId, uti: "bench", ver: "1.0" },
    ...{ appid: "00000000-0000-4000-8000-000000000001", appidacr: "0", scp: "User.Read" },
  });
}

void serve(process.argv[2] ?? "");

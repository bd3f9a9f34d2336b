/** Starts a practice tenant: opens its store, makes its certificates, fills it at the first start, and listens on loopback. */
import { accessSync, chmodSync, constants, mkdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import {
  issueTenantCertificates,
  keepTenantCertificates,
  type TenantCertificates,
} from "./certificates/certificateFiles";
import type { TenantApp, TenantContext } from "./context";
import { createTenantApp } from "./createTenantApp";
import { FolderUnwritableError, NotLoopbackError, PortInUseError } from "./errors";
import { FaultPlan } from "./faults/faultPlan";
import { describePracticeTenant, type PracticeTenant } from "./practiceTenant";
import { type Random, systemRandom } from "./random";
import { openRequestLog, type RequestLog, type RequestLogEntry } from "./requestLog";
import { type DirectorySeed, importDirectory } from "./seed/directorySeed";
import { isSeeded, seedTenant } from "./seed/seedTenant";
import { initialDomain, practiceTenantId } from "./seed/tenantFacts";
import { keepSettings, type TenantSettings } from "./settings";
import { createStore, type Store } from "./store";
import { openStoreFile, storeFileIn } from "./storeFile";
import { openSigningKey } from "./tokens/openSigningKey";

export interface PracticeTenantOptions {
  /** Where certificates, store and log are kept. Without it everything is in memory and gone at the end. */
  readonly folder?: string;
  /** 0 for any free port. Default 28443. */
  readonly port?: number;
  /** A loopback address. Default 127.0.0.1. */
  readonly host?: string;
  /** "off": the directory's refusals and permissions are not enforced, to replay what a permissive directory took. Default "on". */
  readonly rules?: "on" | "off";
  /** What the directory holds instead of what it held. */
  readonly seed?: DirectorySeed;
  /** Changes of settings; they stay. */
  readonly settings?: Partial<TenantSettings>;
  /** For recordings made in another tenant. Default: the practice tenant's own. */
  readonly tenantId?: string;
  /** The directory's time. Certificates go by the machine's. */
  readonly clock?: () => Date;
  readonly random?: Random;
  /** Told of every answered request, besides the log in the folder. */
  readonly log?: (entry: RequestLogEntry) => void;
}

const defaultPort = 28443;

/**
 * @throws FolderUnwritableError, StoreLockedError, StoreDamagedError, CertificateAuthorityExpiredError, PortInUseError, NotLoopbackError;
 * nothing is left open then.
 */
export async function startPracticeTenant(options: PracticeTenantOptions = {}): Promise<PracticeTenant> {
  assertLoopback(options.host ?? "127.0.0.1");
  const store = openStore(options.folder);
  try {
    return await startOn(store, options);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function startOn(store: Store, options: PracticeTenantOptions): Promise<PracticeTenant> {
  const clock = options.clock ?? (() => new Date());
  // Clients judge certificates by the machine's time, whatever time the directory is told.
  const certificates = await certificatesFor(options.folder, new Date());
  const { context, listensOn } = await createContext(store, clock, options);
  const faults = new FaultPlan();
  const log = logFor(options);
  const app = createTenantApp(context, { certificates, faults, log: log.add });
  app.addHook("onClose", async () => {
    store.close();
    log.close();
  });
  listensOn(await listen(app, options));
  return describePracticeTenant({ app, context, certificates, faults });
}

async function createContext(store: Store, clock: () => Date, options: PracticeTenantOptions) {
  const random = options.random ?? systemRandom;
  if (!isSeeded(store)) seedTenant(store, { clock, random });
  if (options.seed !== undefined) importDirectory(store, options.seed, random);
  let origin = "";
  const context: TenantContext = {
    store,
    clock,
    random,
    keys: await openSigningKey(store),
    get origin() {
      return origin;
    },
    tenantId: options.tenantId ?? practiceTenantId,
    domain: initialDomain,
    settings: keepSettings(store, options.settings),
    rules: options.rules ?? "on",
  };
  const listensOn = (address: string) => {
    origin = address;
  };
  return { context, listensOn };
}

/** The origin on which the server answers. */
async function listen(
  app: TenantApp,
  { port = defaultPort, host = "127.0.0.1" }: PracticeTenantOptions,
): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") throw new PortInUseError(port);
    throw error;
  }
  // A TCP server that listens has an address with a port.
  const { port: actual } = app.server.address() as AddressInfo;
  return `https://${host === "::1" ? "[::1]" : host}:${actual}`;
}

function openStore(folder: string | undefined): Store {
  if (folder === undefined) return createStore();
  makePrivate(folder);
  return openStoreFile(storeFileIn(folder));
}

function makePrivate(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // The folder may have been there before, open to others.
    chmodSync(folder, 0o700);
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new FolderUnwritableError(folder, { cause });
  }
}

function certificatesFor(folder: string | undefined, now: Date): Promise<TenantCertificates> {
  return folder === undefined ? issueTenantCertificates(now) : keepTenantCertificates(folder, now);
}

function logFor({ folder, log }: PracticeTenantOptions): RequestLog {
  const kept = folder === undefined ? undefined : openRequestLog(folder);
  return {
    add(entry) {
      kept?.add(entry);
      log?.(entry);
    },
    close: () => kept?.close(),
  };
}

function assertLoopback(host: string): void {
  if (!["127.0.0.1", "::1", "localhost"].includes(host)) throw new NotLoopbackError(host);
}

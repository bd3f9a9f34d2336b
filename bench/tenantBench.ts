/**
 * Requests a second of the practice tenant, beside a bare Node HTTPS server that answers the same bytes with the same
 * headers: the same client, in turn, each server in a process of its own.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BareOrder } from "./bareServer";
import type { BenchReport, BenchSettings } from "./bench";
import { type Load, requestsPerSecond, sendOnce } from "./loadClient";
import { renderTable } from "./renderTable";
import { type Spread, spreadOf } from "./statistics";
import type { TenantNote } from "./tenantServer";

/** What each read is to reach of the bare server's rate. */
const target = 0.6;
const connections = 8;
/** So many applications are in the directory before anything is measured. */
const applicationsBefore = 100;

interface Subject extends Omit<Load, "port" | "caPem"> {
  readonly name: string;
  /** In each round, for each server. */
  readonly requests: number;
  readonly isRead: boolean;
}

export interface TenantFigure {
  readonly request: string;
  readonly rounds: number;
  /** Requests a second. */
  readonly tenant: Spread;
  readonly bare: Spread;
  /** Median over the rounds of the tenant's rate as a part of the bare server's beside it. */
  readonly ratio: number;
  readonly target: number | undefined;
}

export async function tenantBench({ smallest, progress }: BenchSettings): Promise<BenchReport> {
  const folder = mkdtempSync(join(tmpdir(), "bench-tenant-"));
  const servers: ChildProcess[] = [];
  try {
    progress("tenant: starting");
    const tenant = startServer("tenantServer.ts", [folder], servers);
    // The first message is the note; see `tenantServer.ts`.
    const note = (await firstMessage(tenant)) as TenantNote;
    const subjects = await prepareSubjects(note, smallest);
    const bare = startServer("bareServer.ts", [], servers);
    const ports = {
      tenant: Number(new URL(note.origin).port),
      bare: await answerAlike(bare, folder, { note, subjects }),
    };
    const figures: TenantFigure[] = [];
    for (const subject of subjects) {
      progress(`tenant: ${subject.name}`);
      figures.push(await measure(subject, { ports, caPem: note.caPem, rounds: smallest ? 1 : 9 }));
    }
    return { name: "tenant", figures, text: renderTenant(figures) };
  } finally {
    await Promise.all(servers.map(stopServer));
    rmSync(folder, { recursive: true, force: true });
  }
}

function startServer(file: string, args: readonly string[], servers: ChildProcess[]): ChildProcess {
  const loader = join(__dirname, "..", "scripts", "loadTypeScript.cjs");
  const server = fork(join(__dirname, file), args, { execArgv: ["--no-warnings", "--require", loader] });
  servers.push(server);
  return server;
}

/** @throws {Error} when the server ends without one */
async function firstMessage(server: ChildProcess): Promise<unknown> {
  const aborter = new AbortController();
  const ended = once(server, "exit", { signal: aborter.signal }).then(([code]) => {
    throw new Error(`a server ended with code ${code} before it listened`);
  });
  try {
    const [message] = await Promise.race([once(server, "message"), ended]);
    return message;
  } finally {
    aborter.abort();
    ended.catch(() => undefined);
  }
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, "exit");
  server.disconnect();
  await ended;
}

async function prepareSubjects(note: TenantNote, smallest: boolean): Promise<readonly Subject[]> {
  const port = Number(new URL(note.origin).port);
  const form = {
    client_id: note.clientId,
    client_secret: note.clientSecret,
    grant_type: "client_credentials",
    scope: `${note.origin}/.default`,
  };
  const tokenRequest = {
    method: "POST",
    path: `/${note.tenantId}/oauth2/v2.0/token`,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  };
  const issued = await sendOnce({ ...tokenRequest, port, caPem: note.caPem });
  const deployer = { authorization: `Bearer ${JSON.parse(issued.body).access_token}` };
  const creation = {
    method: "POST",
    path: "/v1.0/applications",
    headers: { ...deployer, "content-type": "application/json" },
    body: JSON.stringify({ displayName: "Bench", web: { redirectUris: ["https://bench.example/signed-in"] } }),
  };
  const created = [];
  for (let number = 0; number < (smallest ? 2 : applicationsBefore); number += 1) {
    created.push(await sendOnce({ ...creation, port, caPem: note.caPem }));
  }
  const { id, appId } = JSON.parse(created.at(-1)?.body ?? "{}");
  const [reads, writes] = smallest ? [20, 5] : [3_000, 400];
  const get = { method: "GET", headers: deployer, requests: reads, isRead: true };
  const filter = encodeURIComponent(`appId eq '${appId}'`);
  const user = { authorization: `Bearer ${note.userToken}` };
  return [
    { name: "GET /me", ...get, path: "/v1.0/me", headers: user },
    { name: "GET /applications/{id}", ...get, path: `/v1.0/applications/${id}` },
    { name: "GET /applications?$filter=", ...get, path: `/v1.0/applications?$filter=${filter}` },
    { name: "POST token (client secret)", ...tokenRequest, requests: writes, isRead: false },
    { name: "POST /applications", ...creation, requests: writes, isRead: false },
  ];
}

/** Tells the bare server what the tenant answers. @returns its port */
async function answerAlike(
  bare: ChildProcess,
  folder: string,
  { note, subjects }: { note: TenantNote; subjects: readonly Subject[] },
): Promise<number> {
  const port = Number(new URL(note.origin).port);
  const answers = [];
  for (const subject of subjects) {
    const { status, headers, body } = await sendOnce({ ...subject, port, caPem: note.caPem });
    answers.push({ request: `${subject.method} ${subject.path}`, status, headers, body });
  }
  const order: BareOrder = {
    certificate: readFileSync(join(folder, "server.pem"), "utf8"),
    privateKey: readFileSync(join(folder, "server.key"), "utf8"),
    answers,
  };
  const listening = firstMessage(bare);
  bare.send(order);
  return Number(await listening);
}

interface Measuring {
  readonly ports: { readonly tenant: number; readonly bare: number };
  readonly caPem: string;
  readonly rounds: number;
}

async function measure(subject: Subject, { ports, caPem, rounds }: Measuring): Promise<TenantFigure> {
  const size = { connections, requests: subject.requests };
  const tenant = { ...subject, caPem, port: ports.tenant };
  const bare = { ...subject, caPem, port: ports.bare };
  // What a server compiles under way is no part of its rate.
  for (const load of [tenant, bare]) await requestsPerSecond(load, size);
  const pairs: { tenant: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({ tenant: await requestsPerSecond(tenant, size), bare: await requestsPerSecond(bare, size) });
  }
  return {
    request: subject.name,
    rounds,
    tenant: spreadOf(pairs.map((pair) => pair.tenant)),
    bare: spreadOf(pairs.map((pair) => pair.bare)),
    ratio: spreadOf(pairs.map((pair) => pair.tenant / pair.bare)).median,
    target: subject.isRead ? target : undefined,
  };
}

function renderTenant(figures: readonly TenantFigure[]): string {
  const rows = figures.map(({ request, tenant, bare, ratio, target: wanted }) => [
    request,
    renderSpread(tenant),
    renderSpread(bare),
    `${(ratio * 100).toFixed(0)} %`,
    wanted === undefined ? "" : `${ratio >= wanted ? ">=" : "missed"} ${wanted * 100} %`,
  ]);
  return [
    `Practice tenant beside a bare Node HTTPS server, requests a second`,
    `(min/median/max; ${connections} connections that stay open)`,
    renderTable(["request", "tenant", "bare server", "ratio", "target"], rows),
  ].join("\n");
}

function renderSpread({ min, median, max }: Spread): string {
  return [min, median, max].map((value) => value.toFixed(0)).join("/");
}

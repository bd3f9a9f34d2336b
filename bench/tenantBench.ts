/**
 * Requests a second of the practice tenant, beside a bare Node HTTPS server that answers the same bytes with the same
 * headers: the same client, in turn, each server in a process of its own. Beside the rate, which depends on all that the
 * machine does, what a request takes of the server's processor time.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BareOrder } from "./bareServer";
import type { BenchReport, BenchSettings } from "./bench";
import { type Load, type LoadResult, measureLoad, sendOnce } from "./loadClient";
import { renderTable } from "./renderTable";
import { ServerProcess } from "./serverProcess";
import { type Spread, spreadOf } from "./statistics";
import type { TenantNote } from "./tenantServer";

/** What each read is to reach of the bare server's rate. */
const target = 0.6;
const connections = 8;
/** So many rounds go before those that count: what a server compiles under way is no part of its rate. */
const warmUps = 3;
/** So many applications are in the directory before anything is measured. */
const applicationsBefore = 100;

interface Subject extends Omit<Load, "port" | "caPem"> {
  readonly name: string;
  /** In each round, for each server. */
  readonly requests: number;
  readonly isRead: boolean;
  /** Whether the bare server makes a signature for each answer, too. */
  readonly bareSigns?: boolean;
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
  /** Microseconds of processor time a request. */
  readonly tenantCpu: Spread;
  readonly bareCpu: Spread;
}

export async function tenantBench({ smallest, progress }: BenchSettings): Promise<BenchReport> {
  const folder = mkdtempSync(join(tmpdir(), "bench-tenant-"));
  progress("tenant: starting");
  const servers = { tenant: new ServerProcess("tenantServer.ts", [folder]), bare: new ServerProcess("bareServer.ts") };
  try {
    // The first message is the note; see `tenantServer.ts`.
    const note = (await servers.tenant.nextMessage()) as TenantNote;
    const subjects = await prepareSubjects(note, smallest);
    const ports = {
      tenant: Number(new URL(note.origin).port),
      bare: await answerAlike(servers.bare, folder, { note, subjects }),
    };
    const figures: TenantFigure[] = [];
    for (const subject of subjects) {
      progress(`tenant: ${subject.name}`);
      figures.push(await measure(subject, { servers, ports, caPem: note.caPem, rounds: smallest ? 1 : 9 }));
    }
    return { name: "tenant", figures, text: renderTenant(figures) };
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
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
    {
      name: "POST token, both sign",
      ...tokenRequest,
      // Only the bare server tells its answers apart by the query.
      path: `${tokenRequest.path}?signed`,
      ...{ requests: writes, isRead: false, bareSigns: true },
    },
    { name: "POST /applications", ...creation, requests: writes, isRead: false },
  ];
}

/** Tells the bare server what the tenant answers. @returns its port */
async function answerAlike(
  bare: ServerProcess,
  folder: string,
  { note, subjects }: { note: TenantNote; subjects: readonly Subject[] },
): Promise<number> {
  const port = Number(new URL(note.origin).port);
  const answers = [];
  for (const subject of subjects) {
    const { status, headers, body } = await sendOnce({ ...subject, port, caPem: note.caPem });
    const request = `${subject.method} ${subject.path}`;
    answers.push({ request, status, headers, body, signs: subject.bareSigns ?? false });
  }
  const order: BareOrder = {
    certificate: readFileSync(join(folder, "server.pem"), "utf8"),
    privateKey: readFileSync(join(folder, "server.key"), "utf8"),
    answers,
  };
  const listening = bare.nextMessage();
  bare.send(order);
  return Number(await listening);
}

interface Measuring {
  readonly servers: Readonly<Record<Side, ServerProcess>>;
  readonly ports: Readonly<Record<Side, number>>;
  readonly caPem: string;
  readonly rounds: number;
}

type Side = "tenant" | "bare";

async function measure(subject: Subject, { servers, ports, caPem, rounds }: Measuring): Promise<TenantFigure> {
  const size = { connections, requests: subject.requests };
  const loads = { tenant: { ...subject, caPem, port: ports.tenant }, bare: { ...subject, caPem, port: ports.bare } };
  const run = (side: Side) => measureLoad(loads[side], size, () => servers[side].cpuTime());
  const pairs: Record<Side, LoadResult>[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const pair = { tenant: await run("tenant"), bare: await run("bare") };
    if (round >= 0) pairs.push(pair);
  }
  const spread = (side: Side, property: keyof LoadResult) => spreadOf(pairs.map((pair) => pair[side][property]));
  return {
    request: subject.name,
    rounds,
    tenant: spread("tenant", "rate"),
    bare: spread("bare", "rate"),
    ratio: spreadOf(pairs.map(({ tenant, bare }) => tenant.rate / bare.rate)).median,
    target: subject.isRead ? target : undefined,
    tenantCpu: spread("tenant", "cpu"),
    bareCpu: spread("bare", "cpu"),
  };
}

function renderTenant(figures: readonly TenantFigure[]): string {
  const rates = figures.map(({ request, tenant, bare, ratio, target: wanted }) => [
    request,
    renderSpread(tenant),
    renderSpread(bare),
    `${(ratio * 100).toFixed(0)} %`,
    wanted === undefined ? "" : `${ratio >= wanted ? ">=" : "missed"} ${wanted * 100} %`,
  ]);
  const times = figures.map(({ request, tenantCpu, bareCpu }) => [
    request,
    renderSpread(tenantCpu),
    renderSpread(bareCpu),
    `${((bareCpu.median / tenantCpu.median) * 100).toFixed(0)} %`,
  ]);
  return [
    `Practice tenant beside a bare Node HTTPS server, requests a second`,
    `(min/median/max; ${connections} connections that stay open)`,
    renderTable(["request", "tenant", "bare server", "ratio", "target"], rates),
    ``,
    `Processor time of the server a request, microseconds (min/median/max)`,
    renderTable(["request", "tenant", "bare server", "bare/tenant"], times),
  ].join("\n");
}

function renderSpread({ min, median, max }: Spread): string {
  return [min, median, max].map((value) => value.toFixed(0)).join("/");
}

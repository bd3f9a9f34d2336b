/** The client against a practice tenant in bad moments: nothing is lost, and nothing is done twice. */
import { beforeEach, describe, expect, it } from "vitest";
import { OutcomeUnknownError } from "../../../directory";
import type { PracticeTenant } from "../../../practice-tenant";
import { createAppOnlyCredential } from "../../../token";
import { listIn } from "../../practice-tenant/tenantClient";
import { useFaultyTenant } from "./faultyTenant";
import { errorOf } from "./scriptedClient";

const directory = useFaultyTenant();
const faults = () => directory.tenant.faults;
type Fault = Partial<Parameters<PracticeTenant["faults"]["add"]>[0]>;
const delay = { milliseconds: 40, before: "reply" } as const;

/** What can befall one request, and whether its work is done although it is not answered. */
const badMoments = {
  throttled: { fault: { status: 429, headers: { "Retry-After": "5" } }, isDone: false },
  unavailable: { fault: { status: 503 }, isDone: false },
  failing: { fault: { status: 500 }, isDone: false },
  "at a gateway that gave up": { fault: { status: 504 }, isDone: false },
  unanswered: { fault: { dropReply: true }, isDone: true },
  slow: { fault: { delay }, isDone: true },
} as const;
type BadMoment = keyof typeof badMoments;

const moments = Object.keys(badMoments) as BadMoment[];

/** Lets the next request that matches have its bad moment, and a client that waits for it lose patience. */
function befall(method: string, path: RegExp, moment: BadMoment, runOut: () => void): void {
  const { fault } = badMoments[moment];
  faults().add({ method, path, times: 1, ...fault });
  let isFirst = true;
  directory.whenDone((entry) => {
    if (moment === "slow" && isFirst && entry.method === method && path.test(entry.path)) runOut();
    isFirst = false;
  });
}

/** How many applications have the name of this test. */
function countApps(): number {
  return (directory.tenant.exportDirectory().applications ?? []).filter(({ displayName }) => displayName === name)
    .length;
}

async function countDeleted(): Promise<number> {
  const bin = await directory.graph("GET", "/v1.0/directory/deletedItems/microsoft.graph.application?$top=999");
  return listIn(bin).filter(({ displayName }) => String(displayName) === name).length;
}

let count = 0;
let name = "";
beforeEach(() => {
  count += 1;
  name = `App ${count}`;
  directory.takeLog();
});

describe.each(moments)("with the first request %s", (moment) => {
  const { isDone } = badMoments[moment];
  const { status }: Fault = badMoments[moment].fault;
  const isTurnedAway = moment === "throttled" || moment === "unavailable";

  it("a read is answered by the second", async () => {
    const { id } = await directory.create("/v1.0/applications", { displayName: name });
    const { client, pace } = await directory.connect();
    directory.takeLog();
    befall("GET", /\/applications\//, moment, pace.runOut);

    expect(await client.get(`/applications/${id}?$select=displayName`)).toMatchObject({ displayName: name });
    expect(directory.takeLog()).toHaveLength(2);
    expect(pace.slept).toEqual([moment === "throttled" ? 5 : 0.5]);
  });

  it("something new is made once, or it is said that this is not known", async () => {
    const { client, pace } = await directory.connect();
    befall("POST", /\/applications$/, moment, pace.runOut);

    const made = client.post("/applications", { displayName: name });
    if (isTurnedAway) expect(await made).toMatchObject({ displayName: name });
    else expect(await errorOf(made)).toBeInstanceOf(OutcomeUnknownError);

    expect(directory.takeLog()).toHaveLength(isTurnedAway ? 2 : 1);
    expect(countApps()).toBe(isTurnedAway || isDone ? 1 : 0);
  });

  it("a change is made", async () => {
    const { id } = await directory.create("/v1.0/applications", { displayName: "Before" });
    const { client, pace } = await directory.connect();
    directory.takeLog();
    befall("PATCH", /\/applications\//, moment, pace.runOut);

    await client.patch(`/applications/${id}`, { displayName: name });

    expect(directory.takeLog()).toHaveLength(2);
    expect(countApps()).toBe(1);
  });

  it("something is deleted, and that it is gone already is its own doing", async () => {
    const { id } = await directory.create("/v1.0/applications", { displayName: name });
    const { client, pace } = await directory.connect();
    directory.takeLog();
    befall("DELETE", /\/applications\//, moment, pace.runOut);

    expect(await client.delete(`/applications/${id}`)).toBe("deleted");
    expect(directory.takeLog().map((line) => line.split(" ")[2])).toEqual([
      isDone ? "204" : String(status),
      isDone ? "404" : "204",
    ]);
    expect(await countDeleted()).toBe(1);
    expect(await client.delete(`/applications/${id}`)).toBe("absent");
  });

  it("a list has every entry once", async () => {
    const { client, pace } = await directory.connect();
    for (const other of ["a", "b", "c"])
      await directory.create("/v1.0/applications", { displayName: `${name} ${other}` });
    directory.takeLog();
    befall("GET", /\/applications$/, moment, pace.runOut);

    const found = await client.list(
      `/applications?$select=displayName&$top=1&$filter=startsWith(displayName,'${name} ')`,
    );

    expect(found.map(({ displayName }) => displayName)).toEqual([`${name} a`, `${name} b`, `${name} c`]);
    expect(directory.takeLog()).toHaveLength(4);
  });

  it("many reads are all answered, whether it befalls one of them or all together", async () => {
    const { client, pace } = await directory.connect();
    const made = await Promise.all(
      Array.from({ length: 21 }, () => directory.create("/v1.0/applications", { displayName: name })),
    );
    const paths = made.map(({ id }) => `/applications/${id}?$select=id`);
    directory.takeLog();
    befall("GET", new RegExp(`${made[7]?.id}$`), moment, () => undefined);
    befall("POST", /\/\$batch$/, moment, pace.runOut);

    const answers = await client.getMany(paths);

    expect(answers.map(({ status, body }) => [status, body.id])).toEqual(made.map(({ id }) => [200, id]));
    const log = directory.takeLog();
    expect(log.filter((line) => line.startsWith("POST")).length).toBeLessThanOrEqual(4);
    expect(log.filter((line) => line.includes(String(made[7]?.id))).length).toBeLessThanOrEqual(2);
  });
});

describe("a token that is refused", () => {
  it("is replaced by a new one of the tenant's, and the call is made", async () => {
    const { origin, tenantId, caPem, deployer } = directory.tenant;
    const { clientId, clientSecret: secret } = deployer;
    const app = {
      ...({ name: "deployer", kind: "service", clientId, tenantId, scopes: [] } as const),
      ...{ authority: `${origin}/${tenantId}`, graphBaseUrl: origin },
    };
    const credential = createAppOnlyCredential(app, { flow: "secret", secret }, caPem);
    const { client } = await directory.connect({ credential });
    await client.get("/organization");
    directory.takeLog();
    faults().add({ method: "POST", path: "/applications$", times: 1, status: 401, code: "InvalidAuthenticationToken" });

    expect(await client.post("/applications", { displayName: name })).toMatchObject({ displayName: name });
    expect(directory.takeLog()).toEqual(["POST /v1.0/applications 401", "POST /v1.0/applications 201"]);
  });
});

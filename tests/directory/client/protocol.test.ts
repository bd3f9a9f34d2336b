/** What goes over the wire where the practice tenant is too well-behaved to show it. */
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  DirectoryAnswerError,
  DirectoryClient,
  type DirectoryClientOptions,
  DirectoryUnreachableError,
  GraphRefusedError,
  OutcomeUnknownError,
} from "../../../directory";
import { callsTo, connectTo, errorOf, refusal } from "./scriptedClient";
import { type ScriptedAnswer, useScriptedServer } from "./scriptedServer";

const server = useScriptedServer();

const connect = (options: Partial<DirectoryClientOptions> = {}) => connectTo(server, options);
const calls = () => callsTo(server);

describe("Retry-After", () => {
  it("is kept in seconds and as a date, and told before the wait", async () => {
    const { client, pace, waits } = connect();
    server.answer(
      refusal(429, "TooManyRequests", { "Retry-After": "17" }),
      refusal(503, "ServiceNotAvailable", { "Retry-After": "Tue, 01 Dec 2026 12:01:00 GMT" }),
      { body: { id: "x" } },
    );

    expect(await client.get("/applications/x?$select=id")).toEqual({ id: "x" });
    expect(pace.slept).toEqual([17, 43]);
    expect(waits).toEqual([
      { call: "GET /applications/x", seconds: 17, reason: "429 TooManyRequests" },
      { call: "GET /applications/x", seconds: 43, reason: "503 ServiceNotAvailable" },
    ]);
  });

  it("that asks for more than ten minutes ends the call, with the time to come back", async () => {
    const { client, pace } = connect();
    server.answer(refusal(429, "TooManyRequests", { "Retry-After": "3600" }));

    const error = await errorOf(client.get("/applications"));

    expect(error).toBeInstanceOf(DirectoryUnreachableError);
    expect(error).toMatchObject({
      problem: "Microsoft Graph did not answer GET /applications, tried once, at last: 429 TooManyRequests.",
      fix: "run the command again in 3600 seconds, as Graph asks",
    });
    expect(pace.slept).toEqual([]);
  });

  it("counts for a change as well, since nothing was done", async () => {
    const { client, pace } = connect();
    server.answer(refusal(429, "TooManyRequests", { "Retry-After": "3" }), { status: 201, body: { id: "made" } });

    expect(await client.post("/applications", { displayName: "n" })).toEqual({ id: "made" });
    expect(pace.slept).toEqual([3]);
    expect(calls()).toEqual(["POST /v1.0/applications", "POST /v1.0/applications"]);
  });
});

describe("a call that fails for good", () => {
  it("was tried eight times, less and less often, and says what came at last", async () => {
    const { client, pace } = connect();
    server.answer(refusal(500, "InternalServerError"));

    const error = await errorOf(client.get("/applications?$filter=displayName%20eq%20'secret'"));

    expect(error).toMatchObject({
      code: "ERR_DIRECTORY_UNREACHABLE",
      ...{ call: "GET /applications", tries: 8, lastly: "500 InternalServerError" },
    });
    expect(String(error)).not.toContain("secret");
    expect(pace.slept).toEqual([0.5, 1, 2, 4, 8, 16, 16]);
    expect(calls()).toHaveLength(8);
  });

  it("is given up sooner where nobody listens", async () => {
    const { client, pace } = connect({ graphBaseUrl: "https://127.0.0.1:9" });

    const error = await errorOf(client.post("/applications", {}));

    expect(error).toMatchObject({
      code: "ERR_DIRECTORY_UNREACHABLE",
      ...{ tries: 4, lastly: "nothing listens there (ECONNREFUSED)" },
    });
    expect(pace.slept).toEqual([0.5, 1, 2]);
  });

  it("is given up at once where the certificate is not trusted, and nothing was sent", async () => {
    const { client } = connect();
    const strict = new DirectoryClient({
      graphBaseUrl: server.origin,
      credential: { getToken: async () => ({ token: "first", expiresOnTimestamp: Date.now() + 3_600_000 }) },
      scopes: [],
    });

    const error = await errorOf(strict.post("/applications", {}));

    expect(error).toMatchObject({ code: "ERR_DIRECTORY_UNREACHABLE", tries: 1 });
    expect(error).toMatchObject({ lastly: expect.stringContaining("its certificate is not trusted") });
    expect(server.seen).toEqual([]);
    expect(await client.get("/organization")).toEqual({});
  });
});

describe("a broken connection", () => {
  const broken = [
    ["before the answer", { instead: "drop" }],
    ["within the answer", { body: { id: "x" }, lacks: 4 }],
  ] as const;

  it.each(broken)("%s repeats what may be repeated", async (_when, answer) => {
    const { client } = connect();
    server.answer(answer, { body: { id: "x" } });

    expect(await client.get("/applications/x")).toEqual({ id: "x" });
    expect(calls()).toHaveLength(2);
  });

  it.each(broken)("%s never repeats what could be done twice", async (_when, answer) => {
    const { client } = connect();
    server.answer({ status: 201, ...answer });

    const error = await errorOf(client.post("/applications?a=b", { displayName: "n" }));

    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({
      code: "ERR_OUTCOME_UNKNOWN",
      problem: expect.stringContaining(
        "Whether Microsoft Graph has done POST /applications is not known: the connection",
      ),
    });
    expect(calls()).toEqual(["POST /v1.0/applications?a=b"]);
  });

  it.each([408, 500, 502, 504])("or %i in its place leaves a change unknown, too", async (status) => {
    const { client } = connect();
    server.answer(refusal(status, "Gone"));

    expect(await errorOf(client.post("/applications", {}))).toBeInstanceOf(OutcomeUnknownError);
    expect(calls()).toHaveLength(1);
  });

  it("within a compressed answer is noticed when the time is up", async () => {
    const { client, pace, waits } = connect();
    const body = gzipSync(JSON.stringify({ id: "x".repeat(1000) }));
    const cutOff = (): ScriptedAnswer => {
      setTimeout(() => pace.runOut(), 20);
      return { headers: { "content-encoding": "gzip" }, body, lacks: 5 };
    };
    server.answer(cutOff, { body: { id: "x" } });

    expect(await client.get("/applications/x")).toEqual({ id: "x" });
    expect(waits).toHaveLength(1);
  });
});

describe("a slow answer", () => {
  it("is asked for again when the time is up", async () => {
    const { client, pace, waits } = connect({ timeoutSeconds: 7 });
    server.answer(hangUntil(pace.runOut), { body: { id: "x" } });

    expect(await client.get("/applications/x")).toEqual({ id: "x" });
    expect(waits.map(({ reason }) => reason)).toEqual(["no whole answer within 7 seconds"]);
  });

  it("to a change leaves it unknown", async () => {
    const { client, pace } = connect();
    server.answer(hangUntil(pace.runOut));

    const error = await errorOf(client.post("/applications", {}));

    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ lastly: "no whole answer within 100 seconds" });
  });
});

/** Never answers; what happens then happens once the request has come. */
function hangUntil(then: () => void): () => ScriptedAnswer {
  return () => {
    then();
    return { instead: "hang" };
  };
}

describe("DELETE", () => {
  it("of what is not there says so", async () => {
    const { client } = connect();
    server.answer(refusal(404, "Request_ResourceNotFound"));

    expect(await client.delete("/applications/x")).toBe("absent");
  });

  it.each([
    ["an answer that got lost", { instead: "drop" }, "deleted"],
    ["a gateway that gave up", refusal(504, "GatewayTimeout"), "deleted"],
    ["being turned away", refusal(429, "TooManyRequests", { "Retry-After": "0" }), "absent"],
  ] as const)("that finds nothing after %s", async (_what, first, outcome) => {
    const { client } = connect();
    server.answer(first, refusal(404, "Request_ResourceNotFound"));

    expect(await client.delete("/applications/x")).toBe(outcome);
  });
});

describe("an interruption", () => {
  it("ends a call that waits, with its own reason", async () => {
    const leaving = new AbortController();
    const { client } = connect({ signal: leaving.signal, onWait: () => leaving.abort(new Error("left")) });
    server.answer(refusal(429, "TooManyRequests", { "Retry-After": "60" }));

    await expect(client.get("/applications")).rejects.toThrow("left");
    await expect(client.get("/applications")).rejects.toThrow("left");
    expect(calls()).toHaveLength(1);
  });

  it("ends a read that is under way, on its own or in a batch", async () => {
    for (const read of ["get", "getMany"] as const) {
      const leaving = new AbortController();
      const { client } = connect({ signal: leaving.signal });
      server.answer(hangUntil(() => leaving.abort(new Error("left"))));

      await expect(read === "get" ? client.get("/me") : client.getMany(["/me"])).rejects.toThrow("left");
    }
  });

  it("waits for a change that is under way, so that what it did is known", async () => {
    const leaving = new AbortController();
    const { client } = connect({ signal: leaving.signal });
    server.answer(() => {
      leaving.abort(new Error("left"));
      return { status: 201, body: { id: "made" } };
    });

    expect(await client.post("/applications", {})).toEqual({ id: "made" });
    await expect(client.post("/applications", {})).rejects.toThrow("left");
    expect(calls()).toHaveLength(1);
  });

  it("tries no change once more", async () => {
    const leaving = new AbortController();
    const { client } = connect({ signal: leaving.signal });
    server.answer(() => {
      leaving.abort(new Error("left"));
      return { instead: "drop" };
    });

    await expect(client.delete("/applications/x")).rejects.toThrow("left");
    expect(calls()).toHaveLength(1);
  });
});

describe("a token that is not taken", () => {
  /** Hands out its first token until it is asked with claims. */
  function countingCredential(more: readonly string[]) {
    const asked: (string | undefined)[] = [];
    const getToken = async (_scopes: string | string[], options?: { claims?: string }) => {
      asked.push(options?.claims);
      const token = options?.claims === undefined ? "first" : more[asked.filter((claims) => claims).length - 1];
      if (token === undefined) throw new Error("no more tokens");
      return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
    };
    return { asked, credential: { getToken } };
  }
  const refused = refusal(401, "InvalidAuthenticationToken");

  it("is replaced once by a new one, which the calls after it use at once", async () => {
    const { asked, credential } = countingCredential(["second"]);
    const { client } = connect({ credential });
    server.answer(({ authorization }) => (authorization === "Bearer second" ? { body: { id: "x" } } : refused));

    expect(await client.post("/applications", {})).toEqual({ id: "x" });
    expect(await client.get("/applications/x")).toEqual({ id: "x" });
    expect(server.seen.map(({ authorization }) => authorization)).toEqual([
      "Bearer first",
      "Bearer second",
      "Bearer second",
    ]);
    expect(asked).toEqual([undefined, '{"access_token":{"nbf":{"essential":true,"value":"1796126400"}}}']);
  });

  it("is a refusal when the new one is not taken either, or there is none", async () => {
    for (const more of [["second"], []]) {
      const { client } = connect({ credential: countingCredential(more).credential });
      server.answer(refused);

      const error = await errorOf(client.get("/applications"));

      expect(error).toBeInstanceOf(GraphRefusedError);
      expect(error).toMatchObject({ status: 401, fix: "sign in again: the token is not taken" });
    }
  });

  it("is not replaced over and over", async () => {
    const { asked, credential } = countingCredential(["second", "third"]);
    const { client } = connect({ credential });
    server.answer(refused);

    for (let call = 0; call < 3; call += 1) expect(await errorOf(client.get("/me"))).toMatchObject({ status: 401 });
    expect(server.seen.map(({ authorization }) => authorization)).toEqual([
      ...["Bearer first", "Bearer second"],
      ...["Bearer second", "Bearer second"],
    ]);
    expect(asked).toHaveLength(2);
  });

  it("is replaced by one with the claims that the refusal names", async () => {
    const { asked, credential } = countingCredential(["second"]);
    const { client } = connect({ credential });
    const claims = Buffer.from('{"access_token":{"acrs":{"essential":true}}}').toString("base64");
    const challenge = `Bearer realm="", error="insufficient_claims", claims="${claims}"`;
    server.answer(refusal(401, "InvalidAuthenticationToken", { "WWW-Authenticate": challenge }), { body: { id: "x" } });

    expect(await client.get("/applications/x")).toEqual({ id: "x" });
    expect(asked).toEqual([undefined, '{"access_token":{"acrs":{"essential":true}}}']);
  });
});

describe("answers that are none of Graph's", () => {
  it.each([
    [
      "a page",
      { headers: { "content-type": "text/html" }, body: "<html>" },
      "GET /me with 200, and no JSON of Graph's",
    ],
    ["a way to somewhere else", { status: 302, headers: { location: "/login" } }, "GET /me with a redirection (302)"],
    ["no list", { body: { message: "m" } }, "GET /me with a page that has no list"],
    [
      "a next page elsewhere",
      { body: { value: [], "@odata.nextLink": "https://x.example/me" } },
      "a link to the next page",
    ],
  ])("%s", async (_what, answer, text) => {
    const { client } = connect();
    server.answer(answer);

    const error = await errorOf(client.list("/me"));

    expect(error).toBeInstanceOf(DirectoryAnswerError);
    expect(String(error)).toContain(text);
    expect(calls()).toHaveLength(1);
  });

  it("a page of something in between, with a status that says enough, is tried again", async () => {
    const { client } = connect();
    server.answer({ status: 502, body: "<html>Bad gateway</html>" }, { body: { id: "x" } });

    expect(await client.get("/applications/x")).toEqual({ id: "x" });
  });
});

describe("a list", () => {
  it("is read to its end at this host alone, in the version that its links name", async () => {
    const { client } = connect();
    server.answer(
      { body: { value: [{ id: "1" }], "@odata.nextLink": "https://elsewhere.example/beta/users?$skiptoken=a" } },
      { body: { value: [{ id: "2" }] } },
    );

    expect(await client.list("/users?$top=1", { eventual: true })).toEqual([{ id: "1" }, { id: "2" }]);
    expect(calls()).toEqual(["GET /v1.0/users?$top=1", "GET /beta/users?$skiptoken=a"]);
    expect(server.seen.map(({ consistencyLevel }) => consistencyLevel)).toEqual(["eventual", "eventual"]);
  });

  it("that leads back to itself is no list", async () => {
    const { client } = connect();
    const link = (token: string) => ({ value: [], "@odata.nextLink": `https://h/v1.0/users?$skiptoken=${token}` });
    server.answer({ body: link("a") }, { body: link("b") }, { body: link("a") });

    await expect(client.list("/users")).rejects.toThrow("GET /users with a page that links back to one before it");
    expect(calls()).toHaveLength(3);
  });

  it("is read again page by page, not from its beginning", async () => {
    const { client } = connect();
    server.answer(
      { body: { value: [{ id: "1" }], "@odata.nextLink": "https://h/v1.0/users?$skiptoken=a" } },
      { instead: "drop" },
      { body: { value: [{ id: "2" }] } },
    );

    expect(await client.list("/users")).toEqual([{ id: "1" }, { id: "2" }]);
    expect(calls()).toEqual(["GET /v1.0/users", "GET /v1.0/users?$skiptoken=a", "GET /v1.0/users?$skiptoken=a"]);
  });
});

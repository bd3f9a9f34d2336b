import { describe, expect, it } from "vitest";
import { type DirectoryClientOptions, DirectoryUnreachableError, GraphRefusedError } from "../../../directory";
import { callsTo, connectTo, errorOf, refusal } from "./scriptedClient";
import { type ScriptedAnswer, type SeenRequest, useScriptedServer } from "./scriptedServer";

const server = useScriptedServer();
const connect = (options: Partial<DirectoryClientOptions> = {}) => connectTo(server, options);

interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: object;
}

function partsOf({ body }: Pick<SeenRequest, "body">): readonly Part[] {
  // What the client sends is what this file is about; a wrong shape fails the comparisons.
  return (body as { requests: Part[] }).requests;
}

interface PartAnswer {
  readonly status: number;
  readonly headers?: object;
  readonly body?: object;
}

/** Answers each part by its address, the last first. */
function batchAnswer(answerFor: (url: string) => PartAnswer | undefined): (request: SeenRequest) => ScriptedAnswer {
  return (request) => {
    const responses = partsOf(request).flatMap(({ id, url }) => {
      const answer = answerFor(url);
      return answer === undefined ? [] : [{ id, ...answer }];
    });
    return { body: { responses: responses.reverse() } };
  };
}

const found = (url: string) => ({ status: 200, body: { id: url } });
const paths = (count: number) => Array.from({ length: count }, (_, at) => `/applications/${at}`);

describe("many reads", () => {
  it("go as batches of at most 20, and come back in their own order whatever order the answers have", async () => {
    const { client } = connect();
    server.answer(batchAnswer(found));

    const answers = await client.getMany(paths(45));

    expect(answers).toEqual(paths(45).map((path) => ({ status: 200, body: { id: path } })));
    expect(callsTo(server)).toEqual(Array.from({ length: 3 }, () => "POST /v1.0/$batch"));
    expect(server.seen.map((request) => partsOf(request).length).sort()).toEqual([20, 20, 5]);
    expect(partsOf(server.seen[0] ?? { body: undefined })[0]).toEqual({
      id: "0",
      method: "GET",
      url: "/applications/0",
    });
  });

  it("carry what they ask for beside their path", async () => {
    const { client } = connect();
    server.answer(batchAnswer(found));

    await client.getMany(["/users?$count=true"], { version: "beta", eventual: true });

    expect(callsTo(server)).toEqual(["POST /beta/$batch"]);
    expect(partsOf(server.seen[0] ?? { body: undefined })).toEqual([
      { id: "0", method: "GET", url: "/users?$count=true", headers: { ConsistencyLevel: "eventual" } },
    ]);
  });

  it("ask for nothing where nothing is asked", async () => {
    expect(await connect().client.getMany([])).toEqual([]);
    expect(server.seen).toEqual([]);
  });

  it("bring refusals as answers, each with the error that a single read would have thrown", async () => {
    const { client } = connect({ tokenKind: "application" });
    const body = { error: { code: "Authorization_RequestDenied", message: "m" } };
    server.answer(batchAnswer((url) => (url.startsWith("/policies") ? { status: 403, body } : found(url))));

    const [first, second] = await client.getMany(["/policies/authorizationPolicy?$select=id", "/applications/1"]);

    expect(second).toEqual({ status: 200, body: { id: "/applications/1" } });
    expect(first).toMatchObject({ status: 403, body });
    expect(first?.refusal).toBeInstanceOf(GraphRefusedError);
    expect(first?.refusal).toMatchObject({
      call: "GET /policies/authorizationPolicy",
      least: { kind: "application", permissions: ["Policy.Read.All"] },
    });
  });
});

describe("parts that are turned away", () => {
  it("are asked again alone, after the longest wait that one of them asks for", async () => {
    const { client, pace, waits } = connect();
    const throttled = (seconds: string) => ({ status: 429, headers: { "retry-AFTER": seconds }, body: {} });
    const first: Record<string, PartAnswer> = { "/applications/1": throttled("4"), "/applications/3": throttled("9") };
    server.answer(
      batchAnswer((url) => first[url] ?? found(url)),
      batchAnswer(found),
    );

    expect(await client.getMany(paths(5))).toEqual(paths(5).map((path) => ({ status: 200, body: { id: path } })));
    expect(server.seen.map((request) => partsOf(request).map(({ url }) => url))).toEqual([
      paths(5),
      ["/applications/1", "/applications/3"],
    ]);
    expect(pace.slept).toEqual([9]);
    expect(waits).toEqual([{ call: "GET /applications/0 and 4 more", seconds: 9, reason: "429 without a code" }]);
  });

  it.each([
    ["a part that fails", { status: 503, body: {} }],
    ["a part that is missing", undefined],
  ])("are not the only ones: so is %s", async (_what, answer) => {
    const { client } = connect();
    server.answer(
      batchAnswer((url) => (url.endsWith("1") ? answer : found(url))),
      batchAnswer(found),
    );

    expect(await client.getMany(paths(3))).toEqual(paths(3).map((path) => ({ status: 200, body: { id: path } })));
    expect(server.seen.map((request) => partsOf(request).length)).toEqual([3, 1]);
  });

  it("for good end the reading: a part without an answer is never taken for one that is not there", async () => {
    const { client } = connect();
    server.answer(batchAnswer((url) => (url.endsWith("1") ? { status: 503, body: {} } : found(url))));

    const error = await errorOf(client.getMany(paths(3)));

    expect(error).toBeInstanceOf(DirectoryUnreachableError);
    expect(error).toMatchObject({ tries: 8, lastly: "503 without a code" });
  });
});

describe("a batch", () => {
  it("holds reads only, and so is repeated where a change would not be", async () => {
    const { client } = connect();
    server.answer({ instead: "drop" }, refusal(504, "GatewayTimeout"), batchAnswer(found));

    expect(await client.getMany(["/applications/0"])).toEqual([{ status: 200, body: { id: "/applications/0" } }]);
    expect(server.seen).toHaveLength(3);
  });

  it.each([404, 405, 501])("that a service does not have (%i) gives way to single reads, for good", async (status) => {
    const { client } = connect();
    server.answer(({ method, url }) => {
      if (method === "POST") return refusal(status, "NotImplemented");
      return url.endsWith("1") ? refusal(404, "Request_ResourceNotFound") : { body: { id: url } };
    });

    const answers = await client.getMany(paths(3));
    await client.getMany(paths(2));

    expect(answers.map((answer) => [answer.status, answer.body.id])).toEqual([
      [200, "/v1.0/applications/0"],
      [404, undefined],
      [200, "/v1.0/applications/2"],
    ]);
    expect(callsTo(server).filter((call) => call.startsWith("POST"))).toEqual(["POST /v1.0/$batch"]);
    expect(server.seen).toHaveLength(6);
  });

  it("that is refused as a whole is an error", async () => {
    const { client } = connect();
    server.answer(refusal(400, "BadRequest"));

    await expect(client.getMany(paths(2))).rejects.toThrow("Microsoft Graph refused POST /$batch: 400 BadRequest.");
  });

  it.each([
    ["without answers", {}, "POST /$batch without a list of answers"],
    ["with an answer of no status", { responses: [{ id: "0" }] }, "POST /$batch with a part that has no status"],
  ])("%s is none of Graph's", async (_what, body, text) => {
    const { client } = connect();
    server.answer({ body });

    await expect(client.getMany(paths(1))).rejects.toThrow(text);
  });
});

import { describe, expect, it } from "vitest";
import { CallsUnreadableError } from "../../cli/permissions/least/callsUnreadableError";
import { describeCall, isGraphUrl, parseCall, withoutRepeats } from "../../cli/permissions/least/graphCall";
import { readHar } from "../../cli/permissions/least/readHar";
import { readLog } from "../../cli/permissions/least/readLog";

/** The problem and the fix that a person reads. */
function refusal(work: () => unknown): { problem: string; fix: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof CallsUnreadableError) return { problem: error.problem, fix: error.fix };
    throw error;
  }
  throw new Error("nothing was refused");
}

interface RecordedRequest {
  readonly method?: string;
  readonly url: string;
  readonly body?: object | string;
}

function harOf(...requests: RecordedRequest[]): string {
  const entries = requests.map(({ method = "GET", url, body }) => ({
    startedDateTime: "2026-11-22T10:00:00.000Z",
    request: {
      ...{ method, url, headers: [{ name: "Authorization", value: "Bearer never-read" }] },
      ...(body === undefined ? {} : { postData: { text: typeof body === "string" ? body : JSON.stringify(body) } }),
    },
    response: { status: 200 },
  }));
  return JSON.stringify({ log: { version: "1.2", entries } });
}

const graph = "https://graph.microsoft.com";

describe("a method and a URL", () => {
  it.each([
    ["get", "/me", { method: "GET", url: "/me" }],
    ["POST", ` ${graph}/beta/me/sendMail `, { method: "POST", url: `${graph}/beta/me/sendMail` }],
  ])("%s %s are a call", (method, url, call) => {
    expect(parseCall(method, url)).toEqual({ call });
  });

  it.each([
    ["FETCH", "/me", '"FETCH" is no method of Microsoft Graph, which has GET, POST, PATCH, PUT, DELETE.'],
    ["HEAD", "/me", '"HEAD" is no method of Microsoft Graph, which has GET, POST, PATCH, PUT, DELETE.'],
    [
      "GET",
      "https://outlook.office.com/api/v2.0/me",
      '"https://outlook.office.com/api/v2.0/me" is a call to "outlook.office.com", not to Microsoft Graph.',
    ],
    [
      "POST",
      "/v1.0/$batch",
      '"POST /v1.0/$batch" holds several calls that it does not tell: list each one inside of it.',
    ],
  ])("%s %s are none, and why", (method, url, problem) => {
    expect(parseCall(method, url)).toEqual({ problem });
  });

  it("are told without the query, which may hold what people searched for", () => {
    expect(describeCall({ method: "GET", url: `${graph}/v1.0/me/messages?$search="salary"` })).toBe(
      "GET /v1.0/me/messages",
    );
    expect(describeCall({ method: "GET", url: graph })).toBe("GET /");
  });
});

describe("a URL in a recording", () => {
  it.each([
    [`${graph}/v1.0/me`, true],
    [`${graph}/beta`, true],
    ["https://graph.microsoft.us/v1.0/users", true],
    ["https://127.0.0.1:28443/v1.0/me", true],
    ["http://localhost:5173/src/main.ts", false],
    ["https://127.0.0.1:28443/11111111-1111-4111-8111-111111111111/oauth2/v2.0/token", false],
    ["https://login.microsoftonline.com/common/v1.0/me", false],
    ["data:text/plain,v1.0", false],
    ["/v1.0/me", false],
  ])("%s: to Microsoft Graph %j", (url, expected) => {
    expect(isGraphUrl(url)).toBe(expected);
  });
});

describe("a log of requests", () => {
  it("has one a line, with comments, empty lines, filters with blanks and a protocol behind", () => {
    const text = [
      "\uFEFF# the mail job",
      "GET /me/messages?$filter=from/emailAddress/address eq 'a@contoso.example'",
      "",
      `  post\t${graph}/v1.0/me/sendMail HTTP/1.1\r`,
      "DELETE users/ada@contoso.example",
      "GET me",
    ].join("\n");

    expect(readLog(text, "calls.log")).toEqual({
      calls: [
        { method: "GET", url: "/me/messages?$filter=from/emailAddress/address eq 'a@contoso.example'" },
        { method: "POST", url: `${graph}/v1.0/me/sendMail` },
        { method: "DELETE", url: "users/ada@contoso.example" },
        { method: "GET", url: "me" },
      ],
      ignored: new Map(),
    });
  });

  it("with lines that are none is refused, all of them by their number", () => {
    const text = ["# one", "GET /me", "hello world, here I am", "GET", "FETCH /me", "GET https://contoso.example/x"];

    expect(refusal(() => readLog(text.join("\n"), "calls.log"))).toEqual({
      problem: [
        "calls.log has 4 problems:",
        ' - line 3: "hello world, here I am" is no request.',
        ' - line 4: "GET" is no request.',
        ' - line 5: "FETCH" is no method of Microsoft Graph, which has GET, POST, PATCH, PUT, DELETE.',
        ' - line 6: "https://contoso.example/x" is a call to "contoso.example", not to Microsoft Graph.',
      ].join("\n"),
      fix: "write one request a line, such as GET /me/messages; lines that begin with # are comments",
    });
  });

  it("cannot do anything to a terminal", () => {
    const line = "\u001b[2J wiped";

    expect(refusal(() => readLog(line, "calls.log")).problem).toBe(
      'calls.log: line 1: "\uFFFD[2J wiped" is no request.',
    );
    expect(describeCall({ method: "GET", url: "/me/\u001b[31m" })).toBe("GET /me/\uFFFD[31m");
  });

  it("without a request is refused", () => {
    expect(refusal(() => readLog("# nothing\n\n", "standard input")).problem).toBe(
      "standard input: there is no request in it.",
    );
  });

  it("that is something else altogether is refused in a message that fits on a screen", () => {
    const { problem } = refusal(() => readLog("x".repeat(500).concat("\n").repeat(3000), "photo.jpg"));

    expect(problem.split("\n").length).toBe(22);
    expect(problem.split("\n").at(-1)).toBe(" - and 2980 more");
  });
});

describe("a HAR file", () => {
  it("gives the calls to Graph, and counts what went elsewhere", () => {
    const text = harOf(
      { url: "https://contoso.example/" },
      { method: "POST", url: "https://login.microsoftonline.com/common/oauth2/v2.0/token" },
      { method: "OPTIONS", url: `${graph}/v1.0/me` },
      { url: `${graph}/v1.0/me?$select=id` },
      { url: "https://contoso.example/logo.png" },
      { method: "POST", url: `${graph}/beta/me/events`, body: { subject: "Lunch" } },
      { url: "data:image/png;base64,AAAA" },
    );

    expect(readHar(text, "app.har")).toEqual({
      calls: [
        { method: "GET", url: `${graph}/v1.0/me?$select=id` },
        { method: "POST", url: `${graph}/beta/me/events` },
      ],
      ignored: new Map([
        ["contoso.example", 2],
        ["login.microsoftonline.com", 1],
        ["no host", 1],
      ]),
    });
  });

  it("counts each request inside of a batch, with the version of the batch", () => {
    const requests = [
      { id: "1", method: "GET", url: "/me/messages?$top=1" },
      { id: "2", method: "PATCH", url: "me/events/AAMk" },
    ];

    expect(
      readHar(harOf({ method: "POST", url: `${graph}/beta/$batch`, body: { requests } }), "app.har").calls,
    ).toEqual([
      { method: "GET", url: `${graph}/beta/me/messages?$top=1` },
      { method: "PATCH", url: `${graph}/beta/me/events/AAMk` },
    ]);
  });

  it.each([
    ["no JSON", "<html>", "app.har: it is not JSON, so it is no HAR file."],
    ["JSON of another shape", '{"openapi":"3.0.0"}', "app.har: it is JSON without log.entries, so it is no HAR."],
    ["a list", "[]", "app.har: it is JSON without log.entries, so it is no HAR."],
    ["no entries", harOf(), "app.har: it holds no request."],
    [
      "no entry to Graph",
      harOf({ url: "https://contoso.example/" }, { url: "https://contoso.example/v1.0/me" }),
      "app.har: none of its 2 requests went to Microsoft Graph, but to contoso.example.",
    ],
  ])("that holds %s is refused", (_what, text, problem) => {
    expect(refusal(() => readHar(text, "app.har"))).toEqual({
      problem,
      fix: 'record the app\'s requests in the network tools of a browser, and save them "as HAR with content"',
    });
  });

  it("with entries that cannot be read is refused, all of them by their number", () => {
    const { log } = JSON.parse(
      harOf(
        { url: `${graph}/v1.0/me` },
        { method: "POST", url: `${graph}/v1.0/$batch` },
        { method: "POST", url: `${graph}/v1.0/$batch`, body: "no JSON" },
        {
          method: "POST",
          url: `${graph}/v1.0/$batch`,
          body: {
            requests: [
              { method: "FETCH", url: "/me" },
              { method: "GET", url: "https://contoso.example/" },
            ],
          },
        },
        { method: "TRACE", url: `${graph}/v1.0/me` },
      ),
    );
    log.entries.push({ request: { url: `${graph}/v1.0/me` } });

    expect(refusal(() => readHar(JSON.stringify({ log }), "app.har")).problem).toBe(
      [
        "app.har has 6 problems:",
        " - entry 2: the recording lacks the body of a $batch, and so the calls in it.",
        " - entry 3: the body of a $batch does not list requests with method and url.",
        ' - entry 4: "FETCH" is no method of Microsoft Graph, which has GET, POST, PATCH, PUT, DELETE.',
        ' - entry 4: "https://contoso.example/" is a call to "contoso.example", not to Microsoft Graph.',
        ' - entry 5: "TRACE" is no method of Microsoft Graph, which has GET, POST, PATCH, PUT, DELETE.',
        " - entry 6: it has no request with method and url.",
      ].join("\n"),
    );
  });
});

describe("calls that were made again", () => {
  it("count once for each kind of token, in the order in which they came first", () => {
    const me = { method: "GET", url: "/me" };
    const calls = [me, { method: "POST", url: "/me" }, me, { ...me, kind: "delegated" as const }, me];

    expect(withoutRepeats(calls)).toEqual([me, { method: "POST", url: "/me" }, { ...me, kind: "delegated" }]);
  });
});

/** Real client libraries, and what they and the server said when they were refused. */
import { get } from "node:http";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import {
  type AuthorizationUrlRequest,
  ConfidentialClientApplication,
  type NodeAuthOptions,
  PublicClientApplication,
} from "@azure/msal-node";
import type { Application } from "../../../../practice-tenant/records";
import { type HttpReply, networkTo } from "../msalNetwork";
import { type SignInServer, tenantId } from "../signInServer";
import { answerOf, type ShownPage, type TestBrowser } from "../testBrowser";
import { type Reply, sendForm } from "../tokenEndpoint";
import { newBrowser, play, type Script } from "./people";

/** A refusal as it was seen. */
export interface Seen {
  /** The number after AADSTS. */
  readonly code: unknown;
  /** The OAuth error; "page" where the person is told and not the app. */
  readonly error: unknown;
  readonly status: number;
  readonly suberror?: unknown;
  /** The AADSTS number in the error that the client library threw, where there was one. */
  readonly told?: number | undefined;
}

export interface ClientOptions {
  /** The tenant in the authority; this tenant's id unless given. */
  readonly tenant?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Client libraries that talk to one server, and everything that it answered them. */
export class RealClients {
  readonly replies: HttpReply[] = [];

  constructor(readonly server: SignInServer) {}

  public(app: Pick<Application, "appId">, options: ClientOptions = {}): PublicClientApplication {
    return new PublicClientApplication(this.#configure({ clientId: app.appId }, options));
  }

  confidential(
    app: Pick<Application, "appId">,
    proof: Omit<NodeAuthOptions, "clientId" | "authority">,
    options: ClientOptions = {},
  ): ConfidentialClientApplication {
    return new ConfidentialClientApplication(this.#configure({ clientId: app.appId, ...proof }, options));
  }

  /** Options for a credential of `@azure/identity`. */
  get identity() {
    const policy: PipelinePolicy = {
      name: "listen",
      sendRequest: async (request, next) => {
        const response = await next(request);
        this.replies.push({ url: request.url, status: response.status, body: response.bodyAsText ?? "" });
        return response;
      },
    };
    return {
      authorityHost: this.server.origin,
      disableInstanceDiscovery: true,
      tlsOptions: { ca: this.server.caPem },
      retryOptions: { maxRetries: 0 },
      additionalPolicies: [{ policy, position: "perCall" as const }],
    };
  }

  #configure(auth: NodeAuthOptions, { tenant = tenantId, headers = {} }: ClientOptions) {
    const { origin, caPem } = this.server;
    const listen = (reply: HttpReply) => this.replies.push(reply);
    return {
      auth: { ...auth, authority: `${origin}/${tenant}`, knownAuthorities: [new URL(origin).host] },
      system: { networkClient: networkTo({ caPem, headers, listen }) },
    };
  }
}

/** Lets a client run into a refusal: what the server answered last, and what the client told its caller. */
export async function refusedBy(server: SignInServer, run: (clients: RealClients) => Promise<unknown>): Promise<Seen> {
  const clients = new RealClients(server);
  const told = await toldBy(run(clients));
  const { status = 0, body = "{}" } = clients.replies.at(-1) ?? {};
  return { ...seenIn({ status, body: JSON.parse(body), headers: {} }), told };
}

/** A sign-in with a browser. */
export interface Journey {
  /** What MSAL asks for; `User.Read` for a native app unless given. */
  readonly request?: Partial<AuthorizationUrlRequest>;
  readonly script: Script;
  /** A new one unless given. */
  readonly browser?: TestBrowser;
}

/** Signs in with MSAL and a browser that comes back with a refusal. */
export async function refusedOnTheWay(
  server: SignInServer,
  app: Application,
  { request = {}, script, browser = newBrowser(server) }: Journey,
): Promise<Seen> {
  let back: ShownPage | undefined;
  const openBrowser = async (url: string) => {
    back = await play(browser, url, script);
    if (back.location === undefined) throw new Error(`the browser stays on the page "${back.title}"`);
    await visitApp(back.location);
  };
  const { scopes = ["User.Read"], ...more } = request;
  const told = await toldBy(
    new RealClients(server).public(app).acquireTokenInteractive({ ...more, scopes, openBrowser }),
  );
  if (back === undefined) throw new Error("MSAL opened no browser");
  const { error, error_description: description } = answerOf(back);
  return { code: codeIn(description), error, status: back.status, told };
}

/** Goes where MSAL's address sends a browser, and reads what the person or the app is told there. */
export async function refusedAtAddress(
  server: SignInServer,
  app: Application,
  { request = {}, script, browser = newBrowser(server) }: Journey,
  options: ClientOptions = {},
): Promise<Seen> {
  const client = new RealClients(server).public(app, options);
  const url = await client.getAuthCodeUrl({ scopes: ["User.Read"], redirectUri: "http://localhost", ...request });
  const page = await play(browser, url, script);
  if (page.location === undefined) return seenOn(page);
  const { error, error_description: description } = answerOf(page);
  return { code: codeIn(description), error, status: page.status };
}

export function seenOn({ status, html }: ShownPage): Seen {
  return { code: codeIn(html), error: "page", status };
}

/** A request that no client library sends. */
export async function refusedPlainly(server: SignInServer, form: Parameters<typeof sendForm>[1]): Promise<Seen> {
  return seenIn(await sendForm(server, form));
}

function seenIn({ status, body }: Reply): Seen {
  const { error, error_codes: codes, suberror } = body;
  return { code: [codes].flat()[0], error, status, ...(suberror !== undefined && { suberror }) };
}

async function toldBy(work: Promise<unknown>): Promise<number | undefined> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof Error ? codeIn(error.message) : undefined;
}

function codeIn(text = ""): number | undefined {
  const digits = /AADSTS(\d+)/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** What the browser does last: it calls the address at which MSAL listens. */
function visitApp(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, (response) => response.resume().on("end", resolve)).on("error", reject);
  });
}

/** What is known of an app when another program is to be connected to it. */
import {
  type ApiRequest,
  type AppAccess,
  apiRequests,
  appOnlyRequests,
  type CredentialKind,
  isBareLoopback,
} from "../../token";
import { chooseSampleCall, type SampleCall } from "./sampleCall";

/**
 * How the consuming program gets its tokens: a person signs in on their own machine, in a page, by way of a web server,
 * or the app acts on its own.
 */
export type ConnectFlow = "desktop" | "page" | "webServer" | "appOnly";

export interface Connection {
  readonly app: AppAccess;
  /** The app's name for comments and titles: whatever could end one is left out. */
  readonly title: string;
  readonly flow: ConnectFlow;
  /** What the program proves the app with; absent where anybody could read it there. */
  readonly proof?: CredentialKind;
  /** Origin of the sign-in host. */
  readonly authorityHost: string;
  /** The tenant as the authority names it: an id, or "consumers". */
  readonly tenant: string;
  /** What a token request asks for, of one API; without what every library adds by itself. */
  readonly scopes: readonly string[];
  /** Whether a program can wait for its user on a free port of this machine. */
  readonly canListen: boolean;
  /** Where sign-in comes back to, with a port that can be listened on where it is on this machine. */
  readonly redirectUri?: string;
  /** That port; absent where sign-in comes back to another machine. */
  readonly localPort?: number;
  /** Absent where no declared permission opens a call that reads only. */
  readonly call?: SampleCall;
  /** Only where the tenant is a practice tenant: the certificate authority to trust, as a file. */
  readonly practiceCaFile?: string;
}

/** Where a web server listens to which sign-in comes back by way of another machine, such as a proxy. */
export const portBehindProxy = 3000;

/** What is asked for where nothing is declared, by libraries that want to be asked for something. */
export const signInScopes: readonly string[] = ["openid", "profile"];

/** Scopes that the libraries ask for by themselves; MSAL for Python refuses them from its caller. */
const impliedScopes: ReadonlySet<string> = new Set(["openid", "profile", "offline_access"]);

const microsoftGraph = "Microsoft Graph";

export interface ConnectionOptions {
  /** Given where the app lives in a practice tenant. */
  readonly practiceCaFile?: string | undefined;
  /** What is to prove the app, where not the best that is declared. */
  readonly proof?: CredentialKind | undefined;
}

export function describeConnection(app: AppAccess, { practiceCaFile, proof }: ConnectionOptions = {}): Connection {
  const { origin, pathname } = new URL(app.authority);
  const flow = flowOf(app);
  const kind = flow === "appOnly" ? "application" : "delegated";
  const request = requestOf(app, flow);
  const asked = request?.scopes ?? (flow === "appOnly" ? [`${app.graphBaseUrl}/.default`] : []);
  const call = request?.api === microsoftGraph ? chooseSampleCall(request.declared, kind) : undefined;
  return {
    app,
    title: app.name.replaceAll(/["\\<>\p{Cc}]/gu, ""),
    flow,
    ...(provesItself(flow) ? { proof: proof ?? app.credentials?.[0] ?? "secret" } : {}),
    authorityHost: origin,
    tenant: pathname.slice(1),
    scopes: asked.filter((scope) => !impliedScopes.has(scope)),
    canListen: app.redirectUri !== undefined && isBareLoopback(app.redirectUri),
    ...(app.redirectUri === undefined ? {} : whereBack(app.redirectUri, flow)),
    ...(call === undefined ? {} : { call }),
    ...(practiceCaFile === undefined ? {} : { practiceCaFile }),
  };
}

/** Whether the program proves the app with a secret. */
export function needsSecret({ proof }: Pick<Connection, "proof">): boolean {
  return proof === "secret";
}

/** Why a sample only gets a token, as a sentence. */
export function whyNoCall({ app, flow, title }: Connection): string {
  const request = requestOf(app, flow);
  if (request === undefined) return `"${title}" declares no permission, so there is nothing to call.`;
  const names = request.declared.join(", ");
  return request.api === microsoftGraph
    ? `What "${title}" declares (${names}) opens no call that only reads.`
    : `"${title}" declares no permission of Microsoft Graph: the token is for ${request.api} (${names}).`;
}

function flowOf({ kind, redirectUri, roles = [] }: AppAccess): ConnectFlow {
  if (kind === "publicClient") return "desktop";
  if (kind === "singlePage") return "page";
  const actsAlone = kind === "service" || (redirectUri === undefined && roles.length > 0);
  return actsAlone ? "appOnly" : "webServer";
}

function provesItself(flow: ConnectFlow): boolean {
  return flow === "webServer" || flow === "appOnly";
}

/** One token is for one API: Microsoft Graph where it is declared. */
function requestOf(app: AppAccess, flow: ConnectFlow): ApiRequest | undefined {
  return (flow === "appOnly" ? appOnlyRequests(app) : apiRequests(app))[0];
}

function whereBack(declared: string, flow: ConnectFlow): Pick<Connection, "redirectUri" | "localPort"> {
  const redirectUri = withPort(declared, flow);
  const { protocol, hostname, port } = new URL(redirectUri);
  const isHere = protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname) && port !== "";
  return { redirectUri, ...(isHere ? { localPort: Number(port) } : {}) };
}

/** Entra takes every port of localhost, and the one of http is not for everybody to listen on. */
function withPort(redirectUri: string, flow: ConnectFlow): string {
  if (flow === "desktop") return redirectUri;
  return redirectUri.replace(
    /^http:\/\/localhost(?=\/|$)/,
    `http://localhost:${flow === "page" ? 5173 : portBehindProxy}`,
  );
}

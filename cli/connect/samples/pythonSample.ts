/** The sample of MSAL for Python. */
import { type Connection, portBehindProxy } from "../connection";
import { joinLines } from "../joinLines";
import { isForOneUser, pathOf, summaryLines } from "./graphCall";
import { clientCredential, renderProof } from "./pythonProof";

export function renderPythonSample(connection: Connection): string {
  return joinLines(
    `"""${summaryLines(connection, "")}"""`,
    importsOf(connection),
    renderProof(connection),
    askForUser(connection),
    signInOf(connection),
    `if "access_token" not in token:
    # The description begins with Entra's code, AADSTS and a number.
    sys.exit(f"No token: {token['error_description']}")`,
    useToken(connection),
  );
}

function importsOf({ flow, proof, call }: Connection): string {
  const standard = [
    ...(call === undefined ? [] : ["import json"]),
    ...(flow === "desktop" ? [] : ["import os"]),
    "import sys",
    ...(flow === "webServer" ? webServerImports : []),
  ];
  // requests is what MSAL itself speaks HTTP with.
  const installed = [
    "import msal",
    ...(call === undefined && proof !== "federated" ? [] : ["import requests  # comes with msal"]),
  ];
  const names = [
    ...(call === undefined ? [] : ["GRAPH_BASE_URL"]),
    "MSAL_CONFIG",
    ...(flow === "webServer" ? ["REDIRECT_URI"] : []),
    "SCOPES",
  ];
  return [...standard, "", ...installed, "", `from auth_config import ${names.join(", ")}`].join("\n");
}

const webServerImports = [
  "from http.server import BaseHTTPRequestHandler, HTTPServer",
  "from urllib.parse import parse_qsl, urlsplit",
];

function askForUser(connection: Connection): string | undefined {
  return isForOneUser(connection)
    ? `
if len(sys.argv) < 2:
    # An app on its own has no "me".
    sys.exit("Name a user: python sample.py someone@contoso.com")
user = sys.argv[1]`
    : undefined;
}

function signInOf({ flow, proof = "secret", canListen, localPort }: Connection): string {
  if (flow === "appOnly") return appOnly(clientCredential[proof]);
  if (flow === "webServer") {
    const port = localPort === undefined ? String(portBehindProxy) : "callback.port";
    return webServer(port, clientCredential[proof]);
  }
  return canListen ? browserOrCode : codeOnly;
}

function appOnly(credential: string): string {
  return `
app = msal.ConfidentialClientApplication(**MSAL_CONFIG, client_credential=${credential})
token = app.acquire_token_for_client(SCOPES)`;
}

const browserOrCode = `
app = msal.PublicClientApplication(**MSAL_CONFIG)
if "--device-code" in sys.argv:
    # Sign-in happens on any other device: for machines without a browser.
    flow = app.initiate_device_flow(SCOPES)
    if "message" not in flow:
        sys.exit(f"No code: {flow['error_description']}")
    print(flow["message"], file=sys.stderr, flush=True)
    token = app.acquire_token_by_device_flow(flow)
else:
    token = app.acquire_token_interactive(SCOPES)`;

const codeOnly = `
app = msal.PublicClientApplication(**MSAL_CONFIG)
flow = app.initiate_device_flow(SCOPES)
if "message" not in flow:
    sys.exit(f"No code: {flow['error_description']}")
print(flow["message"], file=sys.stderr, flush=True)
token = app.acquire_token_by_device_flow(flow)`;

function webServer(port: string, credential: string): string {
  return `
app = msal.ConfidentialClientApplication(**MSAL_CONFIG, client_credential=${credential})
callback = urlsplit(REDIRECT_URI)

# State, nonce and PKCE of one sign-in of one person: a server for many keeps it in the person's session.
flow = app.initiate_auth_code_flow(SCOPES, redirect_uri=REDIRECT_URI)
answer = {}

${signInHandler}

with HTTPServer(("localhost", ${port}), SignIn) as server:
    print(f"Open {callback.scheme}://{callback.netloc}/", file=sys.stderr, flush=True)
    while not answer:
        server.handle_request()
try:
    token = app.acquire_token_by_auth_code_flow(flow, answer)
except ValueError as error:
    sys.exit(f"Not the answer to this sign-in: {error}")`;
}

const signInHandler = `
class SignIn(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlsplit(self.path)
        query = dict(parse_qsl(url.query))
        if url.path == (callback.path or "/") and "state" in query:
            answer.update(query)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"You can close this window now.")
        elif url.path == "/":
            self.send_response(302)
            self.send_header("Location", flow["auth_uri"])
            self.end_headers()
        else:
            self.send_error(404)

    def log_message(self, *_):
        """Logs nothing: the code is in the address."""
`;

function useToken(connection: Connection): string {
  const { call } = connection;
  if (call === undefined) return `\nprint(f"Got a token, valid for {token['expires_in']} seconds")`;
  return `
response = requests.get(
    f"{GRAPH_BASE_URL}${pathOf(call, "{user}")}",
    headers={"Authorization": f"Bearer {token['access_token']}"},
    timeout=30,
)
if not response.ok:
    sys.exit(f"Microsoft Graph answered {response.status_code}: {response.text}")
print(json.dumps(response.json(), indent=2))`;
}

/** How the sample for Python proves its app. */
import type { CredentialKind } from "../../../token";
import { exchangeAudienceFor } from "../../token/proof/githubToken";
import type { Connection } from "../connection";
import { proofVariables } from "../proofSource";

/** The argument of MSAL's class. */
export const clientCredential: Readonly<Record<CredentialKind, string>> = {
  secret: `os.environ["${proofVariables.secret}"]`,
  certificate: "read_certificate()",
  // A function: MSAL calls it for each token that it asks for.
  federated: '{"client_assertion": read_assertion}',
};

/** The function behind that argument; undefined where it needs none. */
export function renderProof({ proof, app }: Connection): string | undefined {
  if (proof === "certificate") return readCertificate;
  return proof === "federated" ? readAssertion(exchangeAudienceFor(app.authority)) : undefined;
}

const readCertificate = `

def read_certificate():
    """The certificate of the app and its private key, which are in one PEM file."""
    with open(os.environ["${proofVariables.certificate}"], encoding="utf-8") as file:
        pem = file.read()
    # MSAL takes each of the two from a text with both.
    return {"private_key": pem, "public_certificate": pem}

`;

function readAssertion(audience: string): string {
  return `

def read_assertion():
    """The token that the app trusts in place of a secret: from the file of the platform, or of a job of GitHub Actions."""
    if token_file := os.environ.get("${proofVariables.federated}"):
        with open(token_file, encoding="utf-8") as file:
            return file.read().strip()
    if url := os.environ.get("ACTIONS_ID_TOKEN_REQUEST_URL"):
        headers = {"Authorization": f"Bearer {os.environ['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}"}
        answer = requests.get(url, params={"audience": "${audience}"}, headers=headers, timeout=30)
        answer.raise_for_status()
        return answer.json()["value"]
    sys.exit("Nothing here vouches for the app: set ${proofVariables.federated}, or give the job id-token: write")

`;
}

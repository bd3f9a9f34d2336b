/**
 * Jobs of GitHub Actions. Subjects: https://docs.github.com/en/actions/reference/security/oidc
 *
 * A job that names an environment has that in its subject, whatever started it; only else does `pull_request` count for
 * workflows of that event, and only else the branch or tag.
 */
import { type FederatedCredential, type FederatedFormArgs, makeCredential } from "./federatedCredential";
import {
  type ArgumentShape,
  type ExactlyOne,
  gitRef,
  readIssuer,
  refuse,
  requireOne,
  requireText,
} from "./formArguments";

/** Which jobs of the repository. */
interface GithubJobs {
  /** Jobs with this `environment:`, on any branch. The deployment rules of the environment say which branches may. */
  readonly environment: string;
  /** Jobs without an environment, on this branch: `main`, not `refs/heads/main`. */
  readonly branch: string;
  /** Jobs without an environment, on this tag: `v2`, not `refs/tags/v2`. */
  readonly tag: string;
  /** Jobs without an environment that a pull request started, from whatever branch. */
  readonly pullRequest: true;
}

interface GithubRepository extends FederatedFormArgs {
  /** `owner/name`, in the case in which GitHub shows it. */
  readonly repository: string;
  /**
   * Ids of owner and repository, for immutable subjects: since 15 July 2026 every repository that is created, renamed or
   * transferred has them in its tokens, older ones once they opt in, GitHub Enterprise Server none.
   * `gh api repos/<owner>/<name> --jq '.owner.id, .id'` prints both.
   * https://learn.microsoft.com/entra/workload-id/workload-identities-github-immutable-subjects
   */
  readonly ids?: { readonly owner: number; readonly repository: number };
  /**
   * Of an enterprise with an issuer of its own `https://token.actions.githubusercontent.com/<enterprise>`, with data
   * residency `https://token.actions.<subdomain>.ghe.com`, with its own server `https://<host>/_services/token`.
   *
   * @default https://token.actions.githubusercontent.com
   */
  readonly issuer?: string;
}

export type GithubActionsArgs = GithubRepository & ExactlyOne<GithubJobs>;

const form = "githubActions";

const usualIssuer = "https://token.actions.githubusercontent.com";

const repositoryShape: ArgumentShape = {
  pattern: /^[A-Za-z0-9_-]+\/[A-Za-z0-9._-]+$/,
  is: "an owner and a name",
  example: '"contoso/room-board"',
};

const environmentShape: ArgumentShape = {
  pattern: /^\S(?:.*\S)?$/,
  is: "a name without blanks around it",
  example: '"production"',
};

/**
 * Trusts jobs of a repository. The job needs `permissions: id-token: write`.
 *
 *     githubActions({ repository: "contoso/room-board", environment: "production" })
 *
 * @throws {pulumi.RunError} for arguments from which no subject of GitHub's comes
 */
export function githubActions(args: GithubActionsArgs): FederatedCredential {
  const repository = requireText({ form, name: "repository", value: args.repository }, repositoryShape);
  const [owner = "", name = ""] = repository.split("/");
  const jobs = readJobs(args);
  const ids = readIds(args.ids);
  const path = ids === undefined ? repository : `${owner}@${ids.owner}/${name}@${ids.repository}`;
  const repositoryParts = ids === undefined ? [owner, name] : [owner, `${ids.owner}`, name, `${ids.repository}`];
  const identity = {
    issuer: readIssuer({ form, name: "issuer", value: args.issuer }, usualIssuer),
    subject: `repo:${path}:${jobs.claim}`,
    parts: ["github", ...repositoryParts, ...jobs.parts],
    usualIssuer,
  };
  return makeCredential(identity, args);
}

/** The end of the subject. */
function readJobs(args: GithubActionsArgs): { readonly claim: string; readonly parts: readonly string[] } {
  const chosen = requireOne(form, args, ["environment", "branch", "tag", "pullRequest"]);
  if (chosen.name === "pullRequest") {
    if (chosen.value !== true) refuse(chosen, "is not true", "write pullRequest: true, or leave it out");
    return { claim: "pull_request", parts: ["pull-request"] };
  }
  const value = requireText(chosen, chosen.name === "environment" ? environmentShape : gitRef);
  // GitHub writes a colon of a name so, to keep the parts of a subject apart.
  const written = value.replaceAll(":", "%3A");
  const prefixes = { environment: "environment:", branch: "ref:refs/heads/", tag: "ref:refs/tags/" };
  return { claim: `${prefixes[chosen.name]}${written}`, parts: [chosen.name, value] };
}

function readIds(ids: GithubRepository["ids"]): GithubRepository["ids"] {
  if (ids === undefined) return undefined;
  const areIds = [ids.owner, ids.repository].every((id) => Number.isSafeInteger(id) && id > 0);
  if (areIds) return ids;
  return refuse({ form, name: "ids" }, "are not both whole numbers above 0", "take them from GitHub's REST API");
}

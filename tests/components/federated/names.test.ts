import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  azureDevOps,
  type FederatedCredential,
  githubActions,
  gitLab,
  kubernetes,
  pulumiCloud,
  terraformCloud,
} from "../../../components/credentials/federated";

/** Few letters, so that parts that run into each other, and differ by case or one character, come up often. */
const lettersOf = (letters: string, maxLength = 4) =>
  fc.string({ unit: fc.constantFrom(...letters), maxLength, minLength: 1 });
const word = lettersOf("aA-_.");
const small = lettersOf("ab");
const ref = fc.oneof(
  lettersOf("aA-_./").filter((text) => !text.startsWith("refs/")),
  lettersOf("main", 200),
);
const issuer = fc.constantFrom("https://one.example", "https://two.example");
const ids = fc.record({ owner: fc.integer({ min: 1, max: 3 }), repository: fc.integer({ min: 1, max: 3 }) });

const repository = fc.tuple(lettersOf("aA-_"), word).map((parts) => parts.join("/"));
const project = fc.array(word, { minLength: 2, maxLength: 3 }).map((parts) => parts.join("/"));

const credential: fc.Arbitrary<FederatedCredential> = fc.oneof(
  fc.record({ repository, branch: ref }).map(githubActions),
  fc.record({ repository, tag: ref, issuer }).map(githubActions),
  fc.record({ repository, environment: lettersOf("aA-_:/") }).map(githubActions),
  fc.record({ repository, pullRequest: fc.constant<true>(true) }).map(githubActions),
  fc.record({ repository, ids, branch: ref }).map(githubActions),
  fc.record({ project, branch: ref }).map(gitLab),
  fc.record({ project, tag: ref, issuer }).map(gitLab),
  fc.record({ issuer, namespace: small, serviceAccount: small }).map(kubernetes),
  fc
    .record({ tenantId: fc.uuid(), organizationId: fc.uuid(), serviceConnectionId: fc.uuid() })
    .map((args) => azureDevOps(args)),
  fc
    .record({ organizationId: fc.uuid(), organization: word, project: word, serviceConnection: word })
    .map((args) => azureDevOps(args)),
  fc
    .record({ organization: word, project: word, workspace: word, phase: fc.constantFrom("plan", "apply") })
    .map(terraformCloud),
  fc
    .record({ project: word, stack: word, operation: fc.constantFrom("preview", "update") })
    .map((deployment) => pulumiCloud({ organization: "contoso", deployment })),
  fc
    .tuple(fc.oneof(word, fc.constant("default")), word)
    .map((parts) => pulumiCloud({ organization: "contoso", environment: parts.join("/") })),
  fc
    .record({ "pulumi.user.login": word, "rootEnvironment.name": word })
    .map((attributes) => pulumiCloud({ organization: "contoso", attributes })),
);

describe("the names that forms derive", () => {
  it("are such as Entra takes", () => {
    fc.assert(
      fc.property(credential, ({ name }) => {
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{2,119}$/);
      }),
    );
  });

  it("tell any two apart that differ in issuer or subject, even where case does not count", () => {
    fc.assert(
      fc.property(fc.uniqueArray(credential, { selector: identityOf, minLength: 2, maxLength: 40 }), (credentials) => {
        const names = credentials.map(({ name }) => name.toLowerCase());
        expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("are the same in every run, and another one may be given", () => {
    const args = { project: "a/b", branch: "main" };

    expect(gitLab(args).name).toBe(gitLab({ ...args }).name);
    expect(gitLab({ ...args, name: "mine" }).name).toBe("mine");
  });

  it.each([
    ["a-b/c", "a/b-c"],
    ["c/a.b", "c/a-b"],
    ["A/c", "a/c"],
  ])("tell the repositories %s and %s apart", (one, other) => {
    const names = [one, other].map((name) => githubActions({ repository: name, branch: "main" }).name);

    expect(names[0]).not.toBe(names[1]);
  });

  it("tell clusters apart that have a service account of the same name", () => {
    const nameAt = (issuer: string) => kubernetes({ issuer, namespace: "rooms", serviceAccount: "digest" }).name;

    expect(nameAt("https://blue.example/")).not.toBe(nameAt("https://green.example/"));
  });
});

function identityOf({ issuer, subject }: FederatedCredential): string {
  return `${issuer}\n${subject}`;
}
